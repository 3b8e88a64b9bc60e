import { expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem, Severity } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { someProblem } from '#testing/some-problem.ts'
import { describeNode, worstSeverity } from './describe-node.ts'

const design = payDesign()

function problem(severity: Severity, suppressed?: string): Problem {
  return someProblem({
    id: `${severity}${suppressed ?? ''}`,
    severity,
    node: 'card' as NodeId,
    ...(suppressed === undefined ? {} : { suppressed }),
  })
}

test('a node is spoken with its kind, place, problems and where its outputs lead', () => {
  const problems = [problem('error'), problem('error'), problem('info')]
  expect(describeNode(design, 'cvv' as NodeId, problems)).toBe(
    'Collect input ‘CVV’, node 4 of 9, 2 errors, 1 info, outputs: success → Fetch token, failure → not connected',
  )
})

test('a node that ends the flow says so', () => {
  expect(describeNode(design, 'back' as NodeId, [])).toBe(
    'Return to agent ‘Back to the agent’, node 9 of 9, the flow ends here',
  )
})

test('the worst severity counts, and a problem that is lived with does not', () => {
  expect(worstSeverity([problem('info'), problem('warning')])).toBe('warning')
  expect(worstSeverity([problem('error', 'known'), problem('info')])).toBe('info')
  expect(worstSeverity([problem('error', 'known')])).toBeNull()
})
