import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editOf, gestures } from '#testing/arbitrary-edits.ts'
import { arbitraryCallingFlow } from '#testing/arbitrary-calling-flow.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { declaringEdits } from '#testing/declaring-edits.ts'
import { foundBy } from '#testing/found-by-analysis.ts'
import { runMode } from '#testing/run-mode.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { type Analysis, analyse, analyseAfter } from './analyse.ts'
import { writeOutCalls, writeOutCallsAfter } from './called-tasks.ts'
import { solutionsOf } from './solutions.ts'
import { isSameRow, type States } from './state-rows.ts'

type Step = { what: number; pick: number; other: number }

/** Steps are taken away, in the place of edits. */
const removals = gestures.map((step): Step => ({ ...step, what: 0 }))

/** Variables are added, set, renamed or removed, and what fields of actions hold. */
const declarations = gestures.map((step): Step => ({ ...step, what: DECLARING + (step.what % 13) }))
const DECLARING = 100

/** Tasks begin elsewhere, come and go, or one of them handles errors. */
const divisions = gestures.map((step): Step => ({ ...step, what: DIVIDING + (step.what % 3) }))
const DIVIDING = 200

/** What was done last is undone, or done again. */
const UNDO: readonly Step[] = []

/** Any output of any step led anywhere, and all other edits. */
function editsOf(design: Design, step: Step): readonly Edit[] {
  const edge = design.edges[(step.pick * 7) % Math.max(design.edges.length, 1)]
  if (step.what >= DIVIDING) return dividing(design, step)
  if (step.what >= DECLARING) {
    return declaringEdits(design, { ...step, what: step.what - DECLARING }, [])
  }
  const target = design.nodes[(step.other * 3) % Math.max(design.nodes.length, 1)]
  if (step.what % 2 === 0 || edge === undefined || target === undefined) return editOf(design, step)
  return [{ type: 'connect', edge: { ...edge, to: target.id } }]
}

function dividing({ tasks, nodes }: Design, { what, pick, other }: Step): readonly Edit[] {
  const task = tasks[pick % tasks.length]?.id ?? ('' as TaskId)
  const entry = nodes[(other * 3) % nodes.length]?.id ?? null
  switch (what - DIVIDING) {
    case 0:
      return [{ type: 'set-task', task, patch: { entry: other % 4 === 0 ? null : entry } }]
    case 1: {
      const id = `task${pick}` as TaskId
      const index = other % (tasks.length + 1)
      return tasks.some((one) => one.id === id)
        ? [{ type: 'remove-task', task: id }]
        : [{ type: 'add-task', task: { id, name: '', entry }, index }]
    }
    default: {
      const handler = other % 3 === 0 ? ({ type: 'disconnect' } as const) : undefined
      return [{ type: 'set-flow', patch: { errorHandling: handler ?? { type: 'task', task } } }]
    }
  }
}

function edited(design: Design, edits: readonly Edit[], undo: Edit[] = []): Design {
  let now = design
  for (const edit of edits) {
    const applied = applyEdit(now, edit)
    if (!applied.ok) continue
    now = applied.value.design
    undo.unshift(applied.value.inverse)
  }
  return now
}

/** The steps of before at which another row stands, and those of which the later solution says so. */
function othersIn(before: States, after: States): readonly (readonly number[])[] {
  const places = [...before.reached.keys()]
  const differ = places.filter((place) => !isSameRow(before, after, place))
  const { others } = after
  return [differ, others === null ? differ : places.filter((place) => others[place] === 1)]
}

test('what is found after an edit is what is found of a design never seen, by places and bits', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        { weight: 2, arbitrary: arbitraryPayFlow() },
        { weight: 1, arbitrary: arbitraryCallingFlow() },
      ),
      fc.array(
        fc.oneof(
          fc.array(gestures, { minLength: 1, maxLength: 3 }),
          fc.array(removals, { minLength: 1, maxLength: 3 }),
          fc.array(declarations, { minLength: 1, maxLength: 2 }),
          fc.array(divisions, { minLength: 1, maxLength: 2 }),
          fc.constant(UNDO),
        ),
        { maxLength: 8 },
      ),
      (text, batches) => {
        let design = buildFlow(text)
        let undo: Edit[] = []
        analyse(writeOutCalls(design).design)
        for (const batch of batches) {
          const back = batch === UNDO ? undo : []
          undo = []
          let now = edited(design, back, undo)
          for (const step of batch) now = edited(now, editsOf(now, step), undo)
          const last = writeOutCalls(design).design
          const before = analyse(last)
          const after = analyseAfter(writeOutCallsAfter(now, design).design, last)
          const anew = analyse(writeOutCalls(structuredClone(now)).design)
          expect(foundBy(after)).toEqual(foundBy(anew))
          const [was, is] = [solutionsOf(before), solutionsOf(after)]
          for (const problem of ['assigned', 'needed'] as const) {
            if (was[problem].width !== is[problem].width) continue
            const [differ, told] = othersIn(was[problem], is[problem])
            expect(told).toEqual(differ)
          }
          design = now
        }
      },
    ),
    { numRuns: runMode === 'quick' ? 20 : 150 },
  )
})

describe('a loop is solved without what it held before the edit', () => {
  const LOOP = buildFlow(`variable Note
start -> set: set(Note = "x") -> a: play -> b: decide(Task.Ok)
b.yes -> a
b.no -> done: return`)
  const around = edited(LOOP, [
    { type: 'connect', edge: { from: 'start' as NodeId, output: 'next', to: 'a' as NodeId } },
  ])

  test('a variable that nothing sets in front of it any more is not set in it', () => {
    const isSetIn = (analysis: Analysis) => {
      const { graph, assignments } = analysis
      const note = graph.index.design.variables.find(({ name }) => name.endsWith('Note'))
      return note !== undefined && assignments.isSetAt(graph.node('b' as NodeId), note)
    }
    expect(isSetIn(analyse(LOOP))).toBe(true)
    expect(isSetIn(analyseAfter(around, LOOP))).toBe(false)
  })

  test('a value that nothing reads behind it any more is not needed in it', () => {
    const reading = buildFlow(`variable Note
start -> a: play -> b: decide(Task.Ok)
b.yes -> a
b.no -> note: data(Note = Task.Note) -> done: return`)
    const past = edited(reading, [
      { type: 'connect', edge: { from: 'b' as NodeId, output: 'no', to: 'done' as NodeId } },
    ])
    const isNeededIn = ({ graph, liveness }: Analysis) => {
      const [into] = graph.out(graph.node('start' as NodeId))
      const note = graph.index.design.variables.find(({ name }) => name.endsWith('Note'))
      return into !== undefined && note !== undefined && liveness.isNeeded(into, note)
    }
    expect(isNeededIn(analyse(reading))).toBe(true)
    expect(isNeededIn(analyseAfter(past, reading))).toBe(false)
  })

  test('its steps are on no path when nothing leads into it any more', () => {
    const cut = edited(LOOP, [{ type: 'disconnect', from: 'start' as NodeId, output: 'next' }])
    const after = analyseAfter(cut, LOOP)
    expect(after.isReachable(after.graph.node('a' as NodeId))).toBe(false)
  })
})

test('a step that calls a task is left by the paths that the task has now', () => {
  const task = 'other' as TaskId
  const { nodes, tasks, ...rest } = buildFlow('start -> say: play -> done: return')
  const design: Design = {
    ...rest,
    tasks: [...tasks, { id: task, name: 'Other', entry: null }],
    nodes: nodes.map((node) =>
      node.id === 'say' ? { ...node, kind: 'call-task', props: { task } } : node,
    ),
  }
  analyse(design)
  const now = edited(design, [{ type: 'set-task', task, patch: { outputPaths: ['Paid'] } }])
  expect(foundBy(analyseAfter(now, design))).toEqual(foundBy(analyse(structuredClone(now))))
})

describe('what an edit leaves as it is stays the same object', () => {
  const FLOW = buildFlow(`start -> token: fetch -> pay: pay -> thanks: play -> done: return
token.failure, pay.failure -> sorry: play -> done`)
  const before = analyse(FLOW)
  const after = analyseAfter(
    edited(FLOW, [
      {
        type: 'connect',
        edge: { from: 'sorry' as NodeId, output: 'next', to: 'thanks' as NodeId },
      },
    ]),
    FLOW,
  )

  test('outputs of steps that lead where they led', () => {
    const outOf = ({ graph }: Analysis, id: string) => graph.out(graph.node(id as NodeId))
    expect(outOf(after, 'pay')).toBe(outOf(before, 'pay'))
    expect(outOf(after, 'sorry')).not.toBe(outOf(before, 'sorry'))
  })

  test('the way of a token that nothing has changed on', () => {
    expect(after.tokenUses).toBe(before.tokenUses)
    expect(before.tokenUses).toHaveLength(1)
  })

  test('what steps say of variables and actions', () => {
    expect(solutionsOf(after).lore).toBe(solutionsOf(before).lore)
  })
})

describe('nothing is known of the design before when', () => {
  const flow = buildFlow('start -> say: play -> done: return')
  analyse(flow)
  const isFollowed = (design: Design) => solutionsOf(analyseAfter(design, flow)).others !== null

  test('its steps stand in another order', () => {
    expect(isFollowed({ ...flow, nodes: flow.nodes.toReversed() })).toBe(false)
  })
})
