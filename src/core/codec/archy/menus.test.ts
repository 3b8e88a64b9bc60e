import { describe, expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { step } from '#core/simulate/step.ts'
import type { CallEvent } from '#core/simulate/call-event.ts'
import { mustRead, mustWrite, problemsOf } from '#testing/archy-files.ts'
import { canonicalDesign } from '#testing/canonical-design.ts'
import { readArchy } from './read.ts'

/** Starts in a menu, as public exports of inbound call flows do. */
const FILE = `secureCall:
  name: Menus
  startUpRef: "/secureCall/menus/menu[Main Menu_10]"
  settingsMenu:
    menuSelectionTimeout:
      lit:
        seconds: 7
    repeatCount:
      lit: 2
  menus:
    - menu:
        name: Main Menu
        refId: Main Menu_10
        audio:
          tts: Press 1 to pay.
        choices:
          # Somebody asked for it
          - menuDisconnect:
              name: Disconnect
              refId: Disconnect_11
              dtmf: digit_9
              globalDtmf: false
          - menuJumpToTask:
              name: To pay
              dtmf: digit_1
              globalDtmf: true
              targetTaskRef: "/secureCall/tasks/task[Pay_13]"
          - menuTask:
              name: Explain
              dtmf: digit_*
              task:
                actions:
                  - playAudio:
                      name: Explanation
                      audio:
                        tts: You pay now.
                  - jumpToMenu:
                      name: Again
                      targetMenuRef: "/secureCall/menus/menu[Main Menu_10]"
        defaultChildMenuRef: "./choices/menuDisconnect[Disconnect_11]"
  tasks:
    - task:
        name: Pay
        refId: Pay_13
        actions:
          - playAudio:
              name: Thanks
              audio:
                tts: Thank you.
          - disconnect:
              name: Bye
`

/** From the first of the two lists on. */
const lists = (yaml: string) => yaml.slice(yaml.indexOf('  menus:'))
const idOf = (design: Design, name: string) => design.nodes.find((node) => node.name === name)?.id

describe('a file with a menu', () => {
  const design = mustRead(FILE).design
  const menu = design.nodes.find(({ kind }) => kind === 'menu')
  const targets = design.edges
    .filter(({ from }) => from === menu?.id)
    .map(({ to }) => design.nodes.find(({ id }) => id === to)?.name)

  test('has a task that the menu begins, with an edge for each choice', () => {
    expect(design.tasks.map(({ name, entry }) => [name, entry === menu?.id])).toEqual([
      ['Start', false],
      ['Pay', false],
      ['Main Menu', true],
    ])
    expect(targets).toEqual(['Disconnect', 'Thanks', 'Explanation'])
  })

  test('goes right into the menu', () => {
    const [start] = design.tasks
    expect(design.edges.find(({ from }) => from === start?.entry)?.to).toBe(menu?.id)
    expect(design.edges).toContainEqual({
      from: idOf(design, 'Explanation'),
      output: 'next',
      to: menu?.id,
    })
  })

  test('is written as it was, with what is said beside it', () => {
    const yaml = mustWrite(design).yaml
    expect(yaml).toContain('startUpRef: "/secureCall/menus/menu[Main Menu_10]"')
    expect(lists(yaml)).toBe(lists(FILE))
    expect(canonicalDesign(mustRead(yaml).design)).toEqual(canonicalDesign(design))
  })

  test('has nothing that is never reached or set too late', () => {
    const { problems } = lintDesign(design)
    expect(problems.filter(({ rule }) => /reach|set-before/.test(rule))).toEqual([])
  })

  test('begins in a task once that does more than go to the menu', () => {
    const [start] = design.tasks
    const unpack = [{ variable: 'Flow.X', expression: 'Flow.InvocationData' }]
    const yaml = mustWrite({
      ...design,
      nodes: design.nodes.map((node) =>
        node.id === start?.entry ? { ...node, props: { unpack } } : node,
      ),
    }).yaml
    expect(yaml).toMatch(/startUpRef: "\/secureCall\/tasks\/task\[Start_10\]"/)
    expect(yaml).toMatch(/jumpToMenu:\n +name: Jump to Menu\n +targetMenuRef: /)
  })

  test('shows where each of its steps stands', () => {
    const result = readArchy(FILE)
    const line = result.ok ? result.value.positions.get(idOf(design, 'Disconnect')!)?.line : 0
    expect(FILE.split('\n')[(line ?? 0) - 1]).toContain('menuDisconnect')
  })
})

describe('a call', () => {
  /** What happens when the caller presses these keys, one answer after the other. */
  function call(...answers: readonly string[]): readonly string[] {
    const design = mustRead(FILE).design
    let { state, events } = startCall(design, { startedAt: 0, builtIn: {}, attributes: {} })
    const said: string[] = []
    const tell = (event: CallEvent) => {
      const name = design.nodes.find(({ id }) => id === event.node)?.name
      if (event.type === 'asked' || event.type === 'said') said.push(`${name} ${event.type}`)
      if (event.type === 'ended') said.push(`ends: ${event.how}`)
    }
    const keys = [...answers]
    for (let i = 0; i < 50 && state.at !== null; i += 1) {
      const pressed = state.question === null ? null : (keys.shift() ?? '')
      const answer =
        pressed === null ? null : ({ type: 'keys', keys: pressed, seconds: 1 } as const)
      ;({ state, events } = step(state, answer))
      events.forEach(tell)
    }
    return said
  }
  const asked = ['Main Menu said', 'Main Menu asked']

  test('goes on by the key of a choice', () => {
    expect(call('1')).toEqual([...asked, 'Thanks said', 'ends: disconnect'])
  })

  test('comes back to the menu', () => {
    expect(call('*', '9')).toEqual([...asked, 'Explanation said', ...asked, 'ends: disconnect'])
  })

  test('hears the prompt again after a wrong key or none, as often as the flow says', () => {
    expect(call('5', '1')).toEqual([...asked, ...asked, 'Thanks said', 'ends: disconnect'])
    expect(call('', '')).toEqual([...asked, ...asked, 'ends: disconnect'])
  })
})

describe('what a menu of a file cannot be', () => {
  const design = mustRead(FILE).design
  const menu = design.tasks.find(({ name }) => name === 'Main Menu')
  const id = menu?.id ?? ('' as never)

  test('the task that handles errors', () => {
    const flow = { ...design.flow, errorHandling: { type: 'task' as const, task: id } }
    expect(problemsOf({ ...design, flow }).join(' ')).toContain(
      '“Main Menu” is a menu, which no export shows',
    )
  })

  test('a step in the middle of a task', () => {
    const nodes = design.nodes.map((node) =>
      node.kind === 'menu' ? { ...node, task: design.tasks[0]?.id ?? id } : node,
    )
    expect(problemsOf({ ...design, nodes }).join(' ')).toContain(
      'Make it the first node of a task of its own.',
    )
  })

  test('a place for variables and output paths', () => {
    const tasks = design.tasks.map((task) =>
      task.id === id ? { ...task, outputPaths: ['Paid'] } : task,
    )
    expect(problemsOf({ ...design, tasks }).join(' ')).toContain('has no output paths')
  })
})

test('one menu of an unknown form keeps them all as they are', () => {
  const unknown = FILE.replace('- menuDisconnect:', '- menuRepeatMenu:').replace(
    /\n +defaultChild.*/,
    '',
  )
  const design = mustRead(unknown).design
  expect(design.nodes.some(({ kind }) => kind === 'menu')).toBe(false)
  expect(lists(mustWrite(design).yaml)).toContain(
    '- menuRepeatMenu:\n              name: Disconnect',
  )
})
