import { describe, expect, test } from 'vitest'
import { parseVelocity, renderVelocity } from '#core/language/velocity/velocity.ts'
import { describeActionNote } from './action-draft.ts'
import { describeActionImportError } from './import-error.ts'
import { renderSketch } from './render-sketch.ts'
import type { Choice, RequestSketch } from './request-sketch.ts'
import { sketchCurl } from './sketch-curl.ts'

function sketch(command: string): RequestSketch {
  const result = sketchCurl(command)
  if (!result.ok) throw new Error(describeActionImportError(result.error))
  return result.value
}

/** The action of a command, with choices by the place of the value. */
function action(command: string, choices: Readonly<Record<string, Partial<Choice>>> = {}) {
  const read = sketch(command)
  const chosen = read.values.flatMap(({ id, where, best }): [number, Choice][] =>
    choices[where] === undefined ? [] : [[id, { ...best, ...choices[where] }]],
  )
  return renderSketch(read, new Map(chosen))
}

const request = (command: string) => action(command).draft.request

const notes = (command: string) => sketch(command).notes.map(describeActionNote)

describe('what a command sends', () => {
  test('a body of JSON: method, headers, inputs with their sensitivities, escapes', () => {
    const command = `curl -X POST https://pay.example/v1/charges \\
      -H 'Content-Type: application/json' -H "Accept: application/json" \\
      -d '{"amount": 25.00, "capture": true, "card": {"number": "4242424242424242", "cvc": "123", "exp": "12/30"}, "note": null}'`
    const { draft } = action(command)
    expect(draft.name).toBe('Post_Charges')
    expect(draft.request).toEqual({
      method: 'POST',
      url: 'https://pay.example/v1/charges',
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Accept', value: 'application/json' },
      ],
      body: `{
  "amount": \${input.Amount},
  "capture": true,
  "card": {
    "number": "$!esc.jsonString($!{input.Card_Number})",
    "cvc": "$!esc.jsonString($!{input.CVC})",
    "exp": "$!esc.jsonString($!{input.Exp})"
  },
  "note": null
}`.replace('${input', '$!{input'),
    })
    expect(draft.inputs.map(({ name, type, sensitivity }) => [name, type, sensitivity])).toEqual([
      ['Amount', 'number', 'none'],
      ['Card_Number', 'string', 'pan'],
      ['CVC', 'string', 'cvv'],
      ['Exp', 'string', 'expiry'],
    ])
  })

  test('a form, with brackets in its names', () => {
    const { method, headers, body } = request(
      `curl https://api.example/v1/tokens -u sk_test_123: -d 'card[number]'=4242424242424242 -d "card[exp_month]=5" --data-urlencode 'description=Tea & more' -d currency=eur`,
    )
    expect(method).toBe('POST')
    expect(headers).toEqual([
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      { name: 'Authorization', value: 'Basic $encoding.base64("${credentials.secretKey}:")' },
    ])
    expect(body).toBe(
      [
        'card[number]=$!esc.uriEncode($!{input.Card_Number})',
        'card[exp_month]=$!esc.uriEncode($!{input.Exp_Month})',
        'description=$!esc.uriEncode($!{input.Description})',
        'currency=$!esc.uriEncode($!{input.Currency})',
      ].join('&'),
    )
  })

  test('--json says what it sends', () => {
    expect(request(`curl --json '{"a": "b"}' https://a.example/x`)).toMatchObject({
      method: 'POST',
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Accept', value: 'application/json' },
      ],
    })
  })

  test('JSON without a content type is sent as JSON, and that is said', () => {
    const command = `curl https://a.example -d '{"a": "b"}'`
    expect(request(command).headers).toEqual([{ name: 'Content-Type', value: 'application/json' }])
    expect(notes(command)).toEqual([expect.stringContaining('sends JSON without saying so')])
  })

  test('-G puts the data into the address', () => {
    expect(request(`curl -G https://a.example/find?x=1 -d 'q=two words' -d page=2`)).toMatchObject({
      method: 'GET',
      url: 'https://a.example/find?x=1&q=two%20words&page=2',
      body: '',
    })
  })

  test('placeholders of the path become inputs, and so do those of the body', () => {
    const { draft } = action(
      `curl 'https://a.example/orders/{order_id}/lines/:line' --json '{"note": "<note>"}'`,
    )
    expect(draft.request.url).toBe(
      'https://a.example/orders/$!esc.uriEncode($!{input.Order_ID})/lines/$!esc.uriEncode($!{input.Line})',
    )
    expect(draft.inputs.map(({ name }) => name)).toEqual(['Order_ID', 'Line', 'Note'])
  })

  test('short options in one word, and options that only concern a terminal', () => {
    expect(
      request(`curl -sSLXPUT -HX-A:b https://a.example -o out.json --compressed`),
    ).toMatchObject({
      method: 'PUT',
      headers: [{ name: 'X-A', value: 'b' }],
    })
  })

  test('the time that it waits', () => {
    expect(action('curl -m 90 https://a.example').draft.timeoutSeconds).toBe(60)
  })

  test('what looks like Velocity in a constant stays text', () => {
    const command = `curl --json '{"query": "mutation Pay($input: In!) { pay(input: $input) }", "a": "##"}' https://a.example`
    const { draft } = action(command, {
      'body query': { role: 'constant' },
      'body a': { role: 'constant' },
    })
    const template = parseVelocity(draft.request.body)
    const sent = template.ok
      ? renderVelocity(template.value, { input: { x: 'no' } }, { version: '2.x' })
      : template
    expect(sent.ok && JSON.parse(sent.value)).toEqual({
      query: 'mutation Pay($input: In!) { pay(input: $input) }',
      a: '##',
    })
  })
})

describe('choices', () => {
  const command = `curl --json '{"amount": 5, "merchant": "m1", "note": "hi"}' https://a.example`

  test('a value can be a constant, a credential, or an input of another name', () => {
    const { draft } = action(command, {
      'body amount': { role: 'constant' },
      'body merchant': { role: 'credential', name: 'merchantAccount' },
      'body note': { name: 'Remark', sensitivity: 'token' },
    })
    expect(draft.request.body).toBe(
      '{\n  "amount": 5,\n  "merchant": "$esc.jsonString(${credentials.merchantAccount})",\n  "note": "$!esc.jsonString($!{input.Remark})"\n}',
    )
    expect(draft.inputs).toEqual([
      { name: 'Remark', type: 'string', required: true, description: '', sensitivity: 'token' },
    ])
  })

  test('a card number cannot stay where it is', () => {
    const { values } = sketch(`curl --json '{"pan": "4242424242424242"}' https://a.example`)
    expect(values).toMatchObject([{ text: null, roles: ['input'], best: { sensitivity: 'pan' } }])
  })

  test('equal names are told apart', () => {
    const { values } = sketch(
      `curl --json '{"a": {"note": "x"}, "b": {"note": "y"}}' https://a.example`,
    )
    expect(values.map(({ best }) => best.name)).toEqual(['Note', 'Note_2'])
  })
})

describe('secrets', () => {
  test.each([
    [
      'a bearer token',
      `-H 'Authorization: Bearer abc'`,
      'Authorization',
      'Bearer ${credentials.accessToken}',
    ],
    [
      'a variable of the shell',
      `-H "Authorization: Bearer $TOKEN"`,
      'Authorization',
      'Bearer ${credentials.accessToken}',
    ],
    [
      'a token of curl',
      '--oauth2-bearer abc',
      'Authorization',
      'Bearer ${credentials.accessToken}',
    ],
    ['basic', `-H 'authorization: Basic bTpu'`, 'authorization', 'Basic ${credentials.basicAuth}'],
    [
      'user and password',
      '-u me:hush',
      'Authorization',
      'Basic $encoding.base64("${credentials.username}:${credentials.password}")',
    ],
    ['a key of its own', `-H 'X-API-Key: hush'`, 'X-API-Key', '${credentials.xApiKey}'],
    ['a live key anywhere', `-H 'X-Any: sk_live_NoRealKey1'`, 'X-Any', '${credentials.secretKey}'],
    ['a cookie', `-b 'sid=hush'`, 'Cookie', '${credentials.cookie}'],
  ])('%s', (_, option, name, value) => {
    const command = `curl https://a.example ${option}`
    expect(request(command).headers).toContainEqual({ name, value })
    expect(JSON.stringify(sketch(command))).not.toMatch(/hush|NoRealKey1|\babc\b|bTpu/)
    expect(
      action(command).notes.some(({ code }) => code === 'credential') || /X-Any/.test(command),
    ).toBe(true)
  })

  test('in the body they are named by their key', () => {
    const command = `curl --json '{"api_key": "hush", "any": "sk_live_NoRealKey1"}' https://a.example`
    expect(request(command).body).toBe(
      '{\n  "api_key": "$esc.jsonString(${credentials.apiKey})",\n  "any": "$esc.jsonString(${credentials.secretKey})"\n}',
    )
    expect(JSON.stringify(sketch(command))).not.toMatch(/hush|NoRealKey1/)
  })

  test('in the address', () => {
    const command = 'curl "https://me:hush@a.example/x?key=hush2"'
    expect(request(command).url).toBe('https://a.example/x?key=$esc.uriEncode(${credentials.key})')
    expect(JSON.stringify(sketch(command))).not.toContain('hush')
  })

  test('what is named already stays named', () => {
    const command = `curl https://a.example -H 'Authorization: Bearer \${credentials.mine}' --json '{"k": "\${credentials.other}"}'`
    expect(request(command)).toMatchObject({
      headers: expect.arrayContaining([
        { name: 'Authorization', value: 'Bearer ${credentials.mine}' },
      ]),
      body: '{\n  "k": "$esc.jsonString(${credentials.other})"\n}',
    })
  })
})
