import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { Design } from '#core/model/design.ts'
import { expression, type Json, literal } from '#core/model/values.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { useDocument } from '../../state/document-store.ts'
import { useView } from '../../state/view-store.ts'
import { Inspector } from '../inspector.tsx'

afterEach(cleanup)

const user = userEvent.setup()

/** The small design with a node of a kind more, whose outputs lead to the agent. */
function designWith(kind: string, outputs: readonly string[], props: Record<string, Json>): Design {
  const design = payDesign()
  const [task] = design.tasks
  if (task === undefined) throw new Error('no task')
  const id = 'added' as NodeId
  const node = {
    id,
    task: task.id,
    kind,
    name: 'Added',
    props: { ...kindOf({ kind }).initial, ...props },
  }
  return {
    ...design,
    nodes: [...design.nodes, node],
    edges: [
      ...design.edges,
      ...outputs.map((output) => ({ from: id, output, to: 'back' as NodeId })),
    ],
    layout: { ...design.layout, [id]: { x: 0, y: 0 } },
  }
}

function show(design: Design) {
  renderApp(<Inspector />, design)
  act(() => useView.getState().select(['added' as NodeId]))
}

function outputsOfAdded(): readonly string[] {
  return openDesign().edges.flatMap(({ from, output }) => (from === 'added' ? [output] : []))
}

describe('the cases of a switch', () => {
  const cases = [
    { id: 'case-1', value: expression('Task.Status == "paid"') },
    { id: 'case-2', value: expression('Task.Status == "held"') },
  ]
  const twoCases = () =>
    designWith('switch', ['case-1', 'case-2', 'default'], { evaluate: { on: null, cases } })

  test('take their edge along when they go, in one step of undo', async () => {
    show(twoCases())
    await user.click(screen.getByRole('button', { name: 'Remove Task.Status == "paid"' }))
    expect(openNode('added').props['evaluate']).toEqual({ on: null, cases: cases.slice(1) })
    expect(outputsOfAdded()).toEqual(['case-2', 'default'])
    act(() => useDocument.getState().undo())
    expect(outputsOfAdded()).toEqual(['case-1', 'case-2', 'default'])
  })

  test('keep their edges when they change places', async () => {
    show(twoCases())
    await user.click(screen.getByRole('button', { name: 'Move Task.Status == "held" up' }))
    expect(openNode('added').props['evaluate']).toEqual({ on: null, cases: cases.toReversed() })
    expect(outputsOfAdded()).toEqual(['case-1', 'case-2', 'default'])
  })

  test('get an output of their own when they are added', async () => {
    show(twoCases())
    const section = screen.getByRole('region', { name: 'Cases' })
    await user.click(within(section).getByRole('button', { name: 'Add' }))
    expect(openNode('added').props['evaluate']).toMatchObject({ cases: [{}, {}, { id: 'case-3' }] })
  })

  test('are never none: the last one stays, with the reason', async () => {
    show(designWith('switch', ['case-1'], { evaluate: { on: null, cases: cases.slice(0, 1) } }))
    await user.click(screen.getByRole('button', { name: 'Remove Task.Status == "paid"' }))
    expect(screen.getByText('Not applied: evaluate.cases needs at least one case.')).toBeTruthy()
    expect(outputsOfAdded()).toEqual(['case-1'])
    expect(steps()).toBe(0)
  })

  test('are compared with an expression, whose type a variable tells', async () => {
    show(twoCases())
    await user.click(screen.getByRole('radio', { name: 'that equals' }))
    await user.type(screen.getByLabelText('Expression: expression'), 'Flow.Amount')
    expect(openNode('added').props['evaluate']).toMatchObject({
      on: { type: 'decimal', value: expression('Flow.Amount') },
    })
  })
})

describe('the choices of a menu', () => {
  const choice = { name: 'Pay', isDefault: false, isAction: false, others: {} }
  const choices = [
    { ...choice, id: 'choice-1', key: '1' },
    { ...choice, id: 'choice-2', key: '9', name: 'Bye', isDefault: true },
  ]
  const withChoices = () => designWith('menu', ['choice-1', 'choice-2'], { choices })

  test('have a key and a name', async () => {
    show(withChoices())
    const section = within(screen.getByRole('region', { name: 'Choices' }))
    await user.selectOptions(section.getAllByLabelText('Key')[0] as HTMLElement, '#')
    await user.type(section.getAllByLabelText('Name')[1] as HTMLElement, '!')
    expect(openNode('added').props['choices']).toMatchObject([{ key: '#' }, { name: 'Bye!' }])
  })

  test('take their edge along when they go, and get a free key when they are added', async () => {
    show(withChoices())
    await user.click(screen.getByRole('button', { name: 'Remove Bye' }))
    expect(outputsOfAdded()).toEqual(['choice-1'])
    const section = screen.getByRole('region', { name: 'Choices' })
    await user.click(within(section).getByRole('button', { name: 'Add' }))
    expect(openNode('added').props['choices']).toMatchObject([{}, { id: 'choice-2', key: '2' }])
  })

  test('are taken by one at most when the caller makes none', async () => {
    show(withChoices())
    await user.click(screen.getAllByRole('checkbox')[0] as HTMLElement)
    expect(openNode('added').props['choices']).toMatchObject([
      { isDefault: true },
      { isDefault: false },
    ])
  })
})

describe('the columns of a lookup', () => {
  test('are named once each', async () => {
    show(designWith('data-table-lookup', [], { columns: { Limit: 'Flow.Amount', Note: '' } }))
    const [, second] = screen.getAllByLabelText<HTMLInputElement>('Column')
    if (second === undefined) throw new Error('no second column')
    await user.clear(second)
    await user.type(second, 'Limit')
    await user.tab()
    expect(screen.getByText('Limit is in the list already.')).toBeTruthy()
    expect(openNode('added').props['columns']).toEqual({ Limit: 'Flow.Amount', Note: '' })
    await user.clear(second)
    await user.type(second, 'Reason')
    await user.tab()
    expect(openNode('added').props['columns']).toEqual({ Limit: 'Flow.Amount', Reason: '' })
  })

  test('are added under a name that is free', async () => {
    show(designWith('data-table-lookup', [], { columns: { 'Column 2': '' } }))
    await user.click(
      within(screen.getByRole('region', { name: 'Columns' })).getByRole('button', { name: 'Add' }),
    )
    expect(openNode('added').props['columns']).toEqual({ 'Column 2': '', 'Column 3': '' })
  })
})

test('an attribute that is read goes into a variable', async () => {
  show(designWith('get-participant-data', [], { attributes: [] }))
  await user.click(
    within(screen.getByRole('region', { name: 'Attributes' })).getByRole('button', { name: 'Add' }),
  )
  await user.type(screen.getByLabelText('Name: value'), 'Order')
  await user.type(screen.getByLabelText('Into'), 'Task.Status')
  await user.tab()
  expect(openNode('added').props['attributes']).toEqual([
    { name: literal('Order'), variable: 'Task.Status' },
  ])
})
