import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import { analyse, analyseAfter } from './analyse.ts'

/** By name, the classes that variables have without a declaration, a field or a name that says so. */
function used(design: Design): Readonly<Record<string, string>> {
  const { classOf } = analyse(design)
  return Object.fromEntries(
    design.variables.flatMap((variable) => {
      const { sensitivity, because } = classOf(variable)
      return because === 'used' ? [[variable.name, sensitivity]] : []
    }),
  )
}

const keyed = (digits: { readonly N: string; readonly M: string; readonly K: string }, more = '') =>
  buildFlow(`variable N secure
variable M secure
variable K secure
action Dra stub in a,b,c out r
${more}
start -> n: collect(N, digits=${digits.N}) -> m: collect(M, digits=${digits.M}) -> k: collect(K, digits=${digits.K}) -> go: call(Dra, a=N, b=M, c=K, into r=R) -> done: return`)

describe('parts of a card by their digits', () => {
  test('the three parts, sent together', () => {
    expect(used(keyed({ N: '13-19', M: '4', K: '3-4' }))).toEqual({
      'Task.N': 'pan',
      'Task.M': 'expiry',
      'Task.K': 'cvv',
    })
  })

  test('a fixed number of digits, with a code beside it', () => {
    expect(used(keyed({ N: '16', M: '4', K: '3' }))).toMatchObject({ 'Task.N': 'pan' })
  })

  test('an account and a secret number of four digits are none', () => {
    expect(used(keyed({ N: '16', M: '4', K: '4' }))).toEqual({})
  })

  test('digits of other lengths are none', () => {
    expect(used(keyed({ N: '8-12', M: '6', K: '9' }))).toEqual({})
  })

  test('a card number that is not secure, whatever it is called', () => {
    expect(used(keyed({ N: '13-19', M: '4', K: '3-4' }, 'variable N open'))).toMatchObject({
      'Task.N': 'pan',
    })
  })

  test('what goes to no call may be anything, unless it has the digits of a card and is secure', () => {
    const flow = (how: string, digits: string) =>
      buildFlow(`variable N ${how}\nstart -> n: collect(N, digits=${digits}) -> done: return`)
    expect(used(flow('open', '13-19'))).toEqual({})
    expect(used(flow('secure', '16'))).toEqual({})
    expect(used(flow('secure', '13-19'))).toEqual({ 'Task.N': 'pan' })
  })

  test.each(['Membership', 'IBAN', 'Kundennummer', 'Numero_contrat', 'Betalingskenmerk'])(
    'a secure %s with the digits of a card is none while nothing sends it as one',
    (name) => {
      const flow = (step: string) =>
        buildFlow(`variable ${name} secure
action Dra stub in nummer,cvv out r
start -> n: collect(${name}, digits=13-19) -> ${step}done: return`)
      expect(used(flow(''))).toEqual({})
      const sent = flow(`c: collect(CVV, digits=3-4) -> go: call(Dra, nummer=${name}, cvv=CVV) -> `)
      expect(used(sent)).toMatchObject({ [`Task.${name}`]: 'pan' })
    },
  )

  test('what somebody has called not sensitive is left alone, and so is a name that only speaks of a card', () => {
    const flow = (variable: string, name: string) =>
      buildFlow(`variable ${variable}
action Dra stub in a out r
start -> n: collect(${name}, digits=13-19) -> go: call(Dra, a=${name}, into r=R) -> done: return`)
    expect(used(flow('N secure because it is a parcel', 'N'))).toEqual({})
    expect(used(flow('Antal_Status secure', 'Antal_Status'))).toEqual({})
  })

  test('other digits make it another thing at once', () => {
    const before = keyed({ N: '13-19', M: '4', K: '3-4' })
    const props = before.nodes.find(({ id }) => id === 'n')?.props ?? {}
    const edit = {
      type: 'set-node',
      node: 'n' as NodeId,
      patch: { props: { ...props, digits: { type: 'exact', count: 9 } } },
    } as const
    const edited = applyEdit(before, edit)
    if (!edited.ok) throw new Error(edited.error.code)
    const { design } = edited.value
    const number = design.variables.find(({ name }) => name === 'Task.N')
    analyse(before)
    expect(number && analyseAfter(design, before).classOf(number).sensitivity).toBe('none')
  })
})

describe('what an imported action returns for another one', () => {
  const flow = (made: string, variable: string, sent: string, first = 'Id=Call.ConversationId') =>
    buildFlow(`variable ${variable}
action ${made}
action Dra stub in ${sent},Kort:pan out r
start -> n: collect(CC, digits=13-19) -> make: call(${made.split(' ')[0]}, ${first}, into out=X) -> go: call(Dra, ${sent}=X, Kort=CC, into r=R) -> done: return`)

  test('what it makes of a card is a token', () => {
    const design = flow('Laga stub in Id:pan out out', 'X secure', 'b', 'Id=CC')
    expect(used(design)).toEqual({ 'Task.X': 'token' })
    expect(analyse(design).roles.fetches.map(({ node }) => node.id)).toEqual(['make'])
  })

  test.each([
    ['its action', 'Skapa_session stub in Id out out', 'b'],
    ['the field that takes it', 'Skapa stub in Id out out', 'session'],
  ])('a session that %s is named after is a token', (_, made, sent) => {
    expect(used(flow(made, 'X secure', sent))).toEqual({ 'Task.X': 'token' })
  })

  test('nothing says that a secure value is a token', () => {
    expect(used(flow('Las_kund stub in Id out out', 'X secure', 'kund'))).toEqual({})
  })

  test.each([
    ['its action', 'Skapa_session stub in Id out out', 'b'],
    ['the field that takes it', 'Skapa stub in Id out out', 'session'],
  ])('so is one in an open variable that %s is named after', (_, made, sent) => {
    expect(used(flow(made, 'X open', sent))).toEqual({ 'Task.X': 'token' })
  })

  test.each(['callSessionId', 'crmSession', 'Kundsession'])(
    'the session of a call or of a customer is none: %s',
    (sent) => {
      expect(used(flow('Skapa stub in Id out out', 'X open', sent))).toEqual({})
    },
  )

  test('one of two values of a session, in an open variable, may be another thing', () => {
    const two = 'Id=Call.ConversationId, into extra=Y'
    expect(used(flow('Skapa_session stub in Id out out,extra', 'X open', 'b', two))).toEqual({})
  })

  test('what is open and sent beside the card that it was made of may be a score', () => {
    expect(used(flow('Laga stub in Id:pan out out', 'X open', 'b', 'Id=CC'))).toEqual({})
  })

  test('what somebody has called not sensitive is none', () => {
    const because = 'X open because it numbers the visit'
    expect(used(flow('Skapa_session stub in Id out out', because, 'b'))).toEqual({})
  })

  const charged = (made: string, taker: string) =>
    buildFlow(`variable X open
action Laga stub in ${made} out out
action ${taker} out r
start -> n: collect(CC, digits=13-19) -> make: call(Laga, kort=CC, into out=X) -> go: call(${taker.split(' ')[0]}, b=X, into r=R) -> done: return`)

  test.each(['Dra stub in b,belopp', 'Dra payment in b'])(
    'what is charged in place of the card is a token, also in an open variable: %s',
    (taker) => {
      expect(used(charged('kort:pan', taker))).toEqual({ 'Task.X': 'token' })
    },
  )

  test.each([
    ['of a payment', 'kort:pan,belopp', 'Kvitto stub in b,belopp'],
    ['of something that charges nothing', 'kort:pan', 'Kontrollera stub in b,belopp'],
    ['that no amount goes along with', 'kort:pan', 'Kvitto stub in b'],
  ])('an open value is none %s', (_, made, taker) => {
    expect(used(charged(made, taker))).toEqual({})
  })

  test.each(['customerId', 'kunde', 'riskScore', 'reseau', 'brand'])(
    'an open value that is sent as %s is none, though an amount goes along with it',
    (sent) => {
      const flow = (field: string) =>
        buildFlow(`variable X open
action Laga stub in kort:pan out out
action Dra stub in ${field},belopp out r
start -> n: collect(CC, digits=13-19) -> make: call(Laga, kort=CC, into out=X) -> go: call(Dra, ${field}=X, into r=R) -> done: return`)
      expect(used(flow(sent))).toEqual({})
      expect(used(flow('b'))).toEqual({ 'Task.X': 'token' })
    },
  )

  test('a few digits of a card make no token of what comes back', () => {
    const design = buildFlow(`variable X open
action Hitta stub in siffror out out
action Dra stub in b,belopp out r
start -> n: collect(CC, digits=13-19) -> make: call(Hitta, siffror=Right(Task.CC, 4), into out=X) -> go: call(Dra, b=X, into r=R) -> done: return`)
    expect(used(design)).toEqual({})
  })

  test('an action that says what it returns is believed', () => {
    expect(used(flow('Skapa_session in Id out out', 'X secure', 'b'))).toEqual({})
  })
})
