import { expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { someProblem } from '#testing/some-problem.ts'
import { applyFindings, findingsTeller, NO_FINDINGS } from './findings-change.ts'
import type { Findings } from './lint-message.ts'

function problem(id: string, message = 'wrong'): Problem {
  return someProblem({ id, node: id as NodeId, message })
}

function findings(problems: readonly Problem[], edges: Readonly<Record<string, number>>): Findings {
  return {
    problems,
    edges: new Map(Object.entries(edges).map(([id, secureCount]) => [id, { secureCount }])),
    tokens: Object.keys(edges).map((id) => ({
      fetch: id as NodeId,
      payment: 'pay' as NodeId,
      lifetimeSeconds: 180,
      left: new Map([[`${id}:success`, 180 - (edges[id] ?? 0)]]),
      isEndless: false,
    })),
    inferred: { variables: new Map(), actions: new Map() },
  }
}

const PASSES: readonly Findings[] = [
  findings([problem('a'), problem('b')], { one: 1, two: 2 }),
  findings([problem('c'), problem('b'), problem('a', 'worse')], { two: 3 }),
  findings([], {}),
  findings([problem('a')], { one: 1 }),
]

test('what is told from pass to pass comes out as it was found', () => {
  const tell = findingsTeller()
  let known = NO_FINDINGS
  for (const pass of PASSES) {
    known = applyFindings(known, structuredClone(tell(structuredClone(pass))))
    expect(known).toEqual(pass)
  }
})

test('a problem that has not changed is not told again, and stays the same object', () => {
  const tell = findingsTeller()
  const [first, second] = PASSES
  if (first === undefined || second === undefined) throw new Error('no passes')
  const before = applyFindings(NO_FINDINGS, structuredClone(tell(first)))
  const change = structuredClone(tell(structuredClone(second)))
  expect(change.problems?.map((told) => typeof told === 'number')).toEqual([false, true, false])
  expect(applyFindings(before, change).problems[1]).toBe(before.problems[1])
})

test('of an edit that changes nothing that was found, nothing is told, and all of it stays the same object', () => {
  const tell = findingsTeller()
  const [pass] = PASSES
  if (pass === undefined) throw new Error('no passes')
  const before = applyFindings(NO_FINDINGS, structuredClone(tell(pass)))
  const change = structuredClone(tell(structuredClone(pass)))
  expect(change).toMatchObject({ problems: null, tokens: null, inferred: null })
  const after = applyFindings(before, change)
  expect(after.problems).toBe(before.problems)
  expect(after.edges).toBe(before.edges)
  expect(after.inferred).toBe(before.inferred)
})

test('the same problems in another order, or fewer of them, are told', () => {
  const tell = findingsTeller()
  tell(findings([problem('a'), problem('b')], {}))
  expect(tell(findings([problem('b'), problem('a')], {})).problems).toEqual([1, 0])
  expect(tell(findings([problem('b')], {})).problems).toEqual([0])
})
