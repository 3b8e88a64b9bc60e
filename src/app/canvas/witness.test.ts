import { describe, expect, it } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { PathStep, Problem } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { someProblem } from '#testing/some-problem.ts'
import { missingOutputs, witnessOf } from './witness.ts'

function problem(...steps: readonly (readonly [string, string | null])[]): Problem {
  const path = steps.map(([node, output]): PathStep => ({ node: node as NodeId, output }))
  return someProblem({ node: 'card' as NodeId, path })
}

describe('the path that proves a problem', () => {
  it('is lit with its nodes and the edges between them', () => {
    const witness = witnessOf(problem(['card', 'success'], ['cvv', 'success'], ['fetch', null]))
    expect([...(witness?.nodes ?? [])]).toEqual(['card', 'cvv', 'fetch'])
    expect([...(witness?.edges ?? [])]).toEqual(['card:success', 'cvv:success'])
  })

  it('is not lit when it is a single step, or when no problem is selected', () => {
    expect(witnessOf(problem(['card', 'failure']))).toBeNull()
    expect(witnessOf(undefined)).toBeNull()
  })
})

describe('outputs that a problem misses', () => {
  const design = payDesign()

  it('are those that its path ends with and that lead nowhere', () => {
    expect([...missingOutputs(design, [problem(['cvv', 'failure'])])]).toEqual(['cvv:failure'])
  })

  it('are none when the output leads on, or somebody lives with the problem', () => {
    expect(missingOutputs(design, [problem(['card', 'failure'])]).size).toBe(0)
    const suppressed = { ...problem(['cvv', 'failure']), suppressed: 'on purpose' }
    expect(missingOutputs(design, [suppressed]).size).toBe(0)
  })
})
