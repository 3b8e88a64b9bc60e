import { expect, test } from 'vitest'
import { EXPORTED_FLOW, problemsOf } from '#testing/exported-flow.ts'
import { actionAvailableInSecureFlow } from './index.ts'

const problemsIn = (yaml: string) => problemsOf(yaml, [actionAvailableInSecureFlow])

test('what exports write is taken', () => {
  expect(problemsIn(EXPORTED_FLOW)).toEqual([])
})

test.each([
  ['terminatingDtmf: digit_#', 'terminatingDtmf: "#"'],
  ['terminatingDtmf: digit_#', 'terminatingDtmf: none'],
  ['terminatingDtmf: digit_#', 'terminatingDtmf: {noValue: true}'],
  ['terminatingDtmf: digit_#', 'terminatingDtmf:'],
  ['{minutes: 1, ms: 500}', '{days: 0, hours: 0, minutes: 1, seconds: 0, ms: 500}'],
  ['{inputs: {Card: {exp: Task.Card}}, ', '{inputs: , timeoutOutputs: {}, '],
  ['value: {lit: ""}}', 'value: {lit: ""}, note: new}'],
  ['stringVariable: {', 'scheduleGroupVariable: {'],
  ['repeatCount: {lit: 3}', 'repeatCount:'],
  [
    'noEntryTimeout: {noValue: true}',
    'noEntryTimeout: {noValue: true}\n              noMatchTimeout: {noValue: true}',
  ],
])('%s as %s is no matter: it says nothing, or may be new', (right, other) => {
  expect(EXPORTED_FLOW).toContain(right)
  expect(problemsIn(EXPORTED_FLOW.replace(right, () => other))).toEqual([])
})

test('what is a number in quotes is called a text', () => {
  const [problem] = problemsIn(EXPORTED_FLOW.replace('min: 13', 'min: "13"'))
  expect(problem?.message).toContain('has the text “13” in digits.range.min')
})

test('a text that is filled in before Archy sees it can be anything', () => {
  expect(problemsIn(EXPORTED_FLOW.replace('seconds: 5', 'seconds: "{{pause}}"'))).toEqual([])
  expect(
    problemsIn(EXPORTED_FLOW.replace('repeatCount: {lit: 3}', 'repeatCount: {lit: "${plays}"}')),
  ).toEqual([])
})
