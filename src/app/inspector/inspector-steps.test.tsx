import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { ActionId, NodeId } from '#core/base/ids.ts'
import { expression } from '#core/model/values.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { showNode } from '#testing/show-inspector.tsx'
import { useView } from '../state/view-store.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

const user = userEvent.setup()

describe('a data action', () => {
  test('fills its open inputs by name, as one step', async () => {
    showNode('fetch')
    expect(screen.getByText('1 of 2 mapped')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Map by name' }))
    expect(openNode('fetch').props['inputs']).toEqual({
      cardNumber: expression('Task.Secure_CC'),
      cvv: expression('Task.Secure_CVV'),
    })
    expect(screen.getByText('2 of 2 mapped')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Map by name' })).toBeNull()
    expect(steps()).toBe(1)
  })

  test('keeps of the bindings what the chosen action knows', async () => {
    const design = payDesign()
    const pay = design.actions.find(({ id }) => id === 'pay')
    if (pay === undefined) throw new Error('no action')
    const short = { ...pay, id: 'short' as ActionId, name: 'Short', inputs: pay.inputs.slice(0, 1) }
    renderApp(<Inspector />, { ...design, actions: [...design.actions, short] })
    act(() => useView.getState().select(['pay' as NodeId]))
    await user.selectOptions(screen.getByLabelText('Action'), 'Short')
    expect(openNode('pay').props).toMatchObject({
      action: 'short',
      inputs: { amount: expression('Flow.Amount') },
      outputs: { status: 'Task.Status' },
    })
    expect(openNode('pay').props['inputs']).not.toHaveProperty('token')
    expect(steps()).toBe(1)
  })

  test('can be a new one, whose editor opens', async () => {
    showNode('fetch')
    await user.selectOptions(screen.getByLabelText('Action'), 'New action…')
    const added = openDesign().actions.at(-1)
    expect(openNode('fetch').props['action']).toBe(added?.id)
    expect(added?.secure).toBe(true)
    expect(useView.getState().stage).toEqual({ type: 'action', action: added?.id })
  })
})

describe('next step', () => {
  test('connects an output without dragging', async () => {
    showNode('fetch')
    await leadFailureTo('To a person')
    expect(openDesign().edges).toContainEqual({ from: 'fetch', output: 'failure', to: 'queue' })
  })

  test('does not offer where nothing may lead', async () => {
    showNode('fetch')
    await user.hover(screen.getByLabelText('failure'))
    const offered = within(screen.getByLabelText('failure')).queryAllByRole('option')
    expect(offered.length).toBeGreaterThan(10)
    expect(offered.map(({ textContent }) => textContent)).not.toContain('Enter')
  })

  test('disconnects', async () => {
    showNode('card')
    await leadFailureTo('Not connected')
    expect(
      openDesign().edges.some(({ from, output }) => from === 'card' && output === 'failure'),
    ).toBe(false)
  })

  test('adds a node in the path and goes to it', async () => {
    showNode('card')
    await leadFailureTo('Play audio')
    const added = openDesign().nodes.at(-1)
    expect(added?.kind).toBe('play-audio')
    expect(openDesign().edges).toContainEqual({ from: 'card', output: 'failure', to: added?.id })
    expect(openDesign().edges).toContainEqual({ from: added?.id, output: 'next', to: 'queue' })
    expect(useView.getState().selection).toEqual([added?.id])
  })
})

describe('the menu of a node', () => {
  test('deletes it', async () => {
    showNode('note')
    await user.click(screen.getByRole('button', { name: 'More about Note result' }))
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }))
    expect(openDesign().nodes.some(({ id }) => id === 'note')).toBe(false)
    expect(screen.getByRole('heading', { name: 'Pay by phone' })).toBeTruthy()
  })

  test('doubles it where there is room', async () => {
    showNode('note')
    await user.click(screen.getByRole('button', { name: 'More about Note result' }))
    await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }))
    const copy = openDesign().nodes.at(-1)
    expect(copy).toMatchObject({ name: 'Note result 2', props: openNode('note').props })
    expect(useView.getState().selection).toEqual([copy?.id])
  })

  test('does not delete where the flow starts', async () => {
    showNode('enter')
    await user.click(screen.getByRole('button', { name: 'More about Enter' }))
    const item = screen.getByRole('menuitem', { name: /Delete/ })
    expect(item.getAttribute('aria-disabled')).toBe('true')
  })
})

/** The steps of the flow are listed once somebody comes to the field. */
async function leadFailureTo(option: string) {
  const field = screen.getByLabelText('failure')
  await user.hover(field)
  await user.selectOptions(field, option)
}
