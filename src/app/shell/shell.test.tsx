import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Problem, Severity } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'
import { someProblem } from '#testing/some-problem.ts'
import { useSaveState } from '../files/save-store.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { CrashNotice } from './crash-notice.tsx'
import { DesignName } from './design-name.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { goToProblem } from './next-problem.ts'
import { ProblemsPill } from './problems-pill.tsx'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { SavedIndicator } from './saved-indicator.tsx'
import { UndoButtons } from './undo-buttons.tsx'

beforeEach(() => useDocument.getState().open(template()))
afterEach(() => {
  cleanup()
  useDocument.getState().close()
  useFindings.getState().clear()
  useView.getState().reset()
  useSaveState.setState({ save: { status: 'saved' } })
})

function template(): Design {
  const design = findTemplate('session-token')?.build()
  if (design === undefined) throw new Error('the template is gone')
  return design
}

function problem(id: string, severity: Severity, more: Partial<Problem> = {}): Problem {
  return someProblem({ id, message: id, severity, ...more })
}

function publish(problems: readonly Problem[]) {
  const of = useDocument.getState().history?.design ?? template()
  useFindings.getState().publish({ of, problems, edges: new Map() })
}

function rename(name: string) {
  useDocument.getState().edit({ type: 'set-flow', patch: { name } }, `Rename to “${name}”`)
}

test('undo and redo are named by their step and off without one', async () => {
  render(
    <TooltipProvider>
      <UndoButtons />
    </TooltipProvider>,
  )
  expect(screen.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true')
  act(() => rename('New'))
  await userEvent.setup().click(screen.getByRole('button', { name: 'Undo: Rename to “New”' }))
  expect(useDocument.getState().history?.design).toEqual(template())
  expect(screen.getByRole('button', { name: 'Redo: Rename to “New”' })).toBeTruthy()
})

test('the pill counts what nobody lives with, by severity', async () => {
  render(<ProblemsPill />)
  expect(screen.getByRole('button', { name: 'Checking the design' })).toBeTruthy()
  act(() =>
    publish([
      problem('a', 'error'),
      problem('b', 'error'),
      problem('c', 'warning', { suppressed: 'known' }),
      problem('d', 'info'),
    ]),
  )
  const pill = screen.getByRole('button', { name: '2 errors, 1 info' })
  expect(pill.getAttribute('aria-expanded')).toBe('true')
  await userEvent.setup().click(pill)
  expect(useView.getState().isBottomOpen).toBe(false)
  act(() => publish([]))
  expect(screen.getByRole('button', { name: 'No problems' })).toBeTruthy()
})

test('F8 goes round through the problems, both ways, and to their nodes', () => {
  const [first, second] = template().nodes
  if (first === undefined || second === undefined) throw new Error('the template has no nodes')
  publish([
    problem('a', 'error', { node: first.id }),
    problem('b', 'info', { suppressed: 'known' }),
    problem('c', 'warning', { node: second.id, field: 'digits' }),
  ])
  const seen = [1, 1, 1, -1, -1].map((direction) => {
    goToProblem(direction === 1 ? 1 : -1)
    return useView.getState().selectedProblem
  })
  expect(seen).toEqual(['a', 'c', 'a', 'c', 'a'])
  goToProblem(-1)
  expect(useView.getState()).toMatchObject({
    selection: [second.id],
    focusRequest: { node: second.id, field: 'digits' },
  })
})

test('renaming is one step of undo; Escape and an empty name change nothing', async () => {
  const user = userEvent.setup()
  render(<DesignName entries={[]} />)
  const type = async (keys: string) => {
    await user.click(screen.getByRole('button'))
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    await user.clear(screen.getByRole('textbox', { name: 'Name of the design' }))
    await user.keyboard(keys)
  }
  await type('Other{Escape}')
  await type('{Enter}')
  expect(useDocument.getState().history?.past).toEqual([])
  await type('Donations{Enter}')
  expect(useDocument.getState().history?.past.map(({ label }) => label)).toEqual([
    'Rename to “Donations”',
  ])
  expect(screen.getByRole('button').textContent).toBe('Donations')
})

test('a failed save is said, with what to do', async () => {
  useSaveState.setState({ save: { status: 'failed', error: { code: 'shelf-full' } } })
  const saved: string[] = []
  render(<SavedIndicator onSaveFile={() => saved.push('file')} />)
  expect(screen.queryByText('Saved on this device')).toBeNull()
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Not saved' }))
  expect(screen.getByText(/no room left/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save as a file' }))
  expect(saved).toEqual(['file'])
})

test('a bug of ours is said to be ours, and the page can be shown again', async () => {
  const kept = console.error
  console.error = () => undefined
  let isBroken = true
  function Page() {
    if (isBroken) throw new Error('Bug: no such thing')
    return <p>fine</p>
  }
  render(
    <TooltipProvider>
      <ErrorBoundary fallback={CrashNotice}>
        <Page />
      </ErrorBoundary>
    </TooltipProvider>,
  )
  console.error = kept
  expect(screen.getByText(/bug in the program, not in your design/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save the design as a file' })).toBeTruthy()
  isBroken = false
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show the page again' }))
  expect(screen.getByText('fine')).toBeTruthy()
})

test('a secret keeps the design on this device, which the bar says with the way to it', async () => {
  act(() =>
    publish([
      problem('secret', 'error', {
        code: 'SF-SEC-12',
        node: template().nodes[1]?.id ?? null,
        message: 'A live key is written out.',
      }),
    ]),
  )
  render(
    <TooltipProvider>
      <SavedIndicator onSaveFile={() => undefined} />
    </TooltipProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'On this device only' }))
  expect(screen.getByText('A live key is written out.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show the secret' }))
  expect(useView.getState().selection).toEqual([template().nodes[1]?.id])
})

test('a flow of another type says what it is', () => {
  act(() => useDocument.getState().view(template(), 'inboundCall'))
  render(<ReadOnlyBanner onTakeOver={() => undefined} />)
  expect(screen.getByRole('note').textContent).toContain(
    'This is an inbound call flow. Secure Flow Studio only edits secure call flows.',
  )
  expect(screen.queryByRole('button')).toBeNull()
})
