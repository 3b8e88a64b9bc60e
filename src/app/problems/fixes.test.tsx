import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { applyFixes } from '#core/lint/fix.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { Fix } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp, steps } from '#testing/render-app.tsx'
import { someProblem } from '#testing/some-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { FixPreviewBar } from './fix-preview-bar.tsx'
import { openProblem } from './open-problem.ts'
import { ProblemPopover } from './problem-popover.tsx'
import { ProblemsPanel } from './problems-panel.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const user = userEvent.setup()
const EDGE = { from: 'fetch' as NodeId, output: 'failure', to: 'queue' as NodeId }
const CONNECT: Fix = {
  title: 'Connect to a person',
  safety: 'unsafe',
  edits: [{ type: 'connect', edge: EDGE }],
}

function show(fix: Fix | null): void {
  const found = someProblem({ node: 'fetch' as NodeId, message: 'It leads nowhere.', fix })
  renderApp(
    <>
      <FixPreviewBar />
      <ProblemsPanel />
      <ProblemPopover node={'fetch' as NodeId} name="Fetch token" />
    </>,
    payDesign(),
    [found],
  )
}

const preview = () => screen.getByRole('region', { name: 'Preview of the fix' })
const fixButton = () => within(screen.getByRole('tabpanel')).getByText('Connect to a person')

describe('a safe fix', () => {
  test('is done at once, is one step, and can be taken back', async () => {
    show({ ...CONNECT, safety: 'safe' })
    await user.click(fixButton())
    expect(openDesign().edges).toContainEqual(EDGE)
    expect(steps()).toBe(1)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(openDesign()).toEqual(payDesign())
  })

  test('is not taken back for another of the same title', async () => {
    show({ ...CONNECT, safety: 'safe' })
    await user.click(fixButton())
    const undo = screen.getByRole('button', { name: 'Undo' })
    act(() => {
      const { undo: back, edit } = useDocument.getState()
      back()
      edit({ type: 'connect', edge: EDGE }, CONNECT.title)
    })
    await user.click(undo)
    expect(screen.getByText(/Something else was done after/)).toBeTruthy()
    expect(openDesign().edges).toContainEqual(EDGE)
  })

  test('that does not fit any more says why and changes nothing', async () => {
    show({ ...CONNECT, safety: 'safe' })
    act(() => {
      useDocument.getState().edit({ type: 'remove-node', node: 'queue' as NodeId }, 'Delete')
    })
    await user.click(fixButton())
    expect(screen.getByText(/was not applied: “queue” is no longer there/)).toBeTruthy()
    expect(steps()).toBe(1)
  })

  test('is not said to be done where another tab holds the design', async () => {
    show({ ...CONNECT, safety: 'safe' })
    act(() => useDocument.getState().setReadOnly(true))
    await user.click(fixButton())
    expect(openDesign()).toEqual(payDesign())
    expect(screen.queryByText(/done/)).toBeNull()
  })
})

describe('a fix that is not safe', () => {
  test('is shown before it is done, and done as one step', async () => {
    show(CONNECT)
    await user.click(fixButton())
    expect(openDesign()).toEqual(payDesign())
    expect(preview().textContent).toMatch(/failure of “Fetch token” leads to/)
    expect(document.activeElement?.textContent).toBe('Apply')
    await user.keyboard('{Enter}')
    expect(openDesign().edges).toContainEqual(EDGE)
    expect(steps()).toBe(1)
    expect(screen.queryByRole('region', { name: 'Preview of the fix' })).toBeNull()
  })

  test('is left by Escape, and the focus goes back to its button', async () => {
    show(CONNECT)
    await user.click(fixButton())
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Preview of the fix' })).toBeNull()
    expect(document.activeElement?.textContent).toBe('Connect to a person')
    expect(steps()).toBe(0)
  })

  test('gives the focus back when it is done, or undone elsewhere, not to the top of the page', async () => {
    show(CONNECT)
    await user.click(fixButton())
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(fixButton())
    act(() => useDocument.getState().undo())
    await user.click(screen.getByRole('button', { name: 'Preview the fix' }))
    act(() => useDocument.getState().redo())
    expect(document.activeElement?.textContent).toBe('Preview')
  })

  test('asked for while another of the same name is shown goes back to its own button', async () => {
    show(CONNECT)
    await user.click(fixButton())
    await user.click(screen.getByRole('button', { name: 'Preview the fix' }))
    expect(document.activeElement?.textContent).toBe('Apply')
    await user.keyboard('{Escape}')
    expect(document.activeElement?.textContent).toBe('Preview')
  })

  test('is no longer shown once the design is another', async () => {
    show(CONNECT)
    await user.click(fixButton())
    act(() => {
      useDocument.getState().edit({ type: 'remove-node', node: 'pay' as NodeId }, 'Delete')
    })
    expect(screen.queryByRole('region', { name: 'Preview of the fix' })).toBeNull()
  })

  test('is no longer shown once another problem is looked at', async () => {
    show(CONNECT)
    await user.click(fixButton())
    const [own] = useFindings.getState().problems
    if (own === undefined) throw new Error('no problem')
    act(() => openProblem(own))
    expect(preview()).toBeTruthy()
    act(() => openProblem(someProblem({ id: 'other', node: 'pay' as NodeId })))
    expect(screen.queryByRole('region', { name: 'Preview of the fix' })).toBeNull()
  })

  test('that does not fit any more says why and shows nothing', async () => {
    show(CONNECT)
    act(() => {
      useDocument.getState().edit({ type: 'remove-node', node: 'queue' as NodeId }, 'Delete')
    })
    await user.click(fixButton())
    expect(screen.getByText(/was not applied: “queue” is no longer there/)).toBeTruthy()
  })

  test('stands in the popover of a badge too', async () => {
    show(CONNECT)
    const [, inPopover] = screen.getAllByRole('button', { name: 'Connect to a person' })
    if (inPopover === undefined) throw new Error('no button')
    await user.click(inPopover)
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(openDesign().edges).toContainEqual(EDGE)
  })
})

describe('fix all safe', () => {
  test.each([
    ['no fix is safe', CONNECT, 'No problem has a safe fix'],
    ['there is no fix', null, 'No problem has a fix: each message says what to do.'],
  ])('is off where %s, and says so', (_, fix, reason) => {
    show(fix)
    const button = screen.getByRole('button', { name: 'Fix all safe' })
    act(() => button.focus())
    expect(button.getAttribute('aria-disabled')).toBe('true')
    const words = document.getElementById(button.getAttribute('aria-describedby') ?? '')
    expect(words?.textContent).toContain(reason)
  })

  test('is off where there is no problem, and says so', () => {
    renderApp(<ProblemsPanel />, payDesign(), [])
    const button = screen.getByRole('button', { name: 'Fix all safe' })
    act(() => button.focus())
    const words = document.getElementById(button.getAttribute('aria-describedby') ?? '')
    expect(words?.textContent).toContain('There is no problem to fix.')
  })

  test('applies every safe fix as one step', async () => {
    vi.stubGlobal('Worker', FixWorker)
    const design = payDesign()
    const open = { ...design, variables: design.variables.map((v) => ({ ...v, secure: false })) }
    const { problems } = lintDesign(open)
    expect(problems.filter(({ fix }) => fix?.safety === 'safe').length).toBeGreaterThan(1)
    renderApp(<ProblemsPanel />, open, problems)
    await user.click(screen.getByRole('button', { name: 'Fix all safe' }))
    expect(await screen.findByText(/^\d+ problems fixed\.$/)).toBeTruthy()
    expect(steps()).toBe(1)
    const left = lintDesign(openDesign()).problems
    expect(left.filter(({ fix }) => fix?.safety === 'safe')).toEqual([])
  })

  test('changes nothing when the thread breaks down, and says so', async () => {
    vi.stubGlobal('Worker', BrokenWorker)
    show({ ...CONNECT, safety: 'safe' })
    await user.click(screen.getByRole('button', { name: 'Fix all safe' }))
    expect(await screen.findByText(/could not be worked out/)).toBeTruthy()
    expect(steps()).toBe(0)
  })
})

/** Answers as the thread does, without one. */
class FixWorker extends EventTarget {
  postMessage(design: Design): void {
    const { edits, applied } = applyFixes(design, { safety: 'safe' })
    const data = { edits, count: applied.length }
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })))
  }
  terminate(): void {
    // Nothing runs.
  }
}

class BrokenWorker extends FixWorker {
  override postMessage(): void {
    queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }
}
