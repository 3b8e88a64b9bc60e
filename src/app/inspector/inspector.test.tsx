import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { ActionId, NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { expression } from '#core/model/values.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

const user = userEvent.setup()

function showNode(id: string, problems: readonly Problem[] = []) {
  renderApp(<Inspector />, payDesign(), problems)
  act(() => useView.getState().select([id as NodeId]))
}

function problem(node: string | null, field: string, message: string): Problem {
  return {
    id: `rule/${node ?? ''}/${field}`,
    code: 'SF-TST-01',
    rule: 'some-rule',
    severity: 'error',
    node: node as NodeId | null,
    field,
    message,
    path: [],
    fix: null,
  }
}

function describedBy(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => readAloud(document.getElementById(id))).join(' ')
}

/** What a screen reader reads of it. */
function readAloud(element: HTMLElement | null): string | undefined {
  const copy = element?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return undefined
  for (const unread of copy.querySelectorAll('[aria-hidden]')) unread.remove()
  return copy.textContent
}

describe('fields of a node', () => {
  test('say what the form is of, and which step that is', () => {
    showNode('card')
    expect(screen.getByRole('heading', { name: 'Card number' })).toBeTruthy()
    expect(screen.getByText('Collect input · step 2 of 9')).toBeTruthy()
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
    const seconds = screen.getByLabelText<HTMLInputElement>('First digit within')
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

/** The steps of the flow are listed once somebody comes to the field. */
async function leadFailureTo(option: string) {
  const field = screen.getByLabelText('failure')
  await user.hover(field)
  await user.selectOptions(field, option)
}

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

describe('problems', () => {
  test('stand at the top and at the field that they speak of', () => {
    showNode('card', [problem('card', 'variable', 'It is not secure.')])
    const list = screen.getByRole('region', { name: 'Problems' })
    expect(within(list).getByRole('button', { name: 'It is not secure.' })).toBeTruthy()
    const into = screen.getByRole('combobox', { name: 'Into' })
    expect(into.getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(into)).toBe('It is not secure.')
  })

  test('are seen in full at the top alone: the field points there', () => {
    showNode('card', [problem('card', 'variable', 'It is not secure.')])
    const seen = screen
      .getAllByText('It is not secure.')
      .filter((element) => element.closest('.sr') === null)
    expect(seen).toHaveLength(1)
    expect(screen.getByText('See Problems above.')).toBeTruthy()
  })

  test('reach the cell of a table', () => {
    showNode('fetch', [problem('fetch', 'inputs.cvv', 'CVV is missing.')])
    expect(describedBy(screen.getByRole('combobox', { name: 'Value of cvv' }))).toBe(
      'CVV is missing.',
    )
  })

  test('that are accepted are not shown', () => {
    showNode('card')
    act(() =>
      useFindings.getState().publish({
        of: openDesign(),
        problems: [{ ...problem('card', 'variable', 'Fine.'), suppressed: 'because' }],
        edges: new Map(),
      }),
    )
    expect(screen.queryByText('Fine.')).toBeNull()
  })

  test('can be gone to: the field gets the focus', () => {
    renderApp(<Inspector />, payDesign())
    act(() => useView.getState().goTo({ node: 'pay' as NodeId, field: 'inputs.token' }))
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Value of token' }))
  })

  test('of a part that is not shown lead to what is shown of it', () => {
    renderApp(<Inspector />, payDesign())
    act(() => useView.getState().goTo({ node: 'approved' as NodeId, field: 'condition.left' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Condition'))
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
