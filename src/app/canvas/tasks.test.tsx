import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { tidy } from '#core/layout/tidy.ts'
import type { Design } from '#core/model/design.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Canvas } from './canvas.tsx'
import { useCanvas } from './canvas-store.ts'
import { finishDrag, showDrag, startDrag } from './drag-nodes.ts'

afterEach(cleanup)

const user = userEvent.setup()
const id = (name: string) => name as NodeId
const other = 'other' as TaskId
const design = { ...payDesign(), layout: tidy(payDesign()) }

/** The agent's queue is a task of its own, which the card number jumps to. */
const two: Design = {
  ...design,
  tasks: [...design.tasks, { id: other, name: 'To a person', entry: id('queue') }],
  nodes: design.nodes.map((node) => (node.id === 'queue' ? { ...node, task: other } : node)),
  variables: design.variables.filter(({ name }) => name !== 'Task.Failure_Reason'),
}

const card = (name: string) => screen.getByRole('group', { name: new RegExp(name) })
const title = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) })
const taskNames = () => openDesign().tasks.map((task) => task.name)

async function show(shown: Design) {
  renderApp(<Canvas />, shown)
  await waitFor(() => expect(screen.getAllByRole('group').length).toBeGreaterThan(0))
}

describe('a new task', () => {
  test('is named where it stands, and begins with the step that is added first', async () => {
    await show(design)
    await user.keyboard('t')
    await user.keyboard('Refund{Enter}')
    expect(taskNames()).toEqual(['Main', 'Refund'])
    await user.click(screen.getByRole('button', { name: 'Add the first node' }))
    await user.keyboard('play audio{Enter}')
    const task = openDesign().tasks.at(-1)
    expect(task?.entry).toBe('play-audio')
    expect(openNode('play-audio').task).toBe(task?.id)
    expect(card('Play audio, node 10 of 10, first node of task ‘Refund’')).toBeTruthy()
  })

  test('keeps its first name when another one is refused, and says why', async () => {
    await show(design)
    await user.keyboard('t')
    await user.keyboard('main{Enter}')
    expect(taskNames()).toEqual(['Main', 'New task'])
    expect(screen.getByText('Not renamed. Another task is called “Main”.')).toBeTruthy()
  })
})

describe('the frame of a task', () => {
  test('is named, and says how calls get in', async () => {
    await show(two)
    expect(screen.getByRole('group', { name: 'Task To a person' })).toBeTruthy()
    expect(title('To a person').textContent).toBe('To a person1 jump')
    expect(title('Main').textContent).toBe('Mainthe flow starts here')
  })

  test('chooses the task with its steps', async () => {
    await show(two)
    await user.click(title('To a person'))
    expect(useView.getState()).toMatchObject({ task: 'other', selection: ['queue'] })
  })

  test('is renamed and deleted by keys; what jumped there leads nowhere and that is said', async () => {
    await show(two)
    title('To a person').focus()
    await user.keyboard('{F2}Queue{Enter}')
    expect(taskNames()).toEqual(['Main', 'Queue'])
    await waitFor(() => expect(document.activeElement).toBe(title('Queue')))
    await user.keyboard('{Delete}')
    expect(taskNames()).toEqual(['Main'])
    expect(openDesign().nodes.some((node) => node.id === 'queue')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(taskNames()).toEqual(['Main', 'Queue'])
    expect(openDesign().edges).toContainEqual({ from: 'card', output: 'failure', to: 'queue' })
  })

  test('of the task where the flow starts stays', async () => {
    await show(two)
    title('Main').focus()
    await user.keyboard('{Delete}')
    expect(steps()).toBe(0)
    expect(screen.getByText('“Main” cannot be deleted: the flow starts there.')).toBeTruthy()
  })
})

describe('jumps', () => {
  test('are said as such', async () => {
    await show(two)
    expect(card('failure → To a person, a jump to task ‘To a person’')).toBeTruthy()
    expect(document.querySelectorAll('.react-flow__edge .line.is-jump')).toHaveLength(1)
  })

  test('are offered by the name of the task when an output is connected', async () => {
    await show(two)
    card('‘CVV’').focus()
    await user.keyboard('c{ArrowDown}{Enter}')
    await user.keyboard('jump{Enter}')
    expect(openDesign().edges.at(-1)).toEqual({ from: 'cvv', output: 'failure', to: 'queue' })
  })
})

describe('moving to a task', () => {
  test('says beforehand and afterwards what becomes of variables and edges', async () => {
    await show(two)
    card('‘Approved\\?’').focus()
    await user.keyboard('m')
    const option = await screen.findByRole('option', { name: /^To a person/ })
    expect(option.textContent).toContain('Task.Status becomes Flow.Status: both tasks use it.')
    await user.click(option)
    expect(openNode('approved').task).toBe('other')
    expect(openNode('pay').props['outputs']).toEqual({ status: 'Flow.Status' })
    expect(steps()).toBe(1)
    expect(screen.getByText(/^Move Approved\? to To a person\. Task\.Status becomes/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(openDesign()).toEqual(two)
  })

  test('makes a task for them when asked, and asks for its name', async () => {
    await show(two)
    card('‘CVV’').focus()
    await user.keyboard('m')
    await user.click(await screen.findByRole('option', { name: /^New task/ }))
    await user.keyboard('Code{Enter}')
    expect(taskNames()).toEqual(['Main', 'To a person', 'Code'])
    expect(openNode('cvv').task).toBe('task')
    expect(openDesign().edges).toContainEqual({ from: 'card', output: 'success', to: 'cvv' })
  })

  test('is offered to what is dropped in the frame of another task', async () => {
    await show(two)
    const at = openDesign().layout['queue'] ?? { x: 0, y: 0 }
    const places = new Map([[id('note'), { x: at.x + 8, y: at.y + 8 }]])
    showDrag(places)
    finishDrag(places)
    expect(openNode('note').task).toBe('main')
    await user.click(await screen.findByRole('button', { name: 'Move to “To a person”' }))
    expect(openNode('note').task).toBe('other')
  })
})

describe('edges', () => {
  test('are chosen by a key, led elsewhere by Enter and taken away by Delete', async () => {
    await show(two)
    card('‘Card number’').focus()
    await user.keyboard('ee')
    expect(useCanvas.getState().selectedEdge).toBe('card:failure')
    await user.keyboard('{Enter}')
    await user.keyboard('back to{Enter}')
    expect(openDesign().edges).toContainEqual({ from: 'card', output: 'failure', to: 'back' })
    await waitFor(() => expect(document.activeElement).toBe(card('‘Card number’')))
    await user.keyboard('e{Delete}')
    expect(
      openDesign().edges.some((edge) => edge.from === 'card' && edge.output === 'success'),
    ).toBe(false)
  })

  test('are chosen by a click, and let go by Escape', async () => {
    await show(two)
    const line = document.querySelector('[data-id="card:success"]')
    if (line === null) throw new Error('the edge is not drawn')
    fireEvent.click(line)
    expect(useCanvas.getState().selectedEdge).toBe('card:success')
    card('‘Card number’').focus()
    await user.keyboard('{Escape}')
    expect(useCanvas.getState().selectedEdge).toBeNull()
  })
})

test('nodes dragged with Alt stay, and their doubles go where they are dropped', async () => {
  await show(design)
  const { x, y } = design.layout[id('cvv')] ?? { x: 0, y: 0 }
  const places = new Map([[id('cvv'), { x: x + 400, y }]])
  startDrag(true)
  showDrag(places)
  finishDrag(places)
  expect(openDesign().layout['cvv']).toEqual({ x, y })
  expect(openDesign().layout['cvv-2']).toEqual({ x: x + 400, y })
  expect(useDocument.getState().history?.past.map((step) => step.label)).toEqual([
    'Duplicate CVV 2',
  ])
})

test('a call of a task is drawn to where the task begins, and said of both', async () => {
  await show({
    ...two,
    nodes: [
      ...two.nodes,
      {
        id: id('call'),
        task: two.tasks[0]?.id ?? other,
        kind: 'call-task',
        name: 'Ask a person',
        props: { task: other },
      },
    ],
    layout: { ...two.layout, call: { x: 900, y: 0 } },
  })
  expect(card('‘Ask a person’.*calls task ‘To a person’')).toBeTruthy()
  expect(title('To a person').textContent).toBe('To a person1 jump, 1 call')
  expect(document.querySelectorAll('.react-flow__edge .line.is-call')).toHaveLength(1)
})
