import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { payDesign } from '#testing/pay-design.ts'
import { renderApp } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { showToast } from '../ui/toast-store.ts'
import { useEditToasts } from './use-edit-toasts.ts'

afterEach(cleanup)

function App() {
  useEditToasts()
  return null
}

function showSome(): void {
  renderApp(<App />, payDesign())
  act(() => {
    useDocument.getState().edit({ type: 'remove-node', node: 'queue' as NodeId }, 'Delete')
    showToast({ topic: 'edit', text: 'Deleted.' })
    showToast({ text: 'Saved elsewhere.' })
  })
}

test('what was done to a design stays through its own undo and redo', () => {
  showSome()
  act(() => useDocument.getState().undo())
  act(() => useDocument.getState().redo())
  expect(screen.getByText('Deleted.')).toBeTruthy()
})

test.each([
  ['another is opened', () => useDocument.getState().open(payDesign())],
  ['it is closed', () => useDocument.getState().close()],
])('what was done to a design is no longer said when %s', (_, leave) => {
  showSome()
  act(leave)
  expect(screen.queryByText('Deleted.')).toBeNull()
  expect(screen.getByText('Saved elsewhere.')).toBeTruthy()
})
