import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { applyEdit } from '#core/model/apply-edit.ts'
import { speech } from '#core/model/values.ts'
import type { Design } from '#core/model/design.ts'
import type { NodeId } from '#core/base/ids.ts'
import { mustRead } from '#testing/archy-files.ts'
import { writeArchy } from './write.ts'

function exported(design: Design) {
  const written = writeArchy(design)
  if (!written.ok) throw new Error('not written')
  return parse(written.value.yaml).secureCall
}

const inMenu = `
secureCall:
  name: Menu first
  startUpRef: "/secureCall/menus/menu[Main Menu_10]"
  defaultLanguage: en-us
  menus:
    - menu:
        name: Main Menu
        refId: Main Menu_10
        choices: []
  tasks:
    - task:
        name: Pay
        refId: Pay_11
        actions:
          - returnToAgent:
              name: Back
`

const atTheTop = `
secureCall:
  name: Actions first
  startUpTaskVariables:
    - stringVariable:
        name: Task.Note
  startUpTaskActions:
    - disconnect:
        name: Bye
`

test('a flow that starts in a menu begins with a task that jumps there', () => {
  const design = mustRead(inMenu).design
  expect(design.tasks.map(({ name }) => name)).toEqual(['Start', 'Pay'])
  const jump = design.nodes.find(({ name }) => name === 'Jump to Menu')
  expect(jump?.props['body']).toEqual({ targetMenuRef: '/secureCall/menus/menu[Main Menu_10]' })
})

test('it starts in the menu again while that task does no more', () => {
  const { startUpRef, tasks } = exported(mustRead(inMenu).design)
  expect(startUpRef).toBe('/secureCall/menus/menu[Main Menu_10]')
  expect(tasks.map(({ task }: { task: { name: string } }) => task.name)).toEqual(['Pay'])
})

test('it starts in the task once something comes before the menu', () => {
  const design = mustRead(inMenu).design
  const [enter] = design.nodes
  const jump = design.nodes.find(({ name }) => name === 'Jump to Menu')
  if (enter === undefined || jump === undefined) throw new Error('no start')
  const hello = 'hello' as NodeId
  const edited = applyEdit(design, {
    type: 'batch',
    edits: [
      {
        type: 'add-node',
        node: {
          id: hello,
          task: enter.task,
          kind: 'play-audio',
          name: 'Hello',
          props: { audio: speech('Hello.') },
        },
        position: { x: 0, y: 0 },
      },
      { type: 'connect', edge: { from: enter.id, output: 'next', to: hello } },
      { type: 'connect', edge: { from: hello, output: 'next', to: jump.id } },
    ],
  })
  if (!edited.ok) throw new Error(edited.error.code)
  const { startUpRef, tasks } = exported(edited.value.design)
  expect(startUpRef).toBe('/secureCall/tasks/task[Start_10]')
  expect(tasks[0].task.actions.map((action: object) => Object.keys(action)[0])).toEqual([
    'playAudio',
    'jumpToMenu',
  ])
})

test('actions at the top are those of a first task, and stay at the top', () => {
  const design = mustRead(atTheTop).design
  expect(design.tasks.map(({ name }) => name)).toEqual(['Start'])
  expect(design.variables.map(({ name, task }) => [name, task])).toEqual([
    ['Task.Note', design.tasks[0]?.id],
  ])
  const flow = exported(design)
  expect(flow).toMatchObject(parse(atTheTop).secureCall)
  expect(Object.keys(flow)).not.toContain('tasks')
  expect(Object.keys(flow)).not.toContain('startUpRef')
})
