import { describe, expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { FLOW_TEMPLATES } from '../gateways/templates.ts'
import { lintDesign } from './lint.ts'
import type { Problem } from './problem.ts'

/**
 * What a flow of Genesys tells nothing of: what its actions are for, what its variables hold, how long a token lives.
 * It is concluded from bindings and names, and reports say so. Here a flow is a list of actions, each in the success of
 * the one before.
 */
function problemsOf(...actions: readonly Action[]): readonly Problem[] {
  const yaml = `secureCall:
  name: Pay by phone
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  tasks:
    - task:
        name: Main
        refId: Main_10
        variables:
${['SessionToken', 'CardNumber', 'Choice'].map((name) => `          - stringVariable: {name: Task.${name}, isSecure: true}`).join('\n')}
          - stringVariable: {name: Task.Receipt}
        actions:
${nested(actions, '          ')}
          - returnToAgent: {name: Back}
`
  return saidOfOrder(yaml)
}

/** What the rules of order and of lifetime say of a file. */
function saidOfOrder(yaml: string): readonly Problem[] {
  return lintDesign(mustRead(yaml).design).problems.filter(({ code }) => ORDER.test(code))
}

const ORDER = /^SF-(ORD|TTL)-/

interface Action {
  readonly key: string
  readonly lines: readonly string[]
}

function nested([first, ...rest]: readonly Action[], indent: string): string {
  if (first === undefined) return ''
  const within = `${indent}    `
  const lines = [`${indent}- ${first.key}:`, ...first.lines.map((line) => `${within}${line}`)]
  if (rest.length > 0) {
    lines.push(`${within}outputs:`, `${within}  success:`, `${within}    actions:`)
    lines.push(nested(rest, `${within}      `))
  }
  return lines.join('\n')
}

function call(
  name: string,
  action: string,
  {
    inputs = {},
    outputs = {},
    seconds,
  }: {
    readonly inputs?: Readonly<Record<string, string>>
    readonly outputs?: Readonly<Record<string, string>>
    readonly seconds?: number
  },
): Action {
  const bound = Object.entries(inputs).map(([field, text]) => `${field}: {exp: ${text}}`)
  const filled = Object.entries(outputs).map(([field, variable]) => `${field}: {var: ${variable}}`)
  return {
    key: 'callDataSecure',
    lines: [
      `name: ${name}`,
      ...(seconds === undefined ? [] : [`timeout: {lit: {seconds: ${seconds}}}`]),
      'category:',
      '  Gateway:',
      '    dataAction:',
      `      ${action}:`,
      `        inputs: {${bound.join(', ')}}`,
      `        successOutputs: {${filled.join(', ')}}`,
    ],
  }
}

function ask(name: string, variable: string, seconds = 5): Action {
  return {
    key: 'collectInput',
    lines: [
      `name: ${name}`,
      `inputData: {var: ${variable}}`,
      'digits: {exact: 1}',
      `noEntryTimeout: {lit: {seconds: ${seconds}}}`,
      'inputAudio: {tts: Please key it in.}',
    ],
  }
}

const TOKEN = { outputs: { sessionToken: 'Task.SessionToken' } }
const fetch = call('Get token', 'Get_Session', TOKEN)
const CHARGE = {
  inputs: { sessionToken: 'Task.SessionToken', cardNumber: 'Task.CardNumber' },
  outputs: { transactionId: 'Task.Receipt' },
}
const pay = call('Pay', 'Charge_Card', CHARGE)
const card = ask('Card', 'Task.CardNumber')
const write: Action = {
  key: 'setParticipantData',
  lines: [
    'name: Write',
    'attributes: [{attribute: {name: {lit: Receipt}, value: {exp: Task.Receipt}}}]',
  ],
}

function messageOf(problems: readonly Problem[], wanted: string): string | undefined {
  return problems.find(({ code }) => code === wanted)?.message
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code)

describe('a flow that was made elsewhere', () => {
  test('in the right order, only the lifetime of its token is not known', () => {
    const found = problemsOf(card, fetch, pay, write)
    expect(found).toMatchObject([{ code: 'SF-TTL-03', severity: 'warning' }])
    expect(found[0]?.message).toMatch(
      /180 s are assumed.*That “Get token” fetches a token is inferred/,
    )
  })

  test('the token is fetched before the card is asked for', () => {
    const early = messageOf(problemsOf(fetch, card, pay, write), 'SF-ORD-02')
    expect(early).toMatch(/That “Get token” fetches a token is inferred/)
    expect(early).toMatch(/That “Pay” pays is inferred/)
  })

  test('no token on the way to the payment', () => {
    const found = problemsOf(card, pay, write)
    expect(found.map(({ code, message }) => [code, message.includes('is inferred')])).toEqual([
      ['SF-ORD-01', true],
    ])
  })

  test('one token, two payments', () => {
    const second = { ...pay, lines: ['name: Pay again', ...pay.lines.slice(1)] }
    const twice = problemsOf(card, fetch, pay, write, second, write)
    expect(messageOf(twice, 'SF-ORD-04')).toContain('good for one payment is assumed')
  })

  test('a token that nothing uses, and a receipt that nobody writes', () => {
    const other = call('Get other', 'Get_Session', { outputs: { sessionToken: 'Task.Choice' } })
    expect(codes(problemsOf(card, other, fetch, pay))).toEqual(
      expect.arrayContaining(['SF-ORD-05', 'SF-ORD-06']),
    )
  })

  test('of the token’s life 180 s are assumed, which a slow caller outlives', () => {
    const half = problemsOf(card, fetch, ask('Sure', 'Task.Choice', 90), pay, write)
    expect(messageOf(half, 'SF-TTL-02')).toContain('is assumed to live 180 s')
    const sure = ask('Sure', 'Task.Choice', 99)
    const late = problemsOf(card, fetch, sure, ask('Really', 'Task.Choice', 99), pay, write)
    expect(messageOf(late, 'SF-TTL-01')).toContain('is assumed to live 180 s')
    expect(late).toContainEqual(expect.objectContaining({ code: 'SF-TTL-01', severity: 'warning' }))
  })

  test('a sign-in by its name, and time-outs that the calls state', () => {
    const signIn = call('Sign in', 'Get_OAuth_Token', TOKEN)
    expect(codes(problemsOf(card, signIn, pay, write))).toContain('SF-TTL-05')
    const slow = [
      call('Get token', 'Get_Session', { ...TOKEN, seconds: 20 }),
      call('Pay', 'Charge_Card', { ...CHARGE, seconds: 40 }),
    ]
    expect(codes(problemsOf(card, ...slow, write))).toContain('SF-TTL-06')
  })

  test('names in German', () => {
    const zahlen = call('Zahlen', 'Karte_belasten', {
      inputs: { sitzungstoken: 'Task.SessionToken', kartennummer: 'Task.CardNumber' },
      outputs: { transaktionsnummer: 'Task.Receipt' },
    })
    expect(codes(problemsOf(fetch, card, zahlen))).toEqual(
      expect.arrayContaining(['SF-ORD-02', 'SF-ORD-06']),
    )
  })
})

test.each(FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null))(
  'the template $id loses in YAML what it says of its token, and nothing else is found',
  (template) => {
    const found = saidOfOrder(mustWrite(template.build()).yaml)
    expect(codes(found).filter((code) => code !== 'SF-TTL-03')).toEqual([])
  },
)
