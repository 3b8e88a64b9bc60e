import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { tokenLivesOf } from './token-lives.ts'

/** 150 characters take 10 s to say. */
const TEN_SECONDS = `play("${'x'.repeat(150)}")`

test('what is left of a token falls along the way to its payment', () => {
  const [life] = tokenLivesOf(
    buildFlow(
      `start -> token: fetch -> a: ${TEN_SECONDS} -> b: ${TEN_SECONDS} -> pay: pay -> done: return`,
    ),
  )
  expect(life).toMatchObject({ fetch: 'token', payment: 'pay', lifetimeSeconds: 180 })
  expect([...(life?.left ?? [])]).toEqual([
    ['token:success', 180],
    ['a:next', 170],
    ['b:next', 160],
  ])
})

test('of two arms the slower one is drawn, and nothing of the other', () => {
  const [life] = tokenLivesOf(
    buildFlow(`variable Long boolean = true
      start -> token: fetch -> long: decide(Task.Long) -> a: ${TEN_SECONDS} -> pay: pay -> done: return
      long.no -> pay`),
  )
  expect([...(life?.left.keys() ?? [])]).toEqual(['token:success', 'long:yes', 'a:next'])
})

test('what is gone round several times tells what the last round leaves', () => {
  const [life] = tokenLivesOf(
    buildFlow(`variable Pass integer
      start -> token: fetch -> again: loop(3, pass=Pass) -> a: ${TEN_SECONDS} -> again
      again.next -> pay: pay -> done: return`),
  )
  expect(life?.left.get('a:next')).toBe(150)
  expect(life?.isEndless).toBe(false)
})

test('a loop without a bound leaves nobody knows what', () => {
  const [life] = tokenLivesOf(
    buildFlow(`start -> token: fetch -> a: collect(Code) -> pay: pay -> done: return
      a.failure -> a`),
  )
  expect(life?.isEndless).toBe(true)
})

test('a token that no payment takes has no life to draw', () => {
  expect(tokenLivesOf(buildFlow('start -> token: fetch -> done: return'))).toEqual([])
})
