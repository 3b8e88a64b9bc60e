import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from '../lint.ts'

/** How safe it is to move the fetch of the token to where the payment is. */
function safetyOf(flow: string) {
  const fixes = lintDesign(buildFlow(flow)).problems.flatMap(({ fix }) => fix ?? [])
  return fixes.find(({ title }) => title.startsWith('Move token before'))?.safety
}

const WRITTEN = 'tell: data(Receipt = Task.Transaction_ID)'

test('a fetch that stays before every payment is moved safely', () => {
  const flow = `start -> token: fetch -> wait: collect(CC) -> pay: pay -> ${WRITTEN} -> done: return
    otherwise -> done`
  expect(safetyOf(flow)).toBe('safe')
})

test('another payment would be charged before the fetch can fail', () => {
  const flow = `start -> other: fetch(Other) -> token: fetch -> deposit: pay(Session_Token=Other) -> note: data(Receipt = Task.Transaction_ID)
    note -> cvv: collect(CVV) -> fee: pay -> ${WRITTEN} -> done: return
    otherwise -> done`
  expect(safetyOf(flow)).toBe('unsafe')
})

test('the payment goes round again before its receipt is written: it would be lost when the fetch fails', () => {
  const again = 'more: decide(Call.Ani != "") -> wait'
  const round = (
    after: string,
  ) => `start -> token: fetch -> wait: collect(CC) -> pay: pay -> ${after}
    more.no -> last: data(Last = Task.Transaction_ID) -> done: return
    otherwise -> done`
  expect(safetyOf(round(again))).toBe('unsafe')
  expect(safetyOf(round(`${WRITTEN} -> ${again}`))).toBe('safe')
})

test('a fetch that fails would ask the caller while the CVV of the payment is kept', () => {
  const retry = (
    failed: string,
  ) => `start -> cvv: collect(CVV) -> token: fetch -> wait: collect(CC) -> pay: pay -> ${WRITTEN} -> done: return
    pay.failure -> wait
    token.failure -> ${failed}
    otherwise -> done`
  expect(safetyOf(retry('ask: collect(Choice, digits=1) -> done'))).toBe('unsafe')
  expect(safetyOf(retry('sorry: play -> done'))).toBe('safe')
})

test('a flow that goes round for ever has no path that is right: a person has to look', () => {
  const flow = `start -> token: fetch -> wait: collect(CC) -> pay: pay -> token
    otherwise -> token`
  expect(safetyOf(flow)).toBe('unsafe')
})
