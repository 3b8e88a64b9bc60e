import { act, cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Outline } from './outline.tsx'

afterEach(cleanup)
beforeEach(() => renderApp(<Outline />, payDesign()))

const user = userEvent.setup()
const item = (name: string) => screen.getByRole('treeitem', { name: new RegExp(`^${name}`) })

describe('the focus in the outline', () => {
  test('goes to the step before the one that is deleted, so that keys go on working', async () => {
    item('CVV').focus()
    await user.keyboard('{Delete}')
    await waitFor(() => expect(screen.queryByRole('treeitem', { name: /^CVV/ })).toBeNull())
    expect(document.activeElement).toBe(item('Card number'))
    await user.keyboard('{Delete}')
    expect(openDesign().nodes.map(({ name }) => name)).not.toContain('Card number')
    expect(document.activeElement).not.toBe(document.body)
  })

  test('goes to the step before a task that is deleted', async () => {
    await user.click(screen.getByRole('button', { name: 'New task' }))
    await user.keyboard('{Enter}')
    item('Task New task').focus()
    await user.keyboard('{Delete}')
    await waitFor(() => expect(openDesign().tasks).toHaveLength(1))
    expect(document.activeElement?.getAttribute('role')).toBe('treeitem')
  })

  test('stays where it is when nothing can be deleted', async () => {
    item('Enter').focus()
    await user.keyboard('{Delete}')
    expect(document.activeElement).toBe(item('Enter'))
    act(() => useDocument.getState().setReadOnly(true))
    act(() => useView.getState().select(['cvv' as NodeId]))
    item('CVV').focus()
    await user.keyboard('{Delete}')
    expect(document.activeElement).toBe(item('CVV'))
    expect(useView.getState().selection).toEqual(['cvv'])
  })
})
