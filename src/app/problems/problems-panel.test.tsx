import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { NodeId, VariableId } from '#core/base/ids.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { Fix, Problem } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp, steps } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { ProblemPopover } from './problem-popover.tsx'
import { ProblemsPanel } from './problems-panel.tsx'

afterEach(cleanup)

const user = userEvent.setup()

const CONNECT: Fix = {
  title: 'Connect to a person',
  safety: 'unsafe',
  edits: [
    {
      type: 'connect',
      edge: { from: 'fetch' as NodeId, output: 'failure', to: 'queue' as NodeId },
    },
  ],
}

function problem(patch: Partial<Problem>): Problem {
  return {
    id: 'some-rule/fetch',
    code: 'SF-TST-01',
    rule: 'some-rule',
    severity: 'error',
    node: 'fetch' as NodeId,
    message: 'It leads nowhere.',
    path: [],
    fix: null,
    ...patch,
  }
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

  test('hides a severity', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [
      problem({}),
      problem({ id: 'w', severity: 'warning', message: 'It is slow.' }),
    ])
    await user.click(screen.getByRole('button', { name: '1 error' }))
    expect(screen.queryByText('It leads nowhere.')).toBeNull()
    expect(screen.getByText('It is slow.')).toBeTruthy()
  })

  test('without problems says what was checked', () => {
    renderApp(<ProblemsPanel />, payDesign(), [])
    expect(screen.getByText('No problems found.')).toBeTruthy()
    expect(screen.getByText(/rules were checked on every path/)).toBeTruthy()
  })
})

describe('a fix', () => {
  test('is named by what it does, is one step, and can be taken back', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ fix: CONNECT })])
    await user.click(screen.getByRole('button', { name: 'Connect to a person' }))
    expect(openDesign().edges).toContainEqual({ from: 'fetch', output: 'failure', to: 'queue' })
    expect(steps()).toBe(1)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(openDesign()).toEqual(payDesign())
  })

  test('that does not fit any more says why and changes nothing', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ fix: CONNECT })])
    act(() => {
      useDocument.getState().edit({ type: 'remove-node', node: 'queue' as NodeId }, 'Delete')
    })
    await user.click(screen.getByRole('button', { name: 'Connect to a person' }))
    expect(screen.getByText(/was not applied: “queue” is no longer there/)).toBeTruthy()
    expect(steps()).toBe(1)
  })

  test('is not said to be done where another tab holds the design', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ fix: CONNECT })])
    act(() => useDocument.getState().setReadOnly(true))
    await user.click(screen.getByRole('button', { name: 'Connect to a person' }))
    expect(openDesign()).toEqual(payDesign())
    expect(screen.queryByText(/done/)).toBeNull()
  })

  test('stands in the popover of a badge too', async () => {
    renderApp(<ProblemPopover node={'fetch' as NodeId} name="Fetch token" />, payDesign(), [
      problem({ fix: CONNECT }),
    ])
    expect(screen.getByText('1 error')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Connect to a person' }))
    expect(openDesign().edges).toContainEqual({ from: 'fetch', output: 'failure', to: 'queue' })
  })
})

describe('fix all safe', () => {
  test('is off where no fix is safe', () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({ fix: CONNECT })])
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Fix all safe' }).disabled).toBe(
      true,
    )
  })

  test('applies every safe fix as one step', async () => {
    const design = payDesign()
    const open = { ...design, variables: design.variables.map((v) => ({ ...v, secure: false })) }
    const { problems } = lintDesign(open)
    const safe = problems.filter(({ fix }) => fix?.safety === 'safe')
    expect(safe.length).toBeGreaterThan(1)
    renderApp(<ProblemsPanel />, open, problems)
    await user.click(screen.getByRole('button', { name: 'Fix all safe' }))
    expect(steps()).toBe(1)
    const left = lintDesign(openDesign()).problems
    expect(left.filter(({ fix }) => fix?.safety === 'safe')).toEqual([])
  })
})

describe('accepting', () => {
  test('asks for a reason, which stands in the design', async () => {
    renderApp(<ProblemsPanel />, payDesign(), [problem({})])
    await user.click(screen.getByRole('button', { name: 'More about some-rule' }))
    await user.click(screen.getByRole('menuitem', { name: 'Accept, with a reason…' }))
    const accept = screen.getByRole<HTMLButtonElement>('button', { name: 'Accept' })
    expect(accept.disabled).toBe(true)
    await user.type(screen.getByLabelText('Why is it accepted?'), 'The agent waits.{Enter}')
    expect(openDesign().suppressions).toEqual([
      { rule: 'some-rule', node: 'fetch', reason: 'The agent waits.' },
    ])
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
