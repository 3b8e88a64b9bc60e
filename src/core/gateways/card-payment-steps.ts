import { literal, speech } from '../model/values.ts'
import type { Outcome } from './card-payment-edges.ts'
import type { Inquiry } from './card-payment-spec.ts'
import { type Step, step } from './flow-template.ts'
import { collect, decide, enter, type Place, report, returnToAgent, say } from './steps.ts'

/** The amount comes first: nobody keys in a card for a payment that cannot be made. */
export function askToPay(main: Place): readonly Step[] {
  return [
    enter(main, [
      { variable: 'Task.Amount', expression: 'GetAt(Split(Flow.InvocationData, "|"), 0)' },
    ]),
    decide(
      main,
      'amount-given',
      'Amount given?',
      '!IsNotSetOrEmpty(Task.Amount) and ToDecimal(Task.Amount) > 0',
    ),
    say(main, 'welcome', 'Welcome', {
      type: 'expression',
      text: 'ToAudioTTS(Append("You are about to pay ", Task.Amount, ". Your agent cannot hear or see what you key in."))',
    }),
    collect(main, 'consent', 'Pay now?', {
      variable: 'Task.Choice',
      digits: { type: 'exact', count: 1 },
      prompt: speech('Press 1 to enter your card, or 2 to go back to your agent.'),
      noEntrySeconds: 10,
    }),
    decide(main, 'consented', 'Go on?', 'Task.Choice == "1"'),
  ]
}

/**
 * Three tries, as a Collect Input that fails keeps what was keyed in before: each begins without a card, so that no old
 * number goes with a new code.
 */
export function tryAgainSteps(main: Place, card: readonly string[]): readonly Step[] {
  return [
    step(main.task, 'tries', 'loop', 'Three tries', 2, {
      index: 'Task.Attempt',
      count: literal(3),
    }),
    emptyCard(main, 'empty-card', 'Empty the card', card),
  ]
}

export function askForCard(main: Place): readonly Step[] {
  return [
    collect(main, 'card-number', 'Card number', {
      variable: 'Task.Secure_CC',
      digits: { type: 'range', min: 13, max: 19, terminator: '#' },
      prompt: {
        type: 'expression',
        text: 'ToAudioTTS(If(Task.Attempt == 0, "Enter your card number, then press the pound key.", "That did not work. Let us begin again. Enter the 13 to 19 digits of your card number, then press the pound key."))',
      },
      noEntrySeconds: 20,
    }),
    collect(main, 'expiry', 'Expiry', {
      variable: 'Task.Secure_Expiry',
      digits: { type: 'exact', count: 4 },
      prompt: speech('Enter the expiry date as four digits, the month and then the year.'),
      noEntrySeconds: 15,
    }),
    collect(main, 'cvv', 'CVV', {
      variable: 'Task.Secure_CVV',
      digits: { type: 'range', min: 3, max: 4, terminator: '#' },
      prompt: speech('Enter the security code of your card, then press the pound key.'),
      noEntrySeconds: 15,
    }),
  ]
}

/** A receipt is written at two places of a flow that asks for it after a failure. */
export function receiptSteps(main: Place, outcome: keyof typeof RECEIPTS): readonly Step[] {
  const { id, names } = RECEIPTS[outcome]
  const [receipt, thanks, back] = names
  return [
    report(main, id, receipt, 'approved', 'Task.Transaction_ID'),
    say(main, `${id}-prompt`, thanks, speech('Thank you. Your payment has been made.')),
    returnToAgent(main, `return-${outcome}`, back),
  ]
}

/**
 * A failure says nothing of its reason: failure outputs of a data action are not offered in call flows (Genesys flow
 * scripting SDK, `supportsDataActionOutputsFailure`; no public export of a call flow has them). So the gateway is
 * asked. The card is not needed for that and is overwritten before.
 */
export function inquireSteps(
  main: Place,
  { isPaid, isDeclined, isUnpaid }: Inquiry,
  ask: Step,
  card: readonly string[],
): readonly Step[] {
  return [
    emptyCard(main, 'clear-card', 'Clear the card', card),
    ask,
    decide(main, 'found-paid', 'Paid after all?', isPaid),
    decide(main, 'found-declined', 'Declined?', isDeclined),
    ...(isUnpaid === undefined ? [] : [decide(main, 'found-unpaid', 'Not paid?', isUnpaid)]),
    ...receiptSteps(main, 'late'),
  ]
}

function emptyCard(main: Place, id: string, name: string, card: readonly string[]): Step {
  return step(main.task, id, 'update-data', name, 2, {
    statements: card.map((variable) => ({ type: 'string', variable, value: literal('') })),
  })
}

/** The end of a path on which nobody knows of a payment, in three steps. */
export function endOf(main: Place, outcome: Outcome): readonly Step[] {
  const { status, report: name, prompt, says, back } = ENDS[outcome]
  return [
    report(main, `report-${outcome}`, name, status),
    say(main, `${outcome}-prompt`, prompt, speech(says)),
    returnToAgent(main, `return-${outcome}`, back),
  ]
}

const RECEIPTS = {
  paid: { id: 'receipt', names: ['Set Transaction_ID', 'Thank you', 'Return to agent'] },
  late: {
    id: 'late-receipt',
    names: ['Set late Transaction_ID', 'Thank you after all', 'Return after all'],
  },
} as const

const ENDS = {
  /** Up to here nothing was asked of the gateway that moves money. */
  'not-paid': {
    status: 'not completed',
    report: 'Not paid',
    prompt: 'No payment was made',
    says: 'No payment was made. I am taking you back to your agent.',
    back: 'Return without a payment',
  },
  declined: {
    status: 'declined',
    report: 'Declined',
    prompt: 'Card was declined',
    says: 'Your card was declined. I am taking you back to your agent.',
    back: 'Return after a decline',
  },
  failed: {
    status: 'failed',
    report: 'Payment failed',
    prompt: 'Payment could not be completed',
    says: 'We could not complete your payment. I am taking you back to your agent.',
    back: 'Return after a failure',
  },
  /** After a time-out nobody knows whether the card was charged, so nobody is told that it was not. */
  unknown: {
    status: 'unknown',
    report: 'Outcome unknown',
    prompt: 'Outcome is being checked',
    says: 'We do not know yet whether your payment went through. Your agent will check it.',
    back: 'Return after a time-out',
  },
} as const satisfies Readonly<Record<Outcome, Readonly<Record<string, string>>>>
