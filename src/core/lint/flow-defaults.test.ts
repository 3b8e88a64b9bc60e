import { expect, test } from 'vitest'
import { mustRead } from '#testing/archy-files.ts'
import { lintPasses } from '#testing/lint-passes.ts'
import { analyse } from '../analysis/analyse.ts'
import { lintDesign } from './lint.ts'

/** A card that is keyed in for a payment, without times and a prompt of their own, by settings of the flow. */
function flowWith(defaults: string, prompt = 'noValue: true') {
  return mustRead(`secureCall:
  name: Pay by phone
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  settingsActionDefaults: {${defaults}}
  tasks:
    - task:
        name: Main
        refId: Main_10
        variables:
          - stringVariable: {name: Task.CardNumber, isSecure: true}
          - stringVariable: {name: Task.Receipt}
        actions:
          - collectInput:
              name: Card
              inputData: {var: Task.CardNumber}
              digits: {range: {terminatingDtmf: digit_#, min: 13, max: 19}}
              interDigitTimeout: {noValue: true}
              noEntryTimeout: {noValue: true}
              inputAudio: {tts: Enter your card number.}
          - callDataSecure:
              name: Pay
              processingPrompt: {${prompt}}
              timeout: {lit: {seconds: 15}}
              category:
                Gateway:
                  dataAction:
                    Charge:
                      inputs: {card: {exp: Task.CardNumber}}
                      successOutputs: {id: {var: Task.Receipt}}
          - returnToAgent: {name: Back}
`).design
}

function problemsOf(code: string, design: ReturnType<typeof flowWith>): readonly string[] {
  return lintDesign(design).problems.flatMap((found) =>
    found.code === code ? [found.message] : [],
  )
}

test('an input waits as long as the settings of the flow say', () => {
  const waits =
    'collectInput: {noEntryTimeout: {lit: {seconds: 2}}, interDigitTimeout: {lit: {seconds: 1}}}'
  const [first, between, ...others] = problemsOf('SF-CX-07', flowWith(waits))
  expect(first).toContain('“Card” gives the caller 2 s to begin')
  expect(between).toContain('“Card” waits 1 s between digits')
  expect(others).toEqual([])
  expect(problemsOf('SF-CX-07', flowWith(''))).toEqual([])
})

test('and its time is counted by them', () => {
  const longest = (defaults: string) => {
    const design = flowWith(defaults)
    const card = design.nodes.find(({ name }) => name === 'Card')
    if (card === undefined) throw new Error('no card')
    return analyse(design).graph.facts(card).seconds['success']?.max
  }
  const byDefault = longest('') ?? 0
  expect(longest('collectInput: {noEntryTimeout: {lit: {seconds: 65}}}')).toBe(byDefault + 60)
})

test('a call plays the prompt of the settings, unless it forbids that', () => {
  const prompt = 'callDataSecure: {processingPrompt: {lit: {name: PromptSystem.processing}}}'
  expect(problemsOf('SF-CX-01', flowWith(prompt))).toEqual([])
  expect(problemsOf('SF-CX-01', flowWith('')).length).toBe(1)
  expect(problemsOf('SF-CX-01', flowWith(prompt, 'noValueWithNoFallback: true')).length).toBe(1)
})

test('a pass after the settings were edited goes by them', () => {
  const { carried } = flowWith('collectInput: {noEntryTimeout: {lit: {seconds: 2}}}').flow
  const start = flowWith('')
  for (const { again, anew } of lintPasses(start, [carried, start.flow.carried], (_, settings) => [
    { type: 'set-flow', patch: { carried: settings } },
  ])) {
    expect(again).toEqual(anew)
  }
})
