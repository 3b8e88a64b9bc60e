import { beforeEach, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { someProblem } from '#testing/some-problem.ts'
import { useFindings } from './findings-store.ts'

beforeEach(() => useFindings.getState().clear())

const DESIGN = buildFlow('start -> hello: play -> done: return')

function problem(node: string, message = 'wrong'): Problem {
  return someProblem({ id: node, node: node as NodeId, message })
}

function publish(problems: readonly Problem[]): void {
  useFindings.getState().publish({ of: DESIGN, problems, edges: new Map() })
}

test('a pass that finds the same problems leaves every list as it is', () => {
  const problems = [problem('hello'), problem('done')]
  publish(problems)
  const { byNode, byAction } = useFindings.getState()
  publish(problems)
  expect(useFindings.getState().byNode).toBe(byNode)
  expect(useFindings.getState().byAction).toBe(byAction)
})

test('of two steps, only the one with another problem has another list', () => {
  const kept = problem('done')
  publish([problem('hello'), kept])
  const { byNode } = useFindings.getState()
  publish([problem('hello', 'worse'), kept])
  const now = useFindings.getState().byNode
  expect(now.get('done' as NodeId)).toBe(byNode.get('done' as NodeId))
  expect(now.get('hello' as NodeId)).not.toBe(byNode.get('hello' as NodeId))
})
