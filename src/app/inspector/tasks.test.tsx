import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp, steps } from '#testing/render-app.tsx'
import { useView } from '../state/view-store.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

const user = userEvent.setup()
const other = 'other' as TaskId
const design = payDesign()
const two: Design = {
  ...design,
  tasks: [...design.tasks, { id: other, name: 'To a person', entry: 'queue' as NodeId }],
  nodes: design.nodes.map((node) =>
    node.id === 'queue' || node.id === 'back' ? { ...node, task: other } : node,
  ),
}

test('going on in a task after an error makes one where there is none', async () => {
  renderApp(<Inspector />, design)
  await user.selectOptions(screen.getByLabelText('Then'), 'Go on in a task')
  const [, made] = openDesign().tasks
  expect(made).toMatchObject({ name: 'On error', entry: null })
  expect(openDesign().flow.errorHandling).toEqual({ type: 'task', task: made?.id })
  expect(steps()).toBe(1)
})

test('another task for errors can be made', async () => {
  renderApp(<Inspector />, two)
  await user.selectOptions(screen.getByLabelText('Then'), 'Go on in a task')
  expect(openDesign().flow.errorHandling).toEqual({ type: 'task', task: 'other' })
  await user.selectOptions(screen.getByLabelText('Task'), 'New task')
  expect(openDesign().tasks.map(({ name }) => name)).toEqual(['Main', 'To a person', 'On error'])
})

test('a next step in another task is a jump to it', async () => {
  renderApp(<Inspector />, two)
  act(() => useView.getState().select(['cvv' as NodeId]))
  await user.hover(screen.getByLabelText('failure'))
  const jumps = screen
    .getByLabelText('failure')
    .querySelector<HTMLOptGroupElement>('optgroup[label="Jump to task"]')
  if (jumps === null) throw new Error('no jump is offered')
  expect(
    within(jumps)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['Jump to task To a person: To a person'])
})

test('a task shows and sets its name, its first step and what leads there', async () => {
  renderApp(<Inspector />, two)
  act(() => useView.getState().selectTask(other, ['queue' as NodeId]))
  expect(screen.getByText('Task · 2 nodes')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('First node'), 'Back to the agent')
  expect(openDesign().tasks[1]?.entry).toBe('back')
  expect(openDesign().edges).toContainEqual({ from: 'card', output: 'failure', to: 'back' })
  await user.click(screen.getByRole('button', { name: 'failure of Card number' }))
  expect(useView.getState().selection).toEqual(['card'])
})

test('a step that begins its task cannot be made to', async () => {
  renderApp(<Inspector />, two)
  act(() => useView.getState().select(['back' as NodeId]))
  await user.click(screen.getByRole('button', { name: 'More about Back to the agent' }))
  await user.click(screen.getByRole('menuitem', { name: 'Make this the task’s entry' }))
  expect(openDesign().tasks[1]?.entry).toBe('back')
  await user.click(screen.getByRole('button', { name: 'More about Back to the agent' }))
  const item = screen.getByRole('menuitem', { name: /^Make this the task’s entry.*already/ })
  expect(item.getAttribute('aria-disabled')).toBe('true')
})

const called: Design = {
  ...two,
  tasks: two.tasks.map((task) => (task.id === other ? { ...task, outputPaths: ['Busy'] } : task)),
  nodes: [
    ...two.nodes,
    {
      id: 'call' as NodeId,
      task: two.tasks[0]?.id ?? other,
      kind: 'call-task',
      name: 'Ask a person',
      props: { task: other },
    },
  ],
  edges: [...two.edges, { from: 'call' as NodeId, output: 'Busy', to: 'back' as NodeId }],
  layout: { ...two.layout, call: { x: 0, y: 0 } },
}

test('a step that calls a task has its paths as outputs, and loses those that another task does not have', async () => {
  renderApp(<Inspector />, called)
  act(() => useView.getState().select(['call' as NodeId]))
  expect(screen.getByLabelText('Busy')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Task'), 'Main')
  expect(openDesign().nodes.find(({ id }) => id === 'call')?.props).toEqual({ task: 'main' })
  expect(openDesign().edges.some(({ from }) => from === 'call')).toBe(false)
  expect(steps()).toBe(1)
})

test('a task says which steps call it, and has a form for its output paths', async () => {
  renderApp(<Inspector />, called)
  act(() => useView.getState().selectTask(other, ['queue' as NodeId]))
  const calls = screen.getByRole('list', { name: 'Calls of this task' })
  expect(within(calls).getByRole('button', { name: /called by Ask a person/ })).toBeTruthy()
  const path = screen.getByLabelText('Path')
  await user.clear(path)
  await user.type(path, 'Nobody there')
  await user.tab()
  expect(openDesign().tasks[1]?.outputPaths).toEqual(['Nobody there'])
  expect(openDesign().edges.at(-1)).toMatchObject({ from: 'call', output: 'Nobody there' })
  await user.click(screen.getByRole('button', { name: 'Remove Nobody there' }))
  expect(openDesign().tasks[1]?.outputPaths).toEqual([])
  expect(openDesign().edges.some(({ from }) => from === 'call')).toBe(false)
})
