import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { NodeId, VariableId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { someProblem } from '#testing/some-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { EVERYTHING, useProblemView } from './problem-view.ts'
import { ProblemsPanel } from './problems-panel.tsx'

beforeEach(() => useProblemView.setState(EVERYTHING))
afterEach(cleanup)

const user = userEvent.setup()

function problem(patch: Partial<Problem>): Problem {
  return someProblem({
    id: 'some-rule/fetch',
    node: 'fetch' as NodeId,
    message: 'It leads nowhere.',
    ...patch,
  })
}

const PATH: Problem['path'] = [
  { node: 'enter' as NodeId, output: 'next' },
  { node: 'card' as NodeId, output: 'failure' },
  { node: 'fetch' as NodeId, output: null, seconds: 42 },
]

describe('the list', () => {
  test('counts, and names the path that proves a problem', () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ path: PATH })])
    expect(screen.getByRole('tab', { name: 'Problems 1' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '1 error' })).toBeTruthy()
    expect(screen.getByRole('list', { name: 'Problems' }).textContent).toContain(
      'Path: Enter › Card number (failure) › Fetch token (42 s)',
    )
  })

  test('a path follows when a step on it is renamed, although the problem is the same', () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ path: PATH })])
    const rename = { type: 'set-node', node: 'card' as NodeId, patch: { name: 'Card' } } as const
    act(() => void useDocument.getState().edit(rename, 'Rename'))
    expect(screen.getByRole('list', { name: 'Problems' }).textContent).toContain(
      'Path: Enter › Card (failure) › Fetch token (42 s)',
    )
  })

  test('leads to the node and the field, and lights the path', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ field: 'inputs.cvv' })])
    await user.click(screen.getByRole('button', { name: /It leads nowhere/ }))
    expect(useView.getState()).toMatchObject({
      selection: ['fetch'],
      selectedProblem: 'some-rule/fetch',
      focusRequest: { node: 'fetch', field: 'inputs.cvv' },
    })
  })

  test('leads to a variable where there is no node', async () => {
    const variable = 'task.token' as VariableId
    renderApp(<ProblemsPanel />, payDesign(), [problem({ node: null, variable })])
    await user.click(screen.getByRole('button', { name: /It leads nowhere/ }))
    expect(useView.getState()).toMatchObject({ leftPanel: 'variables', focusRequest: { variable } })
  })

  test('leads to the settings of the flow where there is neither', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ node: null, field: 'errorAudio' })])
    act(() => useView.getState().select(['pay' as NodeId]))
    await user.click(screen.getByRole('button', { name: /It leads nowhere/ }))
    expect(useView.getState()).toMatchObject({
      selection: [],
      focusRequest: { node: null, field: 'errorAudio' },
    })
  })

  test('is walked with the arrow keys and opened with Enter', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [
      problem({}),
      problem({ id: 'other', node: 'pay' as NodeId, message: 'Neither does this.' }),
    ])
    act(() => screen.getByRole('button', { name: /It leads nowhere/ }).focus())
    await user.keyboard('{ArrowDown}{Enter}')
    expect(useView.getState().selectedProblem).toBe('other')
  })

  test('stays where somebody has gone on in it, until another problem is selected', () => {
    const other = problem({ id: 'other', node: 'pay' as NodeId, message: 'Neither does this.' })
    const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
    onTestFinished(() => scrolled.mockRestore())
    renderApp(<ProblemsPanel />, payDesign(), [problem({}), other])
    act(() => useView.setState({ selectedProblem: 'some-rule/fetch' }))
    const times = scrolled.mock.calls.length
    expect(times).toBeGreaterThan(0)
    act(() => screen.getByRole('button', { name: /Neither does this/ }).focus())
    expect(scrolled.mock.calls).toHaveLength(times)
  })

  test('hides a severity', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [
      problem({}),
      problem({ id: 'w', severity: 'warning', message: 'It is slow.' }),
    ])
    await user.click(screen.getByRole('button', { name: '1 error' }))
    expect(screen.queryByText('It leads nowhere.')).toBeNull()
    expect(screen.getByText('It is slow.')).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Problems 1 of 2' })).toBeTruthy()
  })

  test('is grouped by node, with a head for each', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [
      problem({}),
      problem({ id: 'other', node: 'pay' as NodeId, message: 'Neither does this.' }),
      problem({ id: 'flow', node: null, message: 'Nothing is set.' }),
    ])
    act(() => useProblemView.setState({ grouping: 'node' }))
    const heads = screen.getAllByRole('heading', { level: 3 }).map((head) => head.textContent)
    expect(heads).toEqual(['Fetch token', 'Pay', 'The flow'])
  })

  test('says so when the filter lets nothing through', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({})])
    await user.click(screen.getByRole('button', { name: 'Filter' }))
    await user.click(screen.getByLabelText('Only what is selected on the canvas'))
    expect(screen.getByText(/No problem that the severities and the filter/)).toBeTruthy()
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Show everything' }))
    expect(document.activeElement?.textContent).toContain('It leads nowhere.')
    act(() => useProblemView.setState({ isSelectionOnly: true }))
    expect(screen.queryByText('It leads nowhere.')).toBeNull()
    expect(screen.getByRole('tab', { name: 'Problems 0 of 1' })).toBeTruthy()
    act(() => useView.getState().select(['fetch' as NodeId]))
    expect(screen.getByText('It leads nowhere.')).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Problems 1' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Filtered' })).toBeTruthy()
  })

  test('opens the page of a rule, with its examples as text', async () => {
    // Loaded beforehand: how long that takes is not what is tested.
    await import('./rule-page.tsx')
    renderApp(<ProblemsPanel />, payDesign(), [
      problem({ rule: 'token-after-input', code: 'SF-ORD-02' }),
    ])
    await user.click(screen.getByRole('button', { name: 'About the rule token-after-input' }))
    const page = within(await screen.findByRole('dialog', { name: 'About token-after-input' }))
    expect(await page.findByText('Incorrect')).toBeTruthy()
    expect(page.getByText(/^start -> token: fetch/)).toBeTruthy()
    await user.click(page.getByText('How flows are written here'))
    expect(page.getByText('collect(CC)')).toBeTruthy()
  })

  test('a check that failed has no page', () => {
    renderApp(<ProblemsPanel />, payDesign(), [
      problem({ rule: 'rule-crashed', code: 'rule-crashed' }),
    ])
    expect(screen.queryByRole('button', { name: /^About the rule/ })).toBeNull()
  })

  test('without problems says what was checked', () => {
    renderApp(<ProblemsPanel />, payDesign(), [])
    expect(screen.getByText('No problems found.')).toBeTruthy()
    expect(screen.getByText(/Every path was checked/)).toBeTruthy()
  })
})

describe('accepting', () => {
  test('asks for a reason, which stands in the design', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({})])
    await user.click(screen.getByRole('button', { name: 'More about some-rule' }))
    await user.click(screen.getByRole('menuitem', { name: 'Accept, with a reason…' }))
    const accept = screen.getByRole<HTMLButtonElement>('button', { name: 'Accept' })
    expect(accept.getAttribute('aria-disabled')).toBe('true')
    await user.type(screen.getByLabelText('Why is it accepted?'), 'The agent waits.{Enter}')
    expect(openDesign().suppressions).toEqual([
      { rule: 'some-rule', node: 'fetch', reason: 'The agent waits.' },
    ])
  })

  test('the focus goes on to the next problem, and back to its own when nothing is accepted', async () => {
    const problems = [problem({}), problem({ id: 'other', rule: 'other-rule', message: 'Other.' })]
    renderApp(<ProblemsPanel />, payDesign(), problems)
    const open = async () => {
      await user.click(screen.getByRole('button', { name: 'More about some-rule' }))
      await user.click(screen.getByRole('menuitem', { name: 'Accept, with a reason…' }))
      return screen.getByLabelText('Why is it accepted?')
    }
    const focused = () => document.activeElement?.textContent
    await user.type(await open(), '{Escape}')
    expect(focused()).toContain('It leads nowhere.')
    await user.type(await open(), 'The agent waits.{Enter}')
    expect(focused()).toContain('Other.')
  })

  test('strikes the problem through, does not count it, and can be taken back', async () => {
    const design = payDesign()
    renderApp(
      <ProblemsPanel />,
      { ...design, suppressions: [{ rule: 'SF-TST-01', node: null, reason: 'Fine.' }] },
      [problem({ suppressed: 'Fine.' })],
    )
    expect(screen.getByRole('tab', { name: 'Problems 0' })).toBeTruthy()
    const list = within(screen.getByRole('list', { name: 'Problems' }))
    expect(list.getByText('Accepted: Fine.')).toBeTruthy()
    expect(screen.getByText(/1 problem is accepted/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'More about some-rule' }))
    await user.click(screen.getByRole('menuitem', { name: 'Report it again' }))
    expect(openDesign().suppressions).toEqual([])
  })
})
