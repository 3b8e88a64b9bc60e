import { describe, expect, test } from 'vitest'
import { readAnyDesign } from '#core/codec/recognise.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { FlowNode } from '#core/model/design.ts'
import { EXPORTED_FLOW, problemsOf } from '#testing/exported-flow.ts'
import { ODD_IN_SETTINGS, ODD_IN_STEPS } from '#testing/odd-values.ts'
import { actionAvailableInSecureFlow } from './index.ts'

const problemsIn = (yaml: string) => problemsOf(yaml, [actionAvailableInSecureFlow])

describe('a value that Archy does not take', () => {
  test.each(ODD_IN_STEPS)('$right as $wrong', ({ right, wrong, says, severity = 'warning' }) => {
    const yaml = EXPORTED_FLOW.replace(right, () => wrong)
    const [problem, ...more] = problemsIn(yaml)
    expect(more).toEqual([])
    expect(problem?.severity).toBe(severity)
    expect(problem?.message).toContain(says)
    const line = EXPORTED_FLOW.slice(0, EXPORTED_FLOW.indexOf(right)).split('\n').length
    expect(problem?.at).toEqual({ line, column: expect.any(Number) })
  })

  test.each(ODD_IN_SETTINGS)('$right as $wrong', ({ right, wrong, says, severity = 'warning' }) => {
    const [problem] = problemsIn(EXPORTED_FLOW.replace(right, () => wrong))
    expect(problem?.severity).toBe(severity)
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
