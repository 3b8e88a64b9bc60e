import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { expression } from '#core/model/values.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { describedBy, showNode } from '#testing/show-inspector.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

const user = userEvent.setup()

describe('fields of a node', () => {
  test('say what the form is of, and which step that is', () => {
    showNode('card')
    expect(screen.getByRole('heading', { name: 'Card number' })).toBeTruthy()
    expect(screen.getByText('Collect input · node 2 of 9')).toBeTruthy()
  })

  test('change the design while typing, as one step of undo', async () => {
    showNode('card')
    const prompt = screen.getByLabelText('Prompt: text to say')
    await user.clear(prompt)
    await user.type(prompt, 'Card, please.')
    expect(openNode('card').props['prompt']).toEqual({ type: 'speech', text: 'Card, please.' })
    expect(steps()).toBe(1)
    act(() => useDocument.getState().undo())
    expect(screen.getByLabelText<HTMLTextAreaElement>('Prompt: text to say').value).toBe(
      'Key in your card number.',
    )
  })

  test('typing again after leaving the field is another step', async () => {
    showNode('card')
    await user.type(screen.getByLabelText('Name'), '!')
    await user.click(screen.getByLabelText('Prompt: text to say'))
    await user.type(screen.getByLabelText('Name'), '!')
    expect(openNode('card').name).toBe('Card number!!')
    expect(steps()).toBe(2)
  })

  test('keep a wrong number with its reason, and do not apply it', async () => {
    showNode('card')
    const seconds = screen.getByLabelText<HTMLInputElement>('First digit in')
    expect(seconds.placeholder).toBe('5')
    await user.type(seconds, '8')
    await user.type(seconds, '00')
    await user.tab()
    expect(seconds.value).toBe('800')
    expect(describedBy(seconds)).toBe('Enter 1 to 99.')
    expect(openNode('card').props['noEntrySeconds']).toBe(80)
    await user.clear(seconds)
    expect(openNode('card').props['noEntrySeconds']).toBe(null)
  })

  test('take no variable that does not exist, and offer to create it', async () => {
    showNode('card')
    const into = screen.getByRole('combobox', { name: 'Into' })
    await user.clear(into)
    await user.type(into, 'Task.Card_Number')
    await user.tab()
    expect(openNode('card').props['variable']).toBe('Task.Secure_CC')
    expect(describedBy(into)).toContain('Task.Card_Number does not exist')

    await user.click(into)
    await user.keyboard('{Enter}')
    const form = screen.getByRole('group', { name: 'New variable' })
    expect(within(form).getByLabelText<HTMLSelectElement>('Sensitivity').value).toBe('pan')
    await user.click(within(form).getByRole('button', { name: 'Create' }))
    expect(openNode('card').props['variable']).toBe('Task.Card_Number')
    expect(openDesign().variables.at(-1)).toMatchObject({
      name: 'Task.Card_Number',
      sensitivity: 'pan',
      secure: true,
      task: 'main',
    })
    expect(steps()).toBe(1)
  })

  test('choose a variable with the keyboard', async () => {
    showNode('card')
    const into = screen.getByRole('combobox', { name: 'Into' })
    await user.clear(into)
    await user.type(into, 'cvv')
    await user.keyboard('{ArrowDown}{Enter}')
    expect(openNode('card').props['variable']).toBe('Task.Secure_CVV')
  })

  test('say where an expression is wrong', async () => {
    showNode('approved')
    const condition = screen.getByLabelText('Condition')
    await user.clear(condition)
    await user.type(condition, 'Task.Status ==')
    expect(describedBy(condition)).toBe(
      'Found the end of the expression at position 15, expected a value.',
    )
    expect(openNode('approved').props['condition']).toBe('Task.Status ==')
  })

  test('write a literal as a literal and anything else as an expression', async () => {
    showNode('pay')
    const amount = screen.getByRole('combobox', { name: 'Value of amount' })
    await user.clear(amount)
    await user.type(amount, '"EUR"')
    expect(openNode('pay').props['inputs']).toMatchObject({
      amount: { type: 'literal', value: 'EUR' },
    })
    await user.clear(amount)
    await user.type(amount, 'Flow.Amount * 2')
    expect(openNode('pay').props['inputs']).toMatchObject({ amount: expression('Flow.Amount * 2') })
  })

  test('change the flow where a field belongs to it', async () => {
    showNode('enter')
    await user.selectOptions(screen.getByLabelText('Started by'), 'transfer')
    expect(openDesign().flow.entryMode).toBe('transfer')
  })
})

describe('nothing selected', () => {
  test('shows the settings of the flow', async () => {
    renderApp(<Inspector />, payDesign())
    await user.type(screen.getByLabelText('Description'), 'By keypad.')
    expect(openDesign().flow.description).toBe('By keypad.')
    await user.selectOptions(screen.getByLabelText('Then'), 'queue')
    await user.type(screen.getByLabelText('Queue'), 'Help')
    expect(openDesign().flow.errorHandling).toEqual({ type: 'queue', queue: 'Help' })
  })

  test('keeps a name that is empty in the field, not in the design', async () => {
    renderApp(<Inspector />, payDesign())
    const name = screen.getByLabelText('Name')
    await user.clear(name)
    expect(describedBy(name)).toBe('Enter a name.')
    expect(openDesign().flow.name).toBe('Pay by phone')
    await user.keyboard('{Escape}')
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Pay by phone')
  })
})

test('several nodes are counted and deleted together', async () => {
  renderApp(<Inspector />, payDesign())
  act(() => useView.getState().select(['card', 'cvv', 'enter'] as NodeId[]))
  expect(screen.getByRole('heading', { name: '3 nodes selected' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Delete 2 nodes' }))
  expect(openDesign().nodes.map(({ id }) => id)).not.toContain('cvv')
  expect(openDesign().nodes.map(({ id }) => id)).toContain('enter')
  expect(steps()).toBe(1)
})
