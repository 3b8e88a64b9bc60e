import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from './lint.ts'

/**
 * What a flow of a few steps leaves out on purpose: how it treats callers, what it does on errors, what it records and
 * what the organisation has to see to.
 */
const LEFT_OUT = /^SF-(CX-\d+|REL-06|REL-07|REL-11|PCI-03)$/

/** What every rule together says of a flow, as “code node”, with its severity where that is not an error. */
function problemsOf(flow: string): readonly string[] {
  return lintDesign(buildFlow(flow))
    .problems.filter(({ code }) => !LEFT_OUT.test(code))
    .map(({ code, node, severity }) => {
      const weight = severity === 'error' ? '' : ` (${severity})`
      return `${code} ${node ?? 'design'}${weight}`
    })
    .sort()
}

/** After the payment, right to the end. */
const PAID = `paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> receipt: data(Receipt = Task.Transaction_ID) -> done: return
  otherwise -> done`

describe('the traps of false reports, each against all rules', () => {
  describe('1. a retry loop that collects again, fetches again and pays again', () => {
    test('is clean', () => {
      expect(
        problemsOf(`start -> card: collect(CC) -> token: fetch -> pay: pay -> ${PAID}
          pay.failure -> sorry: play("Let us try again.") -> clear: set(CC = "") -> card`),
      ).toEqual([])
    })
    test('is clean after a time-out too: a card that is keyed in anew is no automatic retry', () => {
      expect(
        problemsOf(`start -> card: collect(CC) -> token: fetch -> pay: pay -> ${PAID}
          pay.timeout -> sorry: play("We have no answer yet.") -> clear: set(CC = "") -> card`),
      ).toEqual([])
    })
    test('with the fetch outside: SF-ORD-02 and SF-ORD-04', () => {
      expect(
        problemsOf(`start -> token: fetch -> card: collect(CC) -> pay: pay -> ${PAID}
          pay.failure -> sorry: play("Let us try again.") -> clear: set(CC = "") -> card`),
      ).toEqual(['SF-ORD-02 token', 'SF-ORD-04 pay'])
    })
  })

  describe('2. a fetch on one branch, and the payment after the join', () => {
    test('the other branch has no token: SF-ORD-01 with a witness through it', () => {
      const flow = `variable New boolean = true
        start -> card: collect(CC) -> which: decide(Task.New) -> token: fetch -> pay: pay -> ${PAID}
        which.no -> pay`
      expect(problemsOf(flow)).toEqual(['SF-ORD-01 pay'])
      const found = lintDesign(buildFlow(flow)).problems.find(({ code }) => code === 'SF-ORD-01')
      expect(found?.path).toContainEqual({ node: 'which', output: 'no' })
    })
    test('the other branch ends: clean', () => {
      expect(
        problemsOf(`variable New boolean = true
          start -> card: collect(CC) -> which: decide(Task.New) -> token: fetch -> pay: pay -> ${PAID}`),
      ).toEqual([])
    })
  })

  test('3. a payment on the failure of the fetch has no token: SF-ORD-01', () => {
    expect(
      problemsOf(`start -> card: collect(CC) -> token: fetch -> pay: pay -> ${PAID}
        token.failure -> pay`),
    ).toEqual(['SF-ORD-01 pay', 'SF-REL-01 token'])
  })

  describe('4. two payments', () => {
    test('with one token: SF-ORD-04', () => {
      expect(
        problemsOf(
          `start -> card: collect(CC) -> token: fetch -> deposit: pay(into Transaction_ID=First) -> first: decide(!IsNotSetOrEmpty(Task.First)) -> note: data(First = Task.First) -> fee: pay -> ${PAID}`,
        ),
      ).toEqual(['SF-ORD-04 fee'])
    })
    test('with two fetches, each directly before its payment: clean', () => {
      expect(
        problemsOf(
          `start -> card: collect(CC) -> a: fetch -> deposit: pay(into Transaction_ID=First) -> first: decide(!IsNotSetOrEmpty(Task.First)) -> note: data(First = Task.First) -> b: fetch -> fee: pay -> ${PAID}`,
        ),
      ).toEqual([])
    })
  })

  describe('5. a menu that confirms the amount between fetch and payment', () => {
    const menu = (lifetime: number) => `action Generate_Session_Token lifetime ${lifetime}
      variable Tries integer = 0
      start -> card: collect(CC) -> token: fetch -> menu: collect(Choice, digits=1, wait=14) -> pay: pay -> ${PAID}
      menu.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> menu`
    test('SF-ORD-03', () => {
      expect(problemsOf(menu(180))).toEqual(['SF-ORD-03 menu (warning)'])
    })
    test('its time-out times its repeats reaches the lifetime: SF-TTL-01 too', () => {
      expect(problemsOf(menu(60))).toEqual(['SF-ORD-03 menu (warning)', 'SF-TTL-01 token'])
    })
  })

  test('6. a decision on a boolean that was extracted from the card number: clean', () => {
    expect(
      problemsOf(`variable Is_Amex boolean
        start -> card: collect(CC) -> brand: extract(Is_Amex = Left(Task.CC, 1) == "3" and Length(Task.CC) == 15) -> note: data(Amex = ToString(Task.Is_Amex)) -> amex: decide(Task.Is_Amex) -> word: play("An American Express card.") -> token: fetch -> pay: pay -> ${PAID}
        amex.no -> token`),
    ).toEqual([])
  })

  test('7. the last four and the first six in participant data are suspicious together only', () => {
    const flow = (attributes: string) =>
      `start -> card: collect(CC) -> ends: extract(Ending = Right(Task.CC, 4); Beginning = Left(Task.CC, 6)) -> tell: data(${attributes}) -> token: fetch -> pay: pay -> ${PAID}`
    expect(problemsOf(flow('Ending = Task.Ending; Beginning = Task.Beginning'))).toEqual([
      'SF-SEC-03 ends (warning)',
    ])
    expect(problemsOf(flow('Ending = Task.Ending'))).toEqual([])
  })

  test('8. names that sound like a secret and hold none: clean', () => {
    expect(
      problemsOf(`variable Card_Type open
        variable tokenStatus open
        variable expMonthValid boolean
        action Generate_Session_Token out Status
        start -> type: collect(Card_Type, digits=1) -> expiry: collect(Expiry, digits=4) -> month: extract(expMonthValid = ToInt(Left(Task.Expiry, 2)) < 13) -> card: collect(CC) -> token: fetch(Token, into Status=tokenStatus) -> pay: pay -> ${PAID}`),
    ).toEqual([])
  })

  test('9. overwriting the CVV after the payment is a write, no read: clean', () => {
    expect(
      problemsOf(
        `start -> card: collect(CC) -> cvv: collect(CVV, digits=3) -> token: fetch -> pay: pay -> clear: set(CVV = "") -> ${PAID}`,
      ),
    ).toEqual([])
  })

  test('10. a step that nothing reaches is reported once, and nothing inside it', () => {
    expect(
      problemsOf(`start -> card: collect(CC) -> token: fetch -> pay: pay -> ${PAID}
        lost: data(Card = Task.CC) -> done`),
    ).toEqual(['SF-PUB-03 lost (warning)'])
  })

  test.each(['', ' stub'])(
    '11. a status query with the same key and token after a time-out is no second payment: clean%s',
    (known) => {
      expect(
        problemsOf(`action Query_Status in Key,Session_Token:token out Found${known}
        start -> card: collect(CC) -> token: fetch -> pay: pay -> ${PAID}
        pay.timeout -> status: call(Query_Status, Key=Call.ConversationId, Session_Token=Task.Token, into Found=Found) -> known: decide(!IsNotSetOrEmpty(Task.Found)) -> told: data(Receipt = Task.Found) -> done`),
      ).toEqual([])
    },
  )

  test('12. an input in a loop that may run no times: the card may be missing after it', () => {
    expect(
      problemsOf(`variable Times integer = 3
        variable Pass integer
        start -> tries: loop(Task.Times, pass=Pass) -> card: collect(CC) -> tries
        tries.next -> ends: extract(Ending = Right(Task.CC, 4)) -> token: fetch -> pay: pay -> ${PAID}`),
    ).toEqual(['SF-CON-19 ends', 'SF-CON-19 pay'])
  })

  test('13. a switch without a way of its own for the rest falls through and assigns nothing', () => {
    expect(
      problemsOf(`start -> which: switch(Call.Ani == "1"; Call.Ani == "2") -> one: set(Note = "one") -> card: collect(CC) -> token: fetch -> pay: pay -> tell: data(Note = Task.Note) -> ${PAID}
        which.case-2 -> two: set(Note = "two") -> card
        which.default -> card`),
    ).toEqual(['SF-CON-19 tell'])
  })

  test('14. the error handler is a root of its own: it makes no path skip the fetch', () => {
    expect(
      problemsOf(`on-error Oops
        variable Flow.Step
        start -> card: collect(CC) -> token: fetch -> note: set(Flow.Step = "paying") -> pay: pay -> ${PAID}
        task Oops
        oops: play("Something went wrong.") -> tell: data(Step = Flow.Step) -> back: return`),
    ).toEqual([])
  })

  test('15. the two arms of a decision are not added up, nor a counter multiplied twice', () => {
    expect(
      problemsOf(`action Generate_Session_Token lifetime 60
        variable Long boolean = true
        start -> card: collect(CC) -> token: fetch -> long: decide(Task.Long) -> a: collect(Choice, digits=1, wait=20) -> pay: pay -> ${PAID}
        long.no -> b: collect(Choice, digits=1, wait=20) -> pay`),
    ).toEqual(['SF-ORD-03 a (warning)', 'SF-ORD-03 b (warning)'])
    expect(
      problemsOf(`action Generate_Session_Token lifetime 60
        variable Pass integer
        start -> card: collect(CC) -> token: fetch -> tries: loop(3, pass=Pass) -> menu: collect(Choice, digits=1, wait=8) -> tries
        tries.next -> pay: pay -> ${PAID}`),
    ).toEqual(['SF-ORD-03 menu (warning)'])
  })
})
