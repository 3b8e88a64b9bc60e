import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, VariableId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { type Analysis, analyse, analyseAfter } from './analyse.ts'
import { aboutSteps, stepsThat } from './step-traits.ts'

const FLOW = buildFlow(`variable Note = "x"
start -> card: collect(CC) -> ask: decide(Task.Ok)
ask.yes -> token: fetch -> pay: pay -> done: return
ask.no -> last: extract(Note = Right(Task.CC, 4)) -> out: data(Note = Task.Note) -> done`)

function edited(design: Design, edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

test('steps by what they do, whatever leads to them', () => {
  const traits = stepsThat(analyse(FLOW))
  const ids = (list: keyof typeof traits) => traits[list].map(({ id }) => id)
  expect(ids('end')).toEqual(['done'])
  expect(ids('ask')).toEqual(['card'])
  expect(ids('call')).toEqual(['token', 'pay'])
  expect(ids('extract')).toEqual(['last'])
  expect(ids('decide')).toEqual(['ask'])
  expect(ids('handOut')).toContain('out')
})

test('a step that is added behind the others is found without them', () => {
  const end = FLOW.nodes.find(({ id }) => id === 'done')
  if (end === undefined) throw new Error('no end')
  const node = { ...end, id: 'other' as NodeId }
  analyse(FLOW)
  const more = edited(FLOW, { type: 'add-node', node, position: { x: 0, y: 0 } })
  expect(stepsThat(analyseAfter(more, FLOW)).end.map(({ id }) => id)).toEqual(['done', 'other'])
})

test('a step that is gone is found no more, and put back it stands where it stood', () => {
  analyse(FLOW)
  const removed = applyEdit(FLOW, { type: 'remove-node', node: 'token' as NodeId })
  if (!removed.ok) throw new Error(removed.error.code)
  const { design, inverse } = removed.value
  const callsIn = (whole: Analysis) => stepsThat(whole).call.map(({ id }) => id)
  expect(callsIn(analyseAfter(design, FLOW))).toEqual(['pay'])
  expect(callsIn(analyseAfter(edited(design, inverse), design))).toEqual(['token', 'pay'])
})

test('what steps say is asked again when a variable is another one, and not when a line is', () => {
  let asked = 0
  const question = aboutSteps((whole) => {
    asked += 1
    return stepsThat(whole).call
  })
  question(analyse(FLOW))
  const led = edited(FLOW, {
    type: 'connect',
    edge: { from: 'ask' as NodeId, output: 'no', to: 'done' as NodeId },
  })
  question(analyseAfter(led, FLOW))
  expect(asked).toBe(1)
  const [variable] = led.variables
  const open = edited(led, {
    type: 'set-variable',
    variable: variable?.id ?? ('' as VariableId),
    patch: { description: 'Another one' },
  })
  question(analyseAfter(open, led))
  expect(asked).toBe(2)
})
