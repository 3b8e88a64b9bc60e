import { addTemplateAction, declareVariable } from '../pages/panels.ts'
import type { Studio } from '../pages/studio.ts'

/**
 * The seed's flow drawn with the mouse, with its mistake: the token is fetched before the security code is in. The
 * main path comes from clicks in the palette, the way out from drags.
 */
export async function drawPaymentWithEarlyToken(studio: Studio): Promise<void> {
  const { canvas, properties } = studio
  await declareVariable(studio, 'Task.Amount', 'not sensitive')
  await declareVariable(studio, 'Task.Secure_CC', 'card number')
  await declareVariable(studio, 'Task.Secure_Expiry', 'expiry')
  await declareVariable(studio, 'Task.Secure_CVV', 'CVV')
  await declareVariable(studio, 'Task.Secure_SessionToken', 'token')
  await declareVariable(studio, 'Task.Transaction_ID', 'not sensitive')
  await declareVariable(studio, 'Task.Choice', 'not sensitive')
  await addTemplateAction(studio, 'Generate_Session_Token')
  await addTemplateAction(studio, 'Process_Payment')

  await studio.select('Enter secure flow')
  await properties.press('Add')
  await properties.pick('Into', 'Task.Amount')
  await askFirst(studio)
  await collect(studio, 'Card number', 'Task.Secure_CC', ['13', '19'])
  await collect(studio, 'Expiry', 'Task.Secure_Expiry', 4)
  await fetchToken(studio)
  await collect(studio, 'CVV', 'Task.Secure_CVV', ['3', '4'])
  await pay(studio)
  await finish(studio)

  await canvas.fit()
  await studio.addAt('Set participant data', 'Not paid', { x: 640, y: 60 })
  await attribute(studio, 'Payment_Status', { literal: 'not paid' })
  await studio.addAfter('Return to agent', 'Return unpaid')
  for (const [node, output] of WAYS_OUT) await canvas.drag(node, output, 'Not paid')
}

/** The outputs on which nothing is paid. */
export const WAYS_OUT = [
  ['Amount given?', 'no'],
  ['Pay now?', 'failure'],
  ['Wants to pay?', 'no'],
  ['Card number', 'failure'],
  ['Expiry', 'failure'],
  ['Generate_Session_Token', 'failure'],
  ['Generate_Session_Token', 'timeout'],
  ['CVV', 'failure'],
  ['Process_Payment', 'failure'],
  ['Process_Payment', 'timeout'],
  ['Approved?', 'no'],
] as const

/** An agent's script may pass no amount, and a caller may not want to pay it. */
async function askFirst(studio: Studio): Promise<void> {
  const { properties } = studio
  await studio.addAfter('Decision', 'Amount given?')
  await properties.fill('Condition', '!IsNotSetOrEmpty(Task.Amount)')
  await studio.addAfter('Collect input', 'Pay now?')
  await properties.choose('Prompt: kind of audio', 'Expression')
  await properties.fill('Prompt: expression', PAY_NOW)
  await properties.pick('Into', 'Task.Choice')
  await properties.choose('Digits: exact or range', 'An exact number')
  await properties.fill('Number of digits', '1')
  await studio.addAfter('Decision', 'Wants to pay?')
  await properties.fill('Condition', 'Task.Choice == "1"')
}

/** What the caller hears before the card is asked for. */
export const PAY_NOW =
  'ToAudioTTS(Append("You pay ", Task.Amount, " euros. Press 1 to pay, or 2 for your agent."))'

async function collect(
  studio: Studio,
  name: string,
  into: string,
  digits: number | readonly [string, string],
): Promise<void> {
  const { properties } = studio
  await studio.addAfter('Collect input', name)
  await properties.choose('Prompt: kind of audio', 'Spoken text')
  await properties.fill('Prompt: text to say', `Please key in: ${name}`)
  await properties.pick('Into', into)
  if (typeof digits === 'number') {
    await properties.choose('Digits: exact or range', 'An exact number')
    await properties.fill('Number of digits', String(digits))
  } else {
    await properties.fill('From', digits[0])
    await properties.fill('To', digits[1])
  }
}

async function fetchToken(studio: Studio): Promise<void> {
  const { properties } = studio
  await studio.addAfter('Secure data action', 'Generate_Session_Token')
  await properties.choose('Action', 'Generate_Session_Token')
  await properties.fill('Value of Reference', 'Call.ConversationId')
  await properties.pick('Variable for Session_Token', 'Task.Secure_SessionToken')
  await properties.fill('While waiting', 'PromptSystem.processing')
}

async function pay(studio: Studio): Promise<void> {
  const { properties } = studio
  await studio.addAfter('Secure data action', 'Process_Payment')
  await properties.choose('Action', 'Process_Payment')
  await properties.press('Map by name')
  await properties.fill('Value of Idempotency_Key', 'Call.ConversationId')
  await properties.pick('Variable for Transaction_ID', 'Task.Transaction_ID')
}

/** A decline arrives on success, without a transaction id. */
async function finish(studio: Studio): Promise<void> {
  await studio.addAfter('Decision', 'Approved?')
  await studio.properties.fill('Condition', '!IsNotSetOrEmpty(Task.Transaction_ID)')
  await studio.addAfter('Set participant data', 'Receipt')
  await attribute(studio, 'Transaction_ID', { expression: 'Task.Transaction_ID' })
  await studio.addAfter('Return to agent', 'Return paid')
}

async function attribute(
  studio: Studio,
  name: string,
  value: { readonly literal: string } | { readonly expression: string },
): Promise<void> {
  const { properties } = studio
  await properties.press('Add')
  await properties.fill('Name: value', name)
  if ('literal' in value) {
    await properties.choose('Value: kind of value', 'Literal')
    await properties.fill('Value: value', value.literal)
  } else {
    await properties.fill('Value: expression', value.expression)
  }
}
