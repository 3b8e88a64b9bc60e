import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintPasses } from '#testing/lint-passes.ts'
import type { NodeId } from '../../../base/ids.ts'
import type { Edit } from '../../../model/edit.ts'
import { lintDesign } from '../../lint.ts'
import { callsCanBeFollowed } from './index.ts'

/** So many tasks that each call the next one ten times in a row. */
function nested(depth: number): string {
  const calls = (t: number) =>
    Array.from({ length: 10 }, (_, i) => `t${t}c${i}: calltask(T${t + 1})`)
  const tasks = Array.from(
    { length: depth },
    (_, t) => `task T${t}\n${calls(t).join(' -> ')} -> e${t}: endtask`,
  )
  return `start -> go: calltask(T0) -> end: return
${tasks.join('\n')}
task T${depth}
hello: play("Hello.") -> over: endtask`
}

const rules = [callsCanBeFollowed]

/** What is said of a flow, a line each. */
function said(flow: string): readonly string[] {
  const { problems } = lintDesign(buildFlow(flow), { rules })
  return problems.map(({ severity, node, message }) => `${severity} ${node} ${message}`)
}

describe('nothing is said', () => {
  test('of a thousand calls', () => {
    expect(said(nested(3))).toEqual([])
  })

  test('of calls that nothing comes to', () => {
    const lost = nested(4)
      .replace('start -> go', 'start -> end: return\ngo')
      .replace(': return\ntask', '\ntask')
    expect(said(lost)).toEqual([])
  })

  test('of a task that is called by several others', () => {
    const flow = `
      start -> a: calltask(A) -> b: calltask(B) -> end: return
      task A
      toB: calltask(B) -> endA: endtask
      task B
      hello: play("Hello.") -> endB: endtask
    `
    expect(said(flow)).toEqual([])
  })
})

describe('a task that calls itself', () => {
  test('is said at the call, once, whatever calls the task', () => {
    const flow = `
      start -> ask: calltask(Ask) -> once: calltask(Ask) -> end: return
      task Ask
      again: decide(true) -> more: calltask(Ask) -> back: endtask
      again.no -> back
    `
    expect(said(flow)).toEqual([
      expect.stringMatching(
        /^warning more “more” calls a task that is running already: itself, or/,
      ),
    ])
  })

  test('through another one is said at each call that comes back to a running task', () => {
    const flow = `
      start -> ask: calltask(A) -> end: return
      task A
      a: decide(true) -> toB: calltask(B) -> endA: endtask
      a.no -> endA
      task B
      b: decide(true) -> toA: calltask(A) -> endB: endtask
      b.no -> endB
    `
    expect(said(flow).map((line) => line.split(' ', 2))).toEqual([['warning', 'toA']])
  })
})

describe('ten thousand calls', () => {
  test('are said once, at the first that is not followed by itself, with the way there', () => {
    const { problems } = lintDesign(buildFlow(nested(4)), { rules })
    expect(problems).toMatchObject([{ node: 't2c1', severity: 'error', fix: null }])
    expect(problems[0]?.message).toContain('more than 25,000 nodes. From “t2c1” on,')
    expect(problems[0]?.path.at(0)).toEqual({ node: 'start', output: 'next' })
    expect(problems[0]?.path.at(-1)).toEqual({ node: 't2c1', output: null })
  })

  test('are accepted with a reason, as any problem is', () => {
    const flow = `suppress calls-can-be-followed: looked through by hand\n${nested(4)}`
    const { problems } = lintDesign(buildFlow(flow), { rules })
    expect(problems).toMatchObject([{ suppressed: 'looked through by hand' }])
  })

  test('are said as soon as they are called, and no more when they are not', () => {
    const design = buildFlow(nested(4))
    const calling = (task: string): readonly Edit[] => [
      { type: 'set-node', node: 'go' as NodeId, patch: { props: { task } } },
    ]
    const steps = [calling('T1'), calling('T0'), calling('T2')]
    const told: number[] = []
    for (const { again, anew } of lintPasses(design, steps, (_, step) => step, { rules })) {
      expect(again).toEqual(anew)
      told.push(again.problems.length)
    }
    expect(told).toEqual([0, 1, 0])
  })
})
