import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { updateData } from '../kinds/update-data/index.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { expression } from '../model/values.ts'
import { analyse } from './analyse.ts'
import { findPath } from './paths.ts'
import { placeToSet } from './place-to-set.ts'

function placeIn(flow: string, at: string, name: string): string | null {
  const analysis = analyse(buildFlow(flow))
  const { index } = analysis.graph
  const node = analysis.graph.node(at as NodeId)
  const variable = index.variable(name, node.task)
  if (variable === undefined) throw new Error(`No variable ${name}`)
  return placeToSet(analysis, node, variable)?.id ?? null
}

const RECEIPT = 'data(Receipt = Task.Note)'

test('before the step behind whose outputs it is set on some only', () => {
  const flow = `variable Ok boolean = true
    start -> hello: play -> ok: decide(Task.Ok) -> a: set(Note = "a") -> more: play -> tell: ${RECEIPT} -> done: return
    ok.no -> tell`
  expect(placeIn(flow, 'tell', 'Task.Note')).toBe('ok')
})

test('before a loop in which it is set: the next round would find it replaced', () => {
  const flow = `start -> hello: play -> ok: decide(Call.Ani != "") -> a: set(Note = "a") -> ok
    ok.no -> tell: ${RECEIPT} -> done: return`
  expect(placeIn(flow, 'tell', 'Task.Note')).toBe('hello')
})

test('nowhere when the flow begins there, nothing sets it before, or it is taken away', () => {
  const begins = `variable Ok boolean = true
    ok: decide(Task.Ok) -> a: set(Note = "a") -> tell: ${RECEIPT} -> done: return
    ok.no -> tell`
  expect(placeIn(begins, 'tell', 'Task.Note')).toBe(null)
  const unset = `start -> hello: play -> tell: ${RECEIPT} -> late: set(Note = "a") -> done: return`
  expect(placeIn(unset, 'tell', 'Task.Note')).toBe(null)
  const taken = `start -> hello: play -> a: set(Note = "a") -> b: set(Note = nothing) -> tell: ${RECEIPT} -> done: return`
  expect(placeIn(taken, 'tell', 'Task.Note')).toBe(null)
})

test.each(['yes', 'no'])('nowhere when it is set on the other paths alone: %s', (output) => {
  const flow = `variable Ok boolean = true
    start -> hello: play -> ok: decide(Task.Ok)
    ok.${output} -> a: set(Note = "a") -> end: return
    ok.${output === 'yes' ? 'no' : 'yes'} -> tell: ${RECEIPT} -> done: return`
  expect(placeIn(flow, 'tell', 'Task.Note')).toBe(null)
})

test('in the task that has the variable, and anywhere if it is one of the flow', () => {
  const flowOf = (name: string) => `variable Ok boolean = true
    start -> hello: play
    a: set(${name} = "a") -> tell: data(Receipt = ${name}) -> done: return
    task Rest
    ok: decide(Flow.Ok) -> a
    ok.no -> tell
    hello -> ok`
  expect(placeIn(flowOf('Task.Note'), 'tell', 'Task.Note')).toBe('hello')
  expect(placeIn(flowOf('Flow.Note'), 'tell', 'Flow.Note')).toBe('ok')
})

const RUNS = 300

/** The design in which a variable gets a value on every way to a step. */
function setBefore(design: Design, step: FlowNode, variable: Variable): Design {
  const { graph } = analyse(design)
  const id = 'given' as NodeId
  const statements = [{ type: variable.type, variable: variable.name, value: expression('"x"') }]
  const node = { id, task: step.task, kind: updateData.id, name: id, props: { statements } }
  const edits: readonly Edit[] = [
    { type: 'add-node', node, position: { x: 0, y: 0 } },
    ...graph
      .into(step)
      .map(
        ({ from, output }): Edit => ({ type: 'connect', edge: { from: from.id, output, to: id } }),
      ),
    { type: 'connect', edge: { from: id, output: 'next', to: step.id } },
  ]
  const applied = applyEdit(design, batch(edits))
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  return applied.value.design
}

test('what is set there is there on every path, and replaces nothing', () => {
  fc.assert(
    fc.property(arbitraryPayFlow(), (text) => {
      const design = buildFlow(text)
      const analysis = analyse(design)
      const { graph, assignments } = analysis
      for (const variable of graph.index.design.variables) {
        for (const node of graph.index.design.nodes) {
          if (!analysis.isReachable(node)) continue
          const place = placeToSet(analysis, node, variable)
          if (place === null) continue
          const given = analyse(setBefore(design, place, variable))
          expect(given.assignments.isSetAt(node, variable)).toBe(true)
          const from = [...assignments.into(variable)].filter((edge) =>
            analysis.isReachable(edge.from),
          )
          const arriving = from.filter(
            (edge) => edge.to === node || findPath(graph, { from: [edge], goal: node }) !== null,
          )
          expect(findPath(graph, { from: arriving, goal: place })).toBe(null)
        }
      }
    }),
    { numRuns: RUNS },
  )
})
