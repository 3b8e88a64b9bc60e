import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { ActionId } from '#core/base/ids.ts'
import { expression } from '#core/model/values.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { someProblem } from '#testing/some-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { ActionEditor } from './action-editor.tsx'
import { ActionsPanel } from './actions-panel.tsx'

afterEach(cleanup)

const user = userEvent.setup()

function edit(id: string) {
  renderApp(<ActionEditor action={id as ActionId} />, payDesign())
}

function action(id: string) {
  const found = openDesign().actions.find((other) => other.id === id)
  if (found === undefined) throw new Error(`no action ${id}`)
  return found
}

describe('the list of actions', () => {
  test('says what each is for and who uses it', () => {
    renderApp(<ActionsPanel />, payDesign())
    expect(screen.getByText('session token, used by 1 node')).toBeTruthy()
    expect(screen.getByText('POST /v1/pay')).toBeTruthy()
  })

  test('makes none where the design can only be looked at, and says why', async () => {
    renderApp(<ActionsPanel />, payDesign())
    act(() => useDocument.getState().setReadOnly(true))
    const button = screen.getByRole('button', { name: 'New action' })
    expect(button.getAttribute('aria-description')).toBe('The design can only be looked at here')
    act(() => button.focus())
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('menu')).toBeNull()
    act(() => useDocument.getState().setReadOnly(false))
    await user.click(screen.getByRole('button', { name: 'New action' }))
    expect(screen.getByRole('menu')).toBeTruthy()
  })

  test('says of an imported one what the checks take it to be for', () => {
    renderApp(<ActionsPanel />, payDesign())
    const actions = new Map([['pay' as ActionId, 'payment' as const]])
    act(() => useFindings.setState({ inferred: { variables: new Map(), actions } }))
    expect(screen.getByText('Inferred: payment, used by 1 node')).toBeTruthy()
    act(() => useFindings.getState().clear())
  })

  test('takes the word of whoever says that it is for something else', async () => {
    const design = payDesign()
    const undeclared = design.actions.map((one) => ({ ...one, purpose: 'other' as const }))
    renderApp(<ActionEditor action={'pay' as ActionId} />, { ...design, actions: undeclared })
    const actions = new Map([['pay' as ActionId, 'payment' as const]])
    act(() => useFindings.setState({ inferred: { variables: new Map(), actions } }))
    await user.click(screen.getByRole('button', { name: 'It is for something else' }))
    expect(action('pay')).toMatchObject({ purpose: 'other', isForNoneOfThem: true })
    act(() => useFindings.getState().clear())
  })

  test('opens the editor', async () => {
    renderApp(<ActionsPanel />, payDesign())
    await user.click(screen.getByRole('button', { name: /^Process_Payment/ }))
    expect(useView.getState().stage).toEqual({ type: 'action', action: 'pay' })
  })

  test('makes a new one from a gateway', async () => {
    renderApp(<ActionsPanel />, payDesign())
    await user.click(screen.getByRole('button', { name: 'New action' }))
    await user.click(screen.getByRole('menuitem', { name: /Generate_Session_Token/ }))
    const added = openDesign().actions.at(-1)
    expect(added).toMatchObject({ name: 'Generate_Session_Token', gateway: 'session-token' })
    expect(useView.getState().stage).toEqual({ type: 'action', action: added?.id })
  })

  test('doubles one under a free name', async () => {
    renderApp(<ActionsPanel />, payDesign())
    await user.click(screen.getByRole('button', { name: 'More about Process_Payment' }))
    await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }))
    expect(openDesign().actions.at(-1)).toMatchObject({
      name: 'Process_Payment_2',
      request: action('pay').request,
    })
  })

  test('does not delete one that is called, and shows the way to the caller', async () => {
    renderApp(<ActionsPanel />, payDesign())
    await user.click(screen.getByRole('button', { name: 'More about Process_Payment' }))
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }))
    expect(openDesign().actions).toHaveLength(2)
    expect(screen.getByText(/Process_Payment is called by Pay/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Go to Pay' }))
    expect(useView.getState().selection).toEqual(['pay'])
  })
})

describe('the contract', () => {
  test('renames a property in the nodes and in the request too, as one step', async () => {
    edit('fetch-token')
    const name = screen.getByLabelText('Name of cardNumber')
    await user.clear(name)
    await user.type(name, 'pan{Enter}')
    expect(action('fetch-token').inputs[0]?.name).toBe('pan')
    expect(action('fetch-token').request.body).toContain('${input.pan}')
    expect(openNode('fetch').props['inputs']).toEqual({ pan: expression('Task.Secure_CC') })
    expect(steps()).toBe(1)
  })

  test('keeps a name that is taken in the field, with the reason', async () => {
    edit('fetch-token')
    const name = screen.getByLabelText<HTMLInputElement>('Name of cardNumber')
    await user.clear(name)
    await user.type(name, 'cvv')
    await user.tab()
    expect(screen.getByText('cvv exists already.')).toBeTruthy()
    expect(action('fetch-token').inputs[0]?.name).toBe('cardNumber')
  })

  test('adds a property whose sensitivity follows the name', async () => {
    edit('pay')
    await user.type(screen.getByLabelText('New input'), 'expiry{Enter}')
    expect(action('pay').inputs.at(-1)).toMatchObject({ name: 'expiry', sensitivity: 'expiry' })
  })

  test('removes a property', async () => {
    edit('pay')
    await user.click(screen.getByRole('button', { name: 'Remove token' }))
    expect(action('pay').inputs.map(({ name }) => name)).toEqual(['amount'])
  })
})

describe('what an action is', () => {
  test('the integration takes the category along while they are the same', async () => {
    edit('pay')
    await user.type(screen.getByLabelText('Integration'), ' EU')
    expect(action('pay')).toMatchObject({ integration: 'Payments EU', category: 'Payments EU' })
    expect(steps()).toBe(1)
    await user.type(screen.getByLabelText('Category'), '!')
    await user.type(screen.getByLabelText('Integration'), '!')
    expect(action('pay')).toMatchObject({ integration: 'Payments EU!', category: 'Payments EU!' })
  })

  test('a timeout out of range is not applied', async () => {
    edit('pay')
    const timeout = screen.getByLabelText<HTMLInputElement>('Timeout')
    await user.type(timeout, '0')
    expect(timeout.value).toBe('100')
    expect(screen.getByText('Enter 1 to 60.')).toBeTruthy()
    expect(action('pay').timeoutSeconds).toBe(10)
  })

  test('the secure switch has the name that Genesys gives the flag', async () => {
    edit('pay')
    await user.click(screen.getByRole('switch', { name: 'Secure action (PCI-compliant)' }))
    expect(action('pay').secure).toBe(false)
  })
})

test('the request changes header by header', async () => {
  edit('pay')
  await user.click(screen.getByRole('button', { name: 'Add header' }))
  await user.type(screen.getByLabelText('Name of header 2'), 'Accept')
  await user.type(screen.getByLabelText('Value of Accept'), 'text/plain')
  expect(action('pay').request.headers).toEqual([
    { name: 'Content-Type', value: 'application/json' },
    { name: 'Accept', value: 'text/plain' },
  ])
})

test('the response keeps path and default of a value under one name', async () => {
  edit('pay')
  await user.click(screen.getByRole('button', { name: 'Add value' }))
  await user.type(screen.getByLabelText('JSONPath of value'), 'status')
  await user.type(screen.getByLabelText('Default of value'), '""')
  const name = screen.getByLabelText('Name of value')
  await user.clear(name)
  await user.type(name, 'state{Enter}')
  expect(action('pay').response).toMatchObject({
    translationMap: { state: '$.status' },
    translationMapDefaults: { state: '""' },
  })
})

describe('what the rules find in an action', () => {
  const problem = someProblem({
    action: 'pay' as ActionId,
    field: 'request.headers.0.value',
    range: { start: 0, end: 4 },
    message: 'It is not JSON.',
  })

  test('is listed, and told at the field that it speaks of', async () => {
    renderApp(<ActionEditor action={'pay' as ActionId} />, payDesign(), [problem])
    const list = screen.getByRole('region', { name: 'Problems' })
    const field = screen.getByLabelText('Value of Content-Type')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await user.click(within(list).getByRole('button', { name: 'It is not JSON.' }))
    expect(document.activeElement).toBe(field)
  })

  test('of a part that is not shown leads to what is shown of it', () => {
    edit('pay')
    act(() => useView.getState().goTo({ action: 'pay' as ActionId, field: 'inputs.0.required' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Name of amount'))
  })
})

test('the editor leads to the nodes that call the action', async () => {
  edit('pay')
  await user.click(
    within(screen.getByRole('region', { name: 'Contract' })).getByRole('button', { name: /^Pay/ }),
  )
  expect(useView.getState()).toMatchObject({ selection: ['pay'], stage: { type: 'canvas' } })
})

test('an action that undo took away says so', () => {
  edit('pay')
  act(() => {
    useDocument.getState().edit({ type: 'remove-action', action: 'pay' as ActionId }, 'Delete')
  })
  expect(screen.getByText('This data action is not in the design any more.')).toBeTruthy()
})
