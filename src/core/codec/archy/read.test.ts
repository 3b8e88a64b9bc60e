import { describe, expect, test } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { graphOf, mustRead, mustWrite, secureFlow } from '#testing/archy-files.ts'
import { describeReadNote } from './read.ts'

/** A call of the data action Pay that leaves its inputs unbound. */
function call(name: string, inputs: string): string {
  return `
          - callDataSecure:
              name: ${name}
              category:
                Gateway:
                  secureDataAction:
                    Pay:
                      inputs:
${inputs
  .split(' ')
  .map((input) => `                        ${input}:\n                          noValue: true`)
  .join('\n')}
                      successOutputs: {}`
}

function handling(form: string): Design {
  const settings = `  settingsErrorHandling:\n    errorHandling: ${form}\n`
  return mustRead(secureFlow('          - disconnect: {name: A}\n', settings)).design
}

describe('a tree becomes a graph', () => {
  test('a branch that does not end falls through to the next sibling', () => {
    const { design } = mustRead(
      secureFlow(`
          - decision:
              name: A
              condition: {exp: Flow.x == 1}
              outputs:
                "yes":
                  actions:
                    - playAudio: {name: B, audio: {tts: hi}}
          - disconnect: {name: C}
`),
    )
    expect(graphOf(design)).toEqual(['enter next:a', 'a yes:b no:c', 'b next:c', 'c'])
  })

  test('at the end of the outer list it falls off the task', () => {
    const { design } = mustRead(
      secureFlow(`
          - decision:
              name: A
              condition: {exp: Flow.x == 1}
              outputs:
                "no":
                  actions:
                    - disconnect: {name: B}
`),
    )
    expect(graphOf(design)).toEqual(['enter next:a', 'a yes:- no:b', 'b'])
  })

  test('a jump is an edge into the first step of its task, and keeps its own name', () => {
    const { design } = mustRead(
      secureFlow(
        `
          - playAudio: {name: A, audio: {tts: hi}}
          - jumpToTask:
              name: Off we go
              targetTaskRef: "/secureCall/tasks/task[Other_11]"
`,
        `    - task:
        name: Other
        refId: Other_11
        actions:
          - disconnect: {name: B}
`,
      ),
    )
    expect(graphOf(design)).toEqual(['enter next:a', 'a next:b', 'b'])
    expect(design.tasks.map(({ name, entry }) => [name, entry])).toEqual([
      ['Main', 'enter'],
      ['Other', 'b'],
    ])
    expect(mustWrite(design).yaml).toContain('name: Off we go')
  })

  test('a loop goes round, on and out', () => {
    const { design } = mustRead(
      secureFlow(`
          - loop:
              name: Loop
              currentIndex: {var: Task.i}
              loopCount: {lit: 3}
              outputs:
                loop:
                  actions:
                    - decision:
                        name: A
                        condition: {exp: "true"}
                        outputs:
                          "yes":
                            actions:
                              - loopExit: {name: Out}
                          "no":
                            actions:
                              - loopNext: {name: Again}
                    - playAudio: {name: Dead, audio: {tts: hi}}
          - disconnect: {name: B}
`),
    )
    expect(graphOf(design)).toEqual([
      'enter next:loop',
      'loop loop:a next:b',
      'a yes:b no:loop',
      'dead next:loop',
      'b',
    ])
    expect(mustWrite(design).yaml).toMatch(/loopExit:\n +name: Out/)
    expect(mustWrite(design).yaml).toMatch(/loopNext:\n +name: Again/)
  })

  test('what stands behind an end is kept, and that is said', () => {
    const { notes } = mustRead(
      secureFlow(`
          - disconnect: {name: A}
          - playAudio: {name: B, audio: {tts: never}}
`),
    )
    expect(notes.map(describeReadNote)).toEqual([
      '“B” stands after a node that ends the path, so no call gets there.',
    ])
  })

  test('steps stand where they are in the file', () => {
    const { positions } = mustRead(
      secureFlow(`
          - playAudio: {name: A, audio: {tts: hi}}
          - disconnect:
              name: B
`),
    )
    expect(positions.get('a' as never)).toEqual({ line: 10, column: 13 })
    expect(positions.get('b' as never)).toEqual({ line: 11, column: 13 })
  })
})

test('a data action is known by name and waits for its contract', () => {
  const { design, notes } = mustRead(
    secureFlow(`${call('A', 'amount card')}${call('B', 'amount cvv card')}`),
  )
  expect(design.actions).toHaveLength(1)
  expect(design.actions[0]).toMatchObject({
    name: 'Pay',
    category: 'Gateway',
    secure: true,
    purpose: 'other',
    request: { url: '' },
  })
  expect(design.actions[0]?.inputs.map(({ name }) => name)).toEqual(['amount', 'cvv', 'card'])
  expect(notes.map(describeReadNote)).toEqual([
    'The file names the data action “Pay” but not its contract and request. Add them.',
  ])
  expect(mustWrite(design).yaml).toContain('secureDataAction:')
})

describe('the flow itself', () => {
  test('is started by an agent when it goes back to one', () => {
    const agent = mustRead(secureFlow('          - returnToAgent: {name: Back}\n'))
    const transfer = mustRead(secureFlow('          - disconnect: {name: Bye}\n'))
    expect(agent.design.flow.entryMode).toBe('agent')
    expect(transfer.design.flow.entryMode).toBe('transfer')
  })

  test.each([
    ['no', 'transfer'],
    ['yes', 'agent'],
  ])('that hangs up but for one Return to Agent, by %s, is started by: %s', (back, mode) => {
    const other = back === 'no' ? 'yes' : 'no'
    const decision = (back: string, there: string) => `          - decision:
              name: Which
              condition: {exp: Call.Ani == ""}
              outputs:
                ${back}: {actions: [{returnToAgent: {name: Back}}]}
                ${other}:
                  actions:
                    - decision:
                        name: Other
                        condition: {exp: Call.CalledAddress == ""}
                        outputs:
                          yes: {actions: [{${there}: {name: Bye}}]}
                          no: {actions: [{disconnect: {name: Over}}]}
`
    const modeOf = (actions: string) => mustRead(secureFlow(actions)).design.flow.entryMode
    expect(modeOf(decision(back, 'disconnect'))).toBe(mode)
    expect(modeOf(decision(back, 'returnToAgent'))).toBe('agent')
  })

  test('keeps settings that nobody shows, and leaves out those that the file leaves out', () => {
    const yaml = secureFlow(
      '          - disconnect: {name: Bye}\n',
      `  settingsActionDefaults:
    callData:
      processingPrompt:
        noValueWithNoFallback: true
  settingsFuture:
    some: [1, two]
  menus: []
`,
    )
    const { design } = mustRead(yaml)
    const text = mustWrite(design).yaml
    expect(text).toContain('noValueWithNoFallback: true')
    expect(text).toContain('settingsFuture:\n    some:\n      - 1\n      - two')
    expect(text).not.toContain('settingsSpeechRec')
    expect(mustWrite(mustRead(text).design).yaml).toBe(text)
  })

  test('starts in the task that it says, wherever that stands', () => {
    const yaml = secureFlow(
      '          - disconnect: {name: A}\n',
      `    - task:
        name: Second
        refId: start_99
        actions:
          - disconnect: {name: B}
`,
    ).replace('task[Main_10]"', 'task[start_99]"')
    const { design } = mustRead(yaml)
    expect(design.tasks.map(({ name }) => name)).toEqual(['Second', 'Main'])
    expect(mustWrite(design).yaml).toContain('startUpRef: "/secureCall/tasks/task[start_99]"')
  })

  test('handles errors by a task, a queue, or in a way that is kept as it is', () => {
    const byTask = handling('{task: {targetTaskRef: "/secureCall/tasks/task[Main_10]"}}')
    expect(byTask.flow.errorHandling).toEqual({ type: 'task', task: 'main' })
    expect(handling('{queue: {targetQueue: {lit: {name: Help}}}}').flow.errorHandling).toEqual({
      type: 'queue',
      queue: 'Help',
    })
    const other = handling('{menu: {targetMenuRef: "/secureCall/menus/menu[M_1]"}}')
    expect(mustWrite(other).yaml).toContain('targetMenuRef: "/secureCall/menus/menu[M_1]"')
  })

  test('a variable of a type that we do not know is kept', () => {
    const yaml = secureFlow('          - disconnect: {name: A}\n').replace(
      '  tasks:',
      `  variables:
    - externalContactVariable:
        name: Flow.Contact
        initialValue:
          noValue: true
  tasks:`,
    )
    const { design, notes } = mustRead(yaml)
    expect(design.variables).toEqual([])
    expect(mustWrite(design).yaml).toContain(
      '- externalContactVariable:\n        name: Flow.Contact',
    )
    expect(notes.map(({ code }) => code)).toEqual(['unknown-variable-type'])
  })
})
