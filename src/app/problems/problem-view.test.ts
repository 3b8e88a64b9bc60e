import { describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { RULES } from '#core/lint/registry.ts'
import { someProblem } from '#testing/some-problem.ts'
import { arrange, EVERYTHING, type ProblemFilter } from './problem-view.ts'
import { groupOf } from './rule-groups.ts'

function problem(id: string, patch: Partial<Problem> = {}): Problem {
  const found = { code: 'SF-ORD-02', rule: 'token-after-input', severity: 'warning' } as const
  return someProblem({ ...found, id, node: 'a' as NodeId, message: id, ...patch })
}

/** In flow order, as lint gives them. */
const FOUND: readonly Problem[] = [
  problem('note', { severity: 'info', node: null, rule: 'org-checklist', code: 'SF-PCI-03' }),
  problem('accepted', { severity: 'error', suppressed: 'agreed' }),
  problem('early'),
  problem('silent', { node: 'b' as NodeId, severity: 'error', rule: 'x', code: 'SF-CX-01' }),
  problem('late', { node: 'b' as NodeId }),
]

function listed(filter: Partial<ProblemFilter>, ...selection: string[]): string[] {
  const chosen = selection.map((id) => id as NodeId)
  return arrange(FOUND, { ...EVERYTHING, ...filter }, chosen).map(
    ({ key, problems }) => `${key}: ${problems.map(({ id }) => id).join(' ')}`,
  )
}

describe('the list', () => {
  test('has the worst first, and what is accepted last', () => {
    expect(listed({})).toEqual([': silent early late note accepted'])
  })

  test('by step keeps the order of the flow', () => {
    expect(listed({ grouping: 'node' })).toEqual([
      'flow: note',
      'node a: early accepted',
      'node b: silent late',
    ])
  })

  test('by rule has the worst rule first', () => {
    expect(listed({ grouping: 'rule' })).toEqual([
      'x: silent',
      'token-after-input: early late accepted',
      'org-checklist: note',
    ])
  })

  test('shows one group of rules, or one rule', () => {
    expect(listed({ rules: 'caller' })).toEqual([': silent'])
    expect(listed({ rules: 'org-checklist' })).toEqual([': note'])
  })

  test('shows what is selected', () => {
    expect(listed({ isSelectionOnly: true }, 'b')).toEqual([': silent late'])
    expect(listed({ isSelectionOnly: true })).toEqual([])
  })

  test('hides severities', () => {
    expect(listed({ hidden: new Set(['warning', 'info']) })).toEqual([': silent accepted'])
  })
})

test('the group of a problem is that of its rule', () => {
  for (const rule of RULES)
    expect({ code: rule.code, group: groupOf(rule) }).toEqual({
      code: rule.code,
      group: rule.group,
    })
})
