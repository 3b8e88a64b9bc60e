import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintPasses } from '#testing/lint-passes.ts'
import { testRule } from '#testing/rule-tester.ts'
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

testRule(callsCanBeFollowed, {
  valid: [
    { name: 'a thousand calls', flow: nested(3) },
    {
      name: 'a task that calls itself: it is looked at once',
      flow: `start -> ask: calltask(Ask) -> end: return
        task Ask
        again: decide(true) -> more: calltask(Ask) -> back: endtask
        again.no -> back`,
    },
    {
      name: 'a call that nothing comes to',
      flow: `start -> end: return
        go: calltask(T0) -> end
        ${nested(4).split('\n').slice(1).join('\n')}`,
    },
  ],
  invalid: [],
})

describe('ten thousand calls', () => {
  const rules = [callsCanBeFollowed]

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
