import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { describedBy, showNode } from '#testing/show-inspector.tsx'
import { someProblem } from '#testing/some-problem.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

function problem(node: string | null, field: string, message: string): Problem {
  return someProblem({
    id: `some-rule/${node ?? ''}/${field}`,
    node: node as NodeId | null,
    field,
    message,
  })
}

describe('problems', () => {
  test('stand at the top and at the field that they speak of', () => {
    showNode('card', [problem('card', 'variable', 'It is not secure.')])
    const list = screen.getByRole('region', { name: 'Problems' })
    expect(within(list).getByRole('button', { name: 'It is not secure.' })).toBeTruthy()
    const into = screen.getByRole('combobox', { name: 'Into' })
    expect(into.getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(into)).toBe('It is not secure.')
  })

  test('are seen in full at the top alone: the field points there', () => {
    showNode('card', [problem('card', 'variable', 'It is not secure.')])
    const seen = screen
      .getAllByText('It is not secure.')
      .filter((element) => element.closest('.sr') === null)
    expect(seen).toHaveLength(1)
    expect(screen.getByText('See Problems.')).toBeTruthy()
  })

  test('stand below what the step calls, which belongs to its name', () => {
    showNode('fetch', [problem('fetch', 'inputs.cvv', 'CVV is missing.')])
    const list = screen.getByRole('region', { name: 'Problems' })
    const order = [
      screen.getByRole('textbox', { name: 'Name' }),
      screen.getByRole('combobox', { name: 'Action' }),
      list,
      screen.getByRole('combobox', { name: 'Value of cvv' }),
    ]
    for (const [i, next] of order.slice(1).entries()) {
      const relation = order[i]?.compareDocumentPosition(next) ?? 0
      expect(relation & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
    }
  })

  test('reach the cell of a table', () => {
    showNode('fetch', [problem('fetch', 'inputs.cvv', 'CVV is missing.')])
    expect(describedBy(screen.getByRole('combobox', { name: 'Value of cvv' }))).toBe(
      'CVV is missing.',
    )
  })

  test('that are accepted are not shown', () => {
    showNode('card')
    act(() =>
      useFindings.getState().publish({
        of: openDesign(),
        problems: [{ ...problem('card', 'variable', 'Fine.'), suppressed: 'because' }],
        edges: new Map(),
      }),
    )
    expect(screen.queryByText('Fine.')).toBeNull()
  })

  test('can be gone to: the field gets the focus', () => {
    renderApp(<Inspector />, payDesign())
    act(() => useView.getState().goTo({ node: 'pay' as NodeId, field: 'inputs.token' }))
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Value of token' }))
  })

  test('that were gone to do not take the focus when the form opens again later', () => {
    renderApp(<Inspector />, payDesign())
    const { goTo, select } = useView.getState()
    act(() => goTo({ node: 'pay' as NodeId, field: 'inputs.token' }))
    act(() => select(['card' as NodeId]))
    act(() => select(['pay' as NodeId]))
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Pay')
    expect(document.activeElement).toBe(document.body)
  })

  test('of a part that is not shown lead to what is shown of it', () => {
    renderApp(<Inspector />, payDesign())
    act(() => useView.getState().goTo({ node: 'approved' as NodeId, field: 'condition.left' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Condition'))
  })
})
