import { describe, expect, test } from 'vitest'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { mustWrite, outlineOf, problemsOf } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { describeArchyNote } from './write.ts'

describe('what cannot be written is said', () => {
  const base = buildFlow(`
    start: enter -> a: decide(true) -> b: play -> end: return
    a.no -> b
    task Other
    first: play -> second: play -> stop: return
  `)
  const lead = (from: string, output: string, to: string): Design => ({
    ...base,
    edges: [
      ...base.edges.filter((edge) => edge.from !== from || edge.output !== output),
      { from: from as NodeId, output, to: to as NodeId },
    ],
  })

  test.each([[lead('a', 'no', 'second'), '“a” leads to “second” in the middle of another task.']])(
    '%#',
    (design, message) => {
      expect(problemsOf(design).join(' ')).toContain(message)
    },
  )

  test('an edge into the first step of another task is a jump', () => {
    expect(outlineOf(mustWrite(lead('a', 'no', 'first')).yaml)).toMatchObject({
      Main: 'a (yes: b end, no: → Other)',
    })
  })

  test('an edge to where the call comes in is a jump to the task that begins there', () => {
    expect(outlineOf(mustWrite(lead('a', 'no', 'start')).yaml)).toMatchObject({
      Main: 'a (yes: b end, no: → Main)',
    })
  })

  test('a secure data action that has not been chosen', () => {
    const design = buildFlow('start: enter -> pay: call(nothing) -> end: return')
    expect(problemsOf(design)).toEqual(['“pay” has no data action. Choose one.'])
  })

  test('a flow that does not begin where the call comes in', () => {
    const [task, ...others] = base.tasks
    if (task === undefined) throw new Error('no task')
    const design = { ...base, tasks: [{ ...task, entry: 'b' as NodeId }, ...others] }
    expect(problemsOf(design)[0]).toContain('does not begin where the call comes in')
  })
})

test('a step that nothing leads to is left out, and that is said', () => {
  const design = buildFlow('start: enter -> end: return')
  const lost: FlowNode = {
    id: 'lost' as NodeId,
    task: design.nodes[0]?.task ?? ('' as TaskId),
    kind: 'disconnect',
    name: 'Lost',
    props: {},
  }
  const { yaml, notes } = mustWrite({ ...design, nodes: [...design.nodes, lost] })
  expect(yaml).not.toContain('Lost')
  expect(notes.map(describeArchyNote)).toEqual(['“Lost” cannot be reached and is not in the file.'])
})
