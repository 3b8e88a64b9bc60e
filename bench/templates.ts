import { JSONPath } from 'jsonpath-plus'
import { Compile, parse, render } from 'velocityjs'
import { toJson, type JsonInput } from '#core/language/json/json-value.ts'
import { writeJson } from '#core/language/json/lossless-json.ts'
import { evaluateJsonPath, parseJsonPath } from '#core/language/jsonpath/json-path.ts'
import { mapParsedResponse, parseResponse } from '#core/language/response/map-response.ts'
import { parseVelocity, renderVelocity } from '#core/language/velocity/velocity.ts'
import { best, printTable } from './measure.ts'

/**
 * Our template languages beside velocityjs and jsonpath-plus, on a payment where those give the same text: ratios of
 * one run on one machine. Ours read each template for two versions of Velocity, keep the digits of numbers, and bound
 * steps, depth and length, which the others do not.
 */
const TIMES = Number(process.env['TIMES'] ?? 10_000)
const RUNS = 5

const BODY = `{
  "amount": {"value": "$esc.jsonString(\${input.Amount})", "currency": "$esc.jsonString(\${input.Currency})"},
  "reference": "$esc.jsonString(\${input.Reference})",
  "paymentMethod": {
    "type": "scheme", #if("$!{input.CVV}" != "")"cvc": "$esc.jsonString(\${input.CVV})", #end"number": "$esc.jsonString(\${input.CC_Number})",
    "expiryMonth": "$esc.jsonString(\${input.Month})",
    "expiryYear": "$esc.jsonString(\${input.Year})"
  },
  "merchantAccount": "\${credentials.merchantAccount}"
}`
const VALUES = {
  input: {
    Amount: '25.00',
    Currency: 'EUR',
    Reference: 'Order 4711 "blue"',
    CC_Number: '4111111111111111',
    Month: '12',
    Year: '2030',
    CVV: '123',
  },
  credentials: { merchantAccount: 'Merchant' },
}
/** What the gateway answers. */
const REPLY = {
  id: 'pay_8a1f',
  status: 'AUTHORIZED',
  amount: { value: 2500, currency: 'EUR' },
  card: {
    brand: 'Visa',
    last4: '1111',
    tokens: [
      { type: 'network', id: 'tok_1' },
      { type: 'merchant', id: 'tok_2' },
    ],
  },
  links: [
    { rel: 'self', href: '/1' },
    { rel: 'refund', href: '/2' },
  ],
}
const PATHS: Readonly<Record<string, string>> = {
  id: '$.id',
  status: '$.status',
  value: '$.amount.value',
  last4: '$.card.last4',
  tokens: "$.card.tokens[?(@.type == 'merchant')].id",
  links: '$.links[*].href',
}
const SUCCESS =
  '{"Payment_ID": ${id}, "Status": ${status}, "Value": ${value}, "Last4": ${last4}, "Tokens": ${tokens}, "Links": ${links}}'

const ESC = { jsonString: (text: string) => JSON.stringify(text).slice(1, -1) }

function unwrap<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('Bug: the benchmark has a template that cannot be read')
  return result.value
}

const template = unwrap(parseVelocity(BODY))
const theirTemplate = parse(BODY)
const ourBody = () => unwrap(renderVelocity(template, VALUES, { version: '2.x' }))
const theirBody = () => new Compile(theirTemplate).render({ ...VALUES, esc: ESC })
const ourBodyAnew = () =>
  unwrap(renderVelocity(unwrap(parseVelocity(BODY)), VALUES, { version: '2.x' }))
const theirBodyAnew = () => render(BODY, { ...VALUES, esc: ESC })

// Ours keeps the templates of last time; here there are none.
let [ourCount, theirCount] = [0, 0]
const ourNewBody = () => unwrap(parseVelocity(`${BODY}${(ourCount += 1)}`)).parsed['2.x'].ok
const theirNewBody = () => parse(`${BODY}${(theirCount += 1)}`).length > 0

const data = toJson(REPLY)
const paths = Object.values(PATHS).map((path) => unwrap(parseJsonPath(path)))
const ourPaths = () => paths.map((path) => unwrap(evaluateJsonPath(path, data)))
const theirPaths = () => Object.values(PATHS).map(valueAt)

const mapping = unwrap(
  parseResponse({ translationMap: PATHS, translationMapDefaults: {}, successTemplate: SUCCESS }),
)
const theirSuccess = parse(SUCCESS)
const ourReply = () => unwrap(mapParsedResponse(mapping, data)).text
const theirReply = () =>
  new Compile(theirSuccess).render(
    Object.fromEntries(
      Object.entries(PATHS).map(([name, path]) => [name, JSON.stringify(valueAt(path))]),
    ),
  )

/** One value for a definite path, else a list, as Jayway has it. */
function valueAt(path: string): JsonInput {
  const isList = /[?*]/.test(path)
  const found: JsonInput = JSONPath({ path, json: REPLY, wrap: isList })
  return found
}

const CASES: readonly (readonly [string, () => unknown, () => unknown, string])[] = [
  ['request body, read once', ourBody, theirBody, 'velocityjs'],
  ['request body from its text', ourBodyAnew, theirBodyAnew, 'velocityjs'],
  ['a body that is new each time', ourNewBody, theirNewBody, 'velocityjs'],
  ['six paths', ourPaths, theirPaths, 'jsonpath-plus'],
  ['reply to flow', ourReply, theirReply, 'both'],
  ['body and reply', () => [ourBody(), ourReply()], () => [theirBody(), theirReply()], 'both'],
]

const rows = [[`${TIMES} times`, 'ours', 'theirs', 'ours / theirs', 'compared with']]
for (const [name, ours, theirs, library] of CASES) {
  // Before anything is measured: a wrong answer would be fast for nothing.
  if (textOf(ours()) !== textOf(theirs())) throw new Error(`Bug: “${name}” differs`)
  const [our, their] = [measure(ours), measure(theirs)]
  rows.push([
    name,
    `${our.toFixed(0)} ms`,
    `${their.toFixed(0)} ms`,
    (our / their).toFixed(2),
    library,
  ])
}
printTable(rows)

function measure(work: () => unknown): number {
  return best(RUNS, () => {
    for (let i = 0; i < TIMES; i += 1) work()
  })
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : writeJson(answer as JsonInput)
}
