import { describe, expect, test } from 'vitest'
import { readAnyDesign } from '#core/codec/recognise.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { FlowNode } from '#core/model/design.ts'
import { EXPORTED_FLOW, problemsOf } from '#testing/exported-flow.ts'
import { actionAvailableInSecureFlow } from './index.ts'

const problemsIn = (yaml: string) => problemsOf(yaml, [actionAvailableInSecureFlow])

describe('a value that Archy does not take', () => {
  test.each([
    [
      'verificationType: none',
      'verificationType: eachDigit',
      '“Card” has “eachDigit” in verificationType, where none, individualDigits or numeric belongs',
    ],
    [
      'digit_#',
      'digit_hash',
      '“digit_hash” in digits.range.terminatingDtmf, where digit_# or digit_* belongs',
    ],
    ['min: 13, max: 19', 'min: 13', 'nothing in digits.range.max, where a value belongs'],
    [
      'max: 19',
      'maks: 19',
      'the key “maks” in digits.range, where terminatingDtmf, min or max belongs',
    ],
    [
      '{range: {terminatingDtmf: digit_#, min: 13, max: 19}}',
      '{exact: sixteen}',
      '“sixteen” in digits.exact, where a number of digits belongs',
    ],
    [
      '{range: {terminatingDtmf: digit_#, min: 13, max: 19}}',
      '{exact: 4.5}',
      '4.5 in digits.exact, where a number of digits belongs',
    ],
    [
      '{range: {',
      '{exact: 16, range: {',
      'exact and range in digits, where one of exact and range belongs',
    ],
    [
      'seconds: 5',
      'secs: 5',
      'the key “secs” in interDigitTimeout.lit, where seconds, minutes, hours, days or ms belongs',
    ],
    ['seconds: 5', 'seconds: 5s', '“5s” in interDigitTimeout.lit.seconds, where a number belongs'],
    [
      '{lit: {seconds: 5}}',
      '5',
      '5 in interDigitTimeout, where one of lit, exp and noValue belongs',
    ],
    [
      'noEntryTimeout:',
      'noEntryTimout:',
      'the key “noEntryTimout” among its properties, where noEntryTimeout belongs',
    ],
    [
      '{tts: Your card.}',
      '{text: Your card.}',
      'the key “text” in inputAudio, where one of tts, exp, prompt and noValue belongs',
    ],
    [
      'InResultData: false',
      'InResultData: nope',
      '“nope” in includeTerminatingDtmfInResultData, where true or false belongs',
    ],
    [
      'acceptJustStar: {lit: false}',
      'acceptJustStar: {lit: no}',
      '“no” in acceptJustStar.lit, where true or false belongs',
    ],
    [
      'inputData: {var: Task.Card}',
      'inputData: {variable: Task.Card}',
      'the key “variable” in inputData, where one of var and noValue belongs',
    ],
    [
      'successOutputs',
      'sucessOutputs',
      'the key “sucessOutputs” in category.Gateway.dataAction.Charge, where inputs, successOutputs or failureOutputs belongs',
    ],
    [
      '- string: {',
      '- text: {',
      '“Empty” has the key “text” in statements.0, where a data type such as string belongs',
    ],
    [
      "{exp: 'true'}",
      '{lit: maybe}',
      '“Which” has “maybe” in condition.lit, where true or false belongs',
    ],
    [
      'firstTrue:',
      'firstTru:',
      '“Many” has the key “firstTru” in evaluate, where one of firstTrue and firstMatch belongs: Archy takes nothing else that is known, and nothing that it does is checked',
    ],
    ['- case: {', '- caze: {', 'the key “caze” in evaluate.firstTrue.cases.0, where case belongs'],
    [
      'priority: {lit: 0}',
      'priority: {lit: high}',
      '“high” in priority.lit, where a whole number belongs',
    ],
    [
      '{lit: {name: "{{queue}}"}}',
      '{lit: Payments}',
      '“Payments” in targetQueue.lit, where the key name belongs',
    ],
  ])('%s as %s', (right, wrong, says) => {
    const yaml = EXPORTED_FLOW.replace(right, () => wrong)
    const [problem, ...more] = problemsIn(yaml)
    expect(more).toEqual([])
    expect(problem?.severity).toBe('warning')
    expect(problem?.message).toContain(says)
    const line = EXPORTED_FLOW.slice(0, EXPORTED_FLOW.indexOf(right)).split('\n').length
    expect(problem?.at).toEqual({ line, column: expect.any(Number) })
  })

  test.each([
    [
      'isInput: false',
      'isInput: maybe',
      'Task.Card has “maybe” in isInput, where true or false belongs',
    ],
    [
      'isSecure: true',
      'isSecure: "yes"',
      'Task.Card has “yes” in isSecure, where true or false belongs',
    ],
    [
      'isSecure: true',
      'isSecured: true',
      'Task.Card has the key “isSecured” among its properties, where isSecure belongs',
    ],
    [
      '        variables:',
      '        variabels:',
      'The task “Main” has the key “variabels” among its properties, where variables belongs',
    ],
    [
      'stringVariable',
      'txtVariable',
      'The task “Main” has the key “txtVariable” among its variables, where a data type such as stringVariable belongs',
    ],
    [
      'defaultLanguage: en-us',
      'defaultLanguage: de-de',
      'The flow has “de-de” in defaultLanguage, where one of supportedLanguages (en-us) belongs',
    ],
    [
      '    en-us:',
      '    english:',
      'The flow has “english” in supportedLanguages.english, where a language such as en-us belongs',
    ],
    [
      '{tts: Hello.}',
      '{say: Hello.}',
      'The flow has the key “say” in initialGreeting, where one of tts, exp, prompt and noValue belongs',
    ],
    [
      '{disconnect: {none: true}}',
      '{hangup: {none: true}}',
      'The flow has the key “hangup” in settingsErrorHandling.errorHandling, where disconnect, queue or task belongs',
    ],
    [
      'repeatCount: {lit: 3}',
      'repeatCount: {lit: often}',
      'The flow has “often” in settingsMenu.repeatCount.lit, where a whole number belongs',
    ],
  ])('%s as %s', (right, wrong, says) => {
    const [problem] = problemsIn(EXPORTED_FLOW.replace(right, () => wrong))
    expect(problem?.severity).toBe('warning')
    expect(problem?.message).toContain(says)
    const line = EXPORTED_FLOW.slice(0, EXPORTED_FLOW.indexOf(right)).split('\n').length
    expect(problem?.at?.line).toBe(line)
  })
})

test.each([
  ['dtmf: digit_1', 'dtmf: one', 'The menu “Ready” has “one” in choices.0.menuTask.dtmf'],
  ['menuTask', 'menuTsk', 'The menu “Ready” is written in a form that is not known here'],
  [
    'menuTask',
    'menuRepeatMenu',
    'has menuRepeatMenu among its choices, and no public export shows how',
  ],
])('a menu with %s as %s is not read, and neither is any other', (right, wrong, says) => {
  const file = EXPORTED_FLOW.replace(
    '  tasks:',
    `  menus:
    - menu:
        name: Ready
        audio: {tts: Press 1.}
        choices:
          - menuTask: {name: Back, dtmf: digit_1, task: {actions: []}}
  tasks:`,
  )
  expect(problemsIn(file)).toEqual([])
  expect(problemsIn(file.replace(right, wrong)).map(({ message }) => message)).toEqual([
    expect.stringContaining(says),
  ])
})

test('a long text is not repeated: it may be a secret that was pasted', () => {
  const [problem] = problemsIn(
    EXPORTED_FLOW.replace('verificationType: none', `verificationType: ${'k'.repeat(30)}`),
  )
  expect(problem?.message).toContain('has something else in verificationType')
})

test('what somebody has chosen since in the form is written instead, and is no matter any more', () => {
  const read = readAnyDesign(EXPORTED_FLOW.replace('max: 19', 'maks: 19'), 'flow.yaml')
  if (!read.ok) throw new Error('unreadable')
  const { design } = read.value
  const count = (nodes: readonly FlowNode[]) =>
    lintDesign({ ...design, nodes: [...nodes] }, { rules: [actionAvailableInSecureFlow] }).problems
      .length
  expect(count(design.nodes)).toBe(1)
  const digits = { type: 'exact', count: 16 }
  expect(
    count(
      design.nodes.map((node) =>
        node.name === 'Card' ? { ...node, props: { ...node.props, digits } } : node,
      ),
    ),
  ).toBe(0)
})
