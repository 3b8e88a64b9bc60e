import { describe, expect, test } from 'vitest'
import { sessionToken } from '#core/gateways/session-token/index.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { driveSandbox, type SandboxDriver } from '#testing/drive-sandbox.ts'
import { flowYaml, publishTemplate, publishYaml } from '#testing/sandbox-contents.ts'
import { writeForm } from '../request.ts'

const card = sessionToken.testPans.value[0] ?? ''

/** The template, published with its actions, and the forms of the page. */
function start() {
  const org = driveSandbox()
  const token = org.signIn()
  const design = publishTemplate(org, token, sessionTokenTemplate)
  const submit = (path: string, fields: Readonly<Record<string, string>>) =>
    org.send({
      method: 'POST',
      url: `/sandbox/call${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: writeForm(fields),
    })
  const call = () => submit('', { flow: design.flow.name, data: '19.99|reference-1' })
  const page = () => org.send({ url: '/sandbox/call' }).body
  const log = () => org.state().call?.log.map(({ who, text }) => `${who}: ${text}`) ?? []
  return { org, submit, call, page, log, flow: design.flow.name }
}

function askedFor(org: SandboxDriver): string | undefined {
  const question = org.state().call?.call.question
  return question?.type === 'digits' ? question.variable : undefined
}

describe('a call of a published flow', () => {
  test('takes a test card, pays at the emulator, and ends with the agent', () => {
    const { org, submit, call, log } = start()
    expect(call()).toMatchObject({ status: 303, headers: { location: '/sandbox/call' } })
    for (const keys of ['1', `${card}#`, '0330', '737#']) submit('/keys', { keys })
    expect(org.state().call?.call.at).toBeNull()
    expect(log().filter((line) => line.startsWith('gateway'))).toEqual([
      'gateway: Generate_Session_Token: success',
      'gateway: Process_Payment: success',
    ])
    expect(log().at(-1)).toBe('flow: The caller is back with the agent.')
    expect(log().find((line) => line.startsWith('agent'))).toContain('txn_')
  })

  test('shows what is heard and a keypad, and never what is secure', () => {
    const { submit, call, page } = start()
    call()
    expect(page()).toContain('<button type="submit" name="keys" value="5">5</button>')
    for (const keys of ['1', `${card}#`]) submit('/keys', { keys })
    const shown = page()
    expect(shown).toContain('What happens')
    expect(shown).toContain('Task.Secure_CC')
    expect(shown).toContain('(16 characters)')
    expect(shown).not.toContain(card)
    expect(shown).not.toContain('<script')
  })

  test('keys in a test card of the gateway at once, where a card is asked for and nowhere else', () => {
    const { submit, call, page, log } = start()
    call()
    expect(page()).not.toContain('••••')
    submit('/keys', { keys: '1' })
    const [, keys = '', name] =
      /name="keys" value="(\d+#)">([^<]*)<\/button>/.exec(page().replace(/value="\d"/g, '')) ?? []
    expect(name).toBe(`Visa •••• ${card.slice(-4)}, approved`)
    expect(keys).toBe(`${card}#`)
    submit('/keys', { keys: '4' })
    expect(page()).not.toContain(card)
    submit('/keys', { keys: keys.slice(1) })
    expect(log().at(-1)).toBe('flow: Waits for 4 keys.')
    expect(page()).not.toContain(card)
  })

  test('takes keys one by one', () => {
    const { org, submit, call } = start()
    call()
    submit('/keys', { keys: '1' })
    for (const key of card) submit('/keys', { keys: key })
    expect(org.state().call?.typed).toBe(card)
    submit('/keys', { keys: '#' })
    expect(org.state().call?.typed).toBe('')
  })

  test('masks keys that are pressed ahead: they may be for a secure question', () => {
    const { submit, call, log } = start()
    call()
    submit('/keys', { keys: `1${card}#` })
    expect(log().join(' ')).not.toContain(card)
  })

  test('ends an input at the key that fails it: * where # is the terminating key', () => {
    const { org, submit, call } = start()
    call()
    submit('/keys', { keys: '1' })
    submit('/keys', { keys: '4111*' })
    expect(org.state().call).toMatchObject({ typed: '', call: { keysLeft: '' } })
    // Without a card the second of three tries has begun.
    expect(askedFor(org)).toBe('Task.Secure_CC')
    for (const keys of [`${card}#`, '0330', '737#']) submit('/keys', { keys })
    expect(org.state().call?.call.at).toBeNull()
  })

  test('takes keys that are left over for the next input, without waiting (“Collect Input action”)', () => {
    const { org, submit, call, page } = start()
    call()
    submit('/keys', { keys: `1${card}#03307` })
    expect(askedFor(org)).toBe('Task.Secure_CVV')
    expect(page()).toContain('1 of at most 4 keys pressed')
    submit('/keys', { keys: '3' })
    submit('/keys', { keys: '7' })
    submit('/keys', { keys: '#' })
    expect(org.state().call?.call.at).toBeNull()
  })

  test('waits between digits, not for the first one, when one is left over', () => {
    const { org, submit, call } = start()
    call()
    submit('/keys', { keys: `1${card}#0330737` })
    const before = org.state().call?.call.seconds ?? 0
    submit('/keys', {})
    // The gateway answers in a second, twice; the thanks take some more.
    expect(org.state().call?.call.at).toBeNull()
    expect((org.state().call?.call.seconds ?? 0) - before).toBeLessThan(15)
  })

  test('hears from the flow when nothing is pressed', () => {
    const { org, submit, call, log } = start()
    call()
    const before = log().length
    submit('/keys', {})
    expect(log()[before]).toBe('caller: presses nothing')
    expect(org.state().call?.call.seconds).toBeGreaterThan(0)
  })

  test('meets gateways as they are told to behave', () => {
    const { org, submit, call, log } = start()
    org.change((state) => ({ ...state, scenario: 'server-error' }))
    call()
    for (const keys of ['1', `${card}#`, '0330', '737#']) submit('/keys', { keys })
    expect(log().find((line) => line.startsWith('gateway'))).toContain('failure')
  })

  test('sends no card of a real person to an emulator', () => {
    const { submit, call, log } = start()
    call()
    for (const keys of ['1', `${['4539', '5787', '6362', '1486'].join('')}#`, '0330', '737#'])
      submit('/keys', { keys })
    expect(log().join('\n')).toContain('no gateway publishes for tests')
  })

  test('of a flow that is not there is refused, as are keys that no telephone has', () => {
    const { submit, call } = start()
    expect(submit('', { flow: 'Unheard of' }).status).toBe(404)
    expect(submit('/keys', { keys: '1' }).status).toBe(409)
    call()
    expect(submit('/keys', { keys: '12a' }).status).toBe(400)
  })

  test('can be hung up', () => {
    const { org, submit, call, page } = start()
    call()
    submit('/hang-up', {})
    expect(org.state().call).toBeNull()
    expect(page()).toContain('No call')
  })
})

test('the page of the org shows each version, who calls which action, and lets one call', () => {
  const { org, flow } = start()
  publishYaml(org, org.signIn(), flowYaml('<b>Other</b>'))
  const page = org.send({ url: '/sandbox' }).body
  expect(page).toContain(`<td>${flow}</td>`)
  expect(page).toContain('Version 1.0, live')
  expect(page).toContain('calls Generate_Session_Token, Process_Payment')
  expect(page).toContain('Call this flow')
  expect(page).not.toContain('<b>Other</b>')
})

describe('a transfer', () => {
  function transferred(fields: Readonly<Record<string, string>>) {
    const { org, submit, log, page } = start()
    const yaml = flowYaml('To Billing').replace(
      'disconnect: {name: Hang up}',
      'transferToAcd: {name: To the queue, targetQueue: {lit: {name: Billing}}, outputs: {failure: {actions: [{disconnect: {name: End}}]}}}',
    )
    publishYaml(org, org.signIn(), yaml)
    submit('', { flow: 'To Billing' })
    expect(page()).toContain('This is not for the caller to decide')
    submit('/outcome', fields)
    return log().at(-1)
  }

  test('that works ends the call', () => {
    expect(transferred({})).toBe('flow: The caller is transferred.')
  })

  test('that fails goes on by its failure', () => {
    expect(transferred({ output: 'failure' })).toBe('flow: The call is over: the flow hangs up.')
  })
})

test('the flow knows when it was started, and that it is no test', () => {
  const { org, submit } = start()
  const written = ['ToString(Flow.StartDateTimeUtc)', 'ToString(Flow.IsTest)'].map(
    (exp, n) => `{attribute: {name: {lit: a${n}}, value: {exp: '${exp}'}}}`,
  )
  const yaml = flowYaml('Knows').replace(
    '- disconnect:',
    `- setParticipantData: {name: Write, attributes: [${written.join(', ')}]}\n          - disconnect:`,
  )
  publishYaml(org, org.signIn(), yaml)
  submit('', { flow: 'Knows' })
  const [started, isTest] = [...(org.state().call?.call.attributes.values() ?? [])]
  expect(started).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(isTest?.toLowerCase()).toBe('false')
})
