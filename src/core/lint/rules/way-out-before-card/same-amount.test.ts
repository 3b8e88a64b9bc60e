import { expect, test } from 'vitest'
import { reportsOf } from '#testing/rule-tester.ts'
import { wayOutBeforeCard } from './index.ts'

function unsaid(before: string, amount: string): readonly string[] {
  const found = reportsOf(
    wayOutBeforeCard,
    `${before} -> choice: collect(Digit, digits=1) -> go: decide(Task.Digit == "1")
      go -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay(Amount=${amount}) -> done: return
      otherwise -> done`,
  )
  return found.map(({ messageId }) => messageId)
}

const PIECE = (place: number) => `GetAt(Split(Task.Raw, "|"), ${place})`
const ENTER = 'start -> enter: enter(Task.Raw = Flow.InvocationData)'
const SAY = (name: string) => `hello: play(ToAudioTTS(Append("You pay ", Task.${name})))`

test('what is said and what is charged may both be made of one value', () => {
  const text = 'text: set(Words = ToString(Task.Raw))'
  const cents = 'cents: set(Cents = ToString(ToInt(Task.Raw) * 100))'
  expect(unsaid(`${ENTER} -> ${text} -> ${cents} -> ${SAY('Words')}`, 'Cents')).toEqual([])
  const fresh = 'cents: set(Cents = Flow.InvocationData)'
  expect(unsaid(`${ENTER} -> ${fresh} -> ${SAY('Raw')}`, 'Cents')).toEqual([])
})

test('of what holds more than the amount, a piece tells it that is called an amount', () => {
  const cents = `cents: set(Cents = ${PIECE(0)})`
  const said = (name: string) =>
    unsaid(`${ENTER} -> ${cents} -> text: set(${name} = ${PIECE(1)}) -> ${SAY(name)}`, 'Cents')
  expect(said('Amount_Text')).toEqual([])
  expect(said('First_Name')).toEqual(['unsaid'])
})

test('one reply may hold it as a number and as a text', () => {
  const look = (output: string, name: string) => `action Lookup in Account out Due,${output}
    start -> look: call(Lookup, Account=Call.Ani, into Due=Due, into ${output}=${name}) -> ${SAY(name)}`
  expect(unsaid(look('Amount_Words', 'Words'), 'Due')).toEqual([])
  expect(unsaid(look('Street', 'Street'), 'Due')).toEqual(['unsaid'])
})

test('an amount of another reply is another one', () => {
  const calls = `action Lookup in Account out Due
    action History in Account out Last_Amount
    start -> look: call(Lookup, Account=Call.Ani, into Due=Due)
    look -> last: call(History, Account=Call.Ani, into Last_Amount=Last_Amount) -> ${SAY('Last_Amount')}`
  expect(unsaid(calls, 'Due')).toEqual(['unsaid'])
})
