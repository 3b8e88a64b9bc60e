import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { ruleThatFinds } from '#testing/some-rule.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'

const FLOW = buildFlow(`start -> a: play -> done: return
task handler
b: play -> back: return`)
const HANDLED: Design = {
  ...FLOW,
  flow: { ...FLOW.flow, errorHandling: { type: 'task', task: 'handler' as TaskId } },
}

/** What a rule says that asks whether paths begin at a node, and how often it was asked. */
function asked(id: NodeId) {
  let times = 0
  const rule = ruleThatFinds(({ analysis: { graph } }) => {
    times += 1
    const root = graph.rootAt(graph.placeOf(graph.node(id)))
    return root === undefined ? [] : [root.isErrorHandler ? 'a handler' : 'a start']
  })
  const check = startLinter({ rules: [rule] })
  return (design: Design) => {
    const said = check(design).problems.map(({ message }) => message)
    return { said, times }
  }
}

test('whether paths begin at a node is asked again when errors go on there', () => {
  const pass = asked('b' as NodeId)
  expect([FLOW, HANDLED, FLOW].map((design) => pass(design).said)).toEqual([
    [],
    ['There is a handler.'],
    [],
  ])
})

test('of another node it is not', () => {
  const pass = asked('a' as NodeId)
  expect([FLOW, HANDLED, FLOW].map((design) => pass(design).times)).toEqual([1, 1, 1])
})
