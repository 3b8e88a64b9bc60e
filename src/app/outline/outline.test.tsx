import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { useView } from '../state/view-store.ts'
import { Outline } from './outline.tsx'

afterEach(cleanup)
beforeEach(() => {
  renderApp(<Outline />, payDesign(), [
    {
      id: 'p',
      code: 'SF-TST-01',
      rule: 'some-rule',
      severity: 'warning',
      node: 'cvv' as NodeId,
      message: '',
      path: [],
      fix: null,
    },
  ])
})

const user = userEvent.setup()
const item = (name: string) => screen.getByRole('treeitem', { name: new RegExp(`^${name}`) })
const focused = () => document.activeElement?.textContent

describe('the outline', () => {
  test('counts the nodes and says their problems', () => {
    expect(screen.getByText('9 nodes')).toBeTruthy()
    expect(within(item('CVV')).getByText(/1 warning/)).toBeTruthy()
  })

  test('follows the selection, and sets it', async () => {
    act(() => useView.getState().select(['cvv' as NodeId]))
    expect(item('CVV').getAttribute('aria-selected')).toBe('true')
    await user.click(item('Pay'))
    expect(useView.getState().selection).toEqual(['pay'])
    await user.keyboard('{Shift>}')
    await user.click(item('CVV'))
    await user.keyboard('{/Shift}')
    expect(useView.getState().selection).toEqual(['pay', 'cvv'])
  })

  test('is one stop of the Tab key, and goes by arrows, ends and letters', async () => {
    await user.tab()
    await user.tab()
    expect(focused()).toContain('Enter')
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(focused()).toBe('failure')
    await user.keyboard('{ArrowDown}')
    expect(useView.getState().selection).toEqual(['queue'])
    await user.keyboard('{End}')
    expect(focused()).toContain('Back to the agent')
    await user.keyboard('{Home}')
    expect(focused()).toContain('Enter')
    await user.keyboard('no')
    expect(focused()).toContain('Note result')
  })

  test('folds a group and opens it again', async () => {
    await user.tab()
    await user.tab()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(focused()).toContain('To a person')
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(focused()).toBe('failure')
    expect(screen.queryByRole('treeitem', { name: /^To a person/ })).toBeNull()
    await user.keyboard('{ArrowRight}')
    expect(item('To a person')).toBeTruthy()
  })

  test('opens the properties, and deletes', async () => {
    useView.getState().setInspectorOpen(false)
    await user.click(item('CVV'))
    await user.keyboard('{Enter}')
    expect(useView.getState().isInspectorOpen).toBe(true)
    await user.keyboard('{Delete}')
    expect(openDesign().nodes.some((node) => node.id === 'cvv')).toBe(false)
  })
})

describe('tasks in the outline', () => {
  test('are made and named there', async () => {
    await user.click(screen.getByRole('button', { name: 'New task' }))
    await user.keyboard('Refund{Enter}')
    expect(openDesign().tasks.map((task) => task.name)).toEqual(['Main', 'Refund'])
    expect(item('Task Refund').textContent).toContain('no nodes yet')
  })

  test('are renamed, chosen and deleted by keys', async () => {
    await user.click(screen.getByRole('button', { name: 'New task' }))
    await user.keyboard('{Enter}')
    item('Task New task').focus()
    await user.keyboard('{F2}Refund{Enter}')
    expect(openDesign().tasks[1]?.name).toBe('Refund')
    item('Task Main').focus()
    await user.keyboard('{End}')
    expect(useView.getState().task).toBe('task')
    await user.keyboard('{Delete}')
    expect(openDesign().tasks).toHaveLength(1)
  })

  test('offer what can be done with a step and a task where the pointer asks for it', async () => {
    await user.click(screen.getByRole('button', { name: 'New task' }))
    await user.keyboard('{Enter}')
    await user.pointer({ keys: '[MouseRight]', target: item('Task New task') })
    const stays = await screen.findByRole('menuitem', { name: /^Delete the task/ })
    expect(stays.getAttribute('aria-disabled')).toBeNull()
    await user.keyboard('{Escape}')
    await user.pointer({ keys: '[MouseRight]', target: item('CVV') })
    expect(await screen.findByRole('menuitem', { name: /^Move to a task/ })).toBeTruthy()
    expect(screen.getByRole('menuitem', { name: /^Make this the task’s entry/ })).toBeTruthy()
  })
})
