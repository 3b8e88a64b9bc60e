import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { VariableId } from '#core/base/ids.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { VariablesPanel } from './variables-panel.tsx'

afterEach(cleanup)

const user = userEvent.setup()

function variable(id: string) {
  return openDesign().variables.find((other) => other.id === id)
}

async function open(name: RegExp) {
  renderApp(<VariablesPanel />, payDesign())
  await user.click(screen.getByRole('button', { name }))
}

test('variables stand by scope, with what they hold', () => {
  renderApp(<VariablesPanel />, payDesign())
  expect(within(screen.getByRole('region', { name: 'Flow' })).getByText('Amount')).toBeTruthy()
  const task = screen.getByRole('region', { name: 'Task' })
  expect(within(task).getByText('String · card number')).toBeTruthy()
})

test('what the checks take a variable to hold is told in the list', () => {
  renderApp(<VariablesPanel />, payDesign())
  const variables = new Map([['task.token' as VariableId, 'token' as const]])
  act(() => useFindings.setState({ inferred: { variables, actions: new Map() } }))
  expect(screen.getByText('Inferred: token')).toBeTruthy()
  act(() => useFindings.getState().clear())
})

test('the switch is Genesys’ “Content is secure”', async () => {
  renderApp(<VariablesPanel />, payDesign())
  const row = screen.getByText('Token').closest('li')
  if (row === null) throw new Error('no row')
  await user.click(within(row).getByRole('switch', { name: 'Content is secure' }))
  expect(variable('task.token')?.secure).toBe(false)
})

test('what becomes secure is neither input nor output of the flow any more', async () => {
  const design = payDesign()
  const variables = design.variables.map((one) =>
    one.id === 'task.status' ? { ...one, carried: { isOutput: true, note: 'kept' } } : one,
  )
  renderApp(<VariablesPanel />, { ...design, variables })
  const row = screen.getByText('Status').closest('li')
  if (row === null) throw new Error('no row')
  await user.click(within(row).getByRole('switch', { name: 'Content is secure' }))
  expect(variable('task.status')).toMatchObject({ secure: true, carried: { note: 'kept' } })
  expect(variable('task.status')?.carried).not.toHaveProperty('isOutput')
})

describe('renaming', () => {
  test('changes every use, as one step', async () => {
    await open(/Status/)
    const name = screen.getByLabelText('Name')
    await user.clear(name)
    await user.type(name, 'Task.Outcome{Enter}')
    expect(variable('task.status')?.name).toBe('Task.Outcome')
    expect(openNode('approved').props['condition']).toBe('Lower(Task.Outcome) == "paid"')
    expect(steps()).toBe(1)
  })

  test('refuses a name that is taken, and keeps it in the field', async () => {
    await open(/Status/)
    const name = screen.getByLabelText<HTMLInputElement>('Name')
    await user.clear(name)
    await user.type(name, 'Task.TOKEN')
    await user.tab()
    expect(name.value).toBe('Task.TOKEN')
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(variable('task.status')?.name).toBe('Task.Status')
    expect(steps()).toBe(0)
  })
})

test('what becomes a card number becomes secure with it', async () => {
  await open(/Status/)
  await user.selectOptions(screen.getByLabelText('Sensitivity'), 'card number')
  expect(variable('task.status')).toMatchObject({ sensitivity: 'pan', secure: true })
  expect(steps()).toBe(1)
})

test('why a variable is not sensitive can be said and taken back', async () => {
  await open(/Status/)
  await user.type(screen.getByLabelText('Not sensitive because'), 'a word')
  expect(variable('task.status')?.notSensitiveBecause).toBe('a word')
  await user.clear(screen.getByLabelText('Not sensitive because'))
  expect(variable('task.status')).not.toHaveProperty('notSensitiveBecause')
})

describe('deleting', () => {
  test('is refused while the variable is used, and its uses can be gone to', async () => {
    await open(/Status/)
    expect(screen.getByText('Used in 3 places')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Delete' }))
    expect(screen.getByRole('alert').textContent).toContain('Task.Status is still used')
    expect(variable('task.status')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Approved?' }))
    expect(useView.getState().selection).toEqual(['approved'])
    expect(useView.getState().focusRequest).toMatchObject({ field: 'condition' })
  })

  test('works once nothing uses it', async () => {
    const design = payDesign()
    renderApp(<VariablesPanel />, { ...design, nodes: [], edges: [] })
    await user.click(screen.getByRole('button', { name: /Status/ }))
    await user.click(screen.getByRole('button', { name: 'Delete' }))
    expect(variable('task.status')).toBeUndefined()
  })
})

test('a new variable follows its name', async () => {
  renderApp(<VariablesPanel />, payDesign())
  await user.click(screen.getByRole('button', { name: 'New variable' }))
  const form = screen.getByRole('group', { name: 'New variable' })
  const name = within(form).getByLabelText('Name')
  await user.clear(name)
  await user.type(name, 'Flow.Auth_Token')
  expect(within(form).getByRole('switch').getAttribute('aria-checked')).toBe('true')
  await user.click(within(form).getByRole('button', { name: 'Create' }))
  expect(openDesign().variables.at(-1)).toMatchObject({
    name: 'Flow.Auth_Token',
    task: null,
    sensitivity: 'token',
    secure: true,
  })
})

test('the view can be asked to go to a variable', () => {
  renderApp(<VariablesPanel />, payDesign())
  act(() => useView.getState().goTo({ variable: 'task.token' as VariableId, field: 'sensitivity' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Sensitivity'))
})

test('the arrow keys walk all variables', async () => {
  renderApp(<VariablesPanel />, payDesign())
  const [first, second] = screen.getAllByRole('button', { expanded: false }).slice(1)
  act(() => first?.focus())
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(second)
  await user.keyboard('{End}')
  expect(document.activeElement?.textContent).toContain('Failure_Reason')
})
