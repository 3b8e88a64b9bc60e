import { expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { problemsInFile, testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { numberInRange } from './index.ts'

const loopOf = (count: string) => `variable Pass integer
start -> again: loop(${count}, pass=Pass) -> ask: collect(CC) -> again
otherwise -> done: return`

testRule(numberInRange, {
  valid: [
    { name: 'a range with room', flow: 'start -> ask: collect(CC, digits=13-19) -> done: return' },
    { name: 'an exact number', flow: 'start -> ask: collect(CC, digits=4) -> done: return' },
    { name: 'a loop that runs once', flow: loopOf('1') },
    { name: 'a loop that runs as often as it can', flow: loopOf('99') },
    { name: 'a count that only the call knows', flow: loopOf('Length(Call.Ani)') },
  ],
  invalid: [
    {
      name: 'as many at most as at least',
      flow: 'start -> ask: collect(CC, digits=4-4) -> done: return',
      reports: [
        {
          node: 'ask',
          messageId: 'digits',
          field: 'digits',
          says: ['at least 4 and at most 4 digits', 'choose an exact number'],
        },
      ],
    },
    {
      name: 'fewer at most than at least',
      flow: 'start -> ask: collect(CC, digits=6-4) -> done: return',
      reports: [{ node: 'ask', messageId: 'digits' }],
    },
    {
      name: 'a loop that never runs',
      flow: loopOf('0'),
      reports: [{ node: 'again', messageId: 'passes', field: 'count', says: ['0 times'] }],
    },
    {
      name: 'a loop that runs too often',
      flow: loopOf('100'),
      reports: [{ node: 'again', messageId: 'passes', says: ['from 1 to 99'] }],
    },
  ],
})

test.each([
  ['digits: { exact: 4 }', 'digits: { exact: 0 }', 'digits', '0 digits'],
  ['digits: { exact: 4 }', 'digits: { exact: 41 }', 'digits', '41 digits'],
  ['digits: { exact: 4 }', 'digits: { range: { min: 0, max: 50 } }', 'digits', '0 to 50 digits'],
  [
    'noEntryTimeout: { lit: { seconds: 8 } }',
    'noEntryTimeout: { lit: { minutes: 2 } }',
    'noEntrySeconds',
    '120 s in “First digit in”',
  ],
  [
    'interDigitTimeout: { lit: { seconds: 4 } }',
    'interDigitTimeout: { lit: { seconds: 0 } }',
    'interDigitSeconds',
    '0 s',
  ],
  [
    'timeout: { lit: { seconds: 15 } }',
    'timeout: { lit: { seconds: 61 } }',
    'timeoutSeconds',
    'from 1 to 60 s',
  ],
  [
    'timeout: { lit: { seconds: 15 } }',
    'timeout: { lit: { seconds: 0 } }',
    'timeoutSeconds',
    '0 s in “Timeout”',
  ],
])('a file that says %s otherwise: %s', (right, wrong, field, words) => {
  expect(problemsInFile(numberInRange, YAML)).toEqual([])
  expect(YAML).toContain(right)
  expect(problemsInFile(numberInRange, YAML.replace(right, wrong))).toEqual([
    expect.objectContaining({ field, message: expect.stringContaining(words) }),
  ])
})

test('a step whose number is refused is still checked for everything else', () => {
  const late = YAML.replace('seconds: 15', 'minutes: 5')
  const { design } = mustRead(late)
  const codes = lintDesign(design).problems.map(({ code }) => code)
  expect(codes).toContain('SF-FLOW-04')
  expect(codes).toContain('SF-REL-01')
  expect(mustWrite(design).yaml).toMatch(/timeout:\s+lit:\s+minutes: 5/)
})

const YAML = `secureCall:
  name: Pay
  defaultLanguage: en-us
  startUpRef: ./tasks/task[pay]
  variables:
    - stringVariable: { name: Flow.CVV, isSecure: true }
  tasks:
    - task:
        name: Pay
        refId: pay
        actions:
          - collectInput:
              name: Ask
              inputData: { var: Flow.CVV }
              digits: { exact: 4 }
              noEntryTimeout: { lit: { seconds: 8 } }
              interDigitTimeout: { lit: { seconds: 4 } }
              inputAudio: { tts: Your code. }
          - callDataSecure:
              name: Charge
              timeout: { lit: { seconds: 15 } }
              category:
                Gateway:
                  dataAction:
                    Process_Payment:
                      inputs:
                        CVV: { exp: Flow.CVV }
                      successOutputs:
                        Transaction_ID: { noValue: true }
`
