import { describe, expect, test } from 'vitest'
import { factsOf } from '#core/kinds/node-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import { describeArchyReadError, describeReadNote, readArchy } from './read.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

function read(yaml: string) {
  const result = readArchy(yaml)
  if (!result.ok) throw new Error(describeArchyReadError(result.error))
  return result.value
}

function refusal(yaml: string): string {
  const result = readArchy(yaml)
  return result.ok ? 'read' : describeArchyReadError(result.error)
}

function written(design: Design): string {
  const result = writeArchy(design)
  if (!result.ok) throw new Error(result.error.map(describeArchyProblem).join('\n'))
  return result.value.yaml
}

/** Each step and where its outputs lead: `a yes:b no:c`. */
function graph(design: Design): string[] {
  const index = indexDesign(design)
  return design.nodes.map((node) => {
    const outputs = factsOf(node, index).outputs.map(
      ({ id }) => `${id}:${index.target(node.id, id) ?? '-'}`,
    )
    return [node.id, ...outputs].join(' ')
  })
}

/** A flow with one task, `actions` indented by eight as they stand in the file. */
function flow(actions: string, more = ''): string {
  return `secureCall:
  name: Test
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
${actions.replace(/^\n/, '').trimEnd()}
${more}`
}

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
  return read(flow('          - disconnect: {name: A}\n', settings)).design
}

describe('a tree becomes a graph', () => {
  test('a branch that does not end falls through to the next sibling', () => {
    const { design } = read(
      flow(`
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
    expect(graph(design)).toEqual(['enter next:a', 'a yes:b no:c', 'b next:c', 'c'])
  })

  test('at the end of the outer list it falls off the task', () => {
    const { design } = read(
      flow(`
          - decision:
              name: A
              condition: {exp: Flow.x == 1}
              outputs:
                "no":
                  actions:
                    - disconnect: {name: B}
`),
    )
    expect(graph(design)).toEqual(['enter next:a', 'a yes:- no:b', 'b'])
  })

  test('a jump is an edge into the first step of its task, and keeps its own name', () => {
    const { design } = read(
      flow(
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
    expect(graph(design)).toEqual(['enter next:a', 'a next:b', 'b'])
    expect(design.tasks.map(({ name, entry }) => [name, entry])).toEqual([
      ['Main', 'enter'],
      ['Other', 'b'],
    ])
    expect(written(design)).toContain('name: Off we go')
  })

  test('a loop goes round, on and out', () => {
    const { design } = read(
      flow(`
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
    expect(graph(design)).toEqual([
      'enter next:loop',
      'loop loop:a next:b',
      'a yes:b no:loop',
      'dead next:loop',
      'b',
    ])
    expect(written(design)).toMatch(/loopExit:\n +name: Out/)
    expect(written(design)).toMatch(/loopNext:\n +name: Again/)
  })

  test('what stands behind an end is kept, and that is said', () => {
    const { notes } = read(
      flow(`
          - disconnect: {name: A}
          - playAudio: {name: B, audio: {tts: never}}
`),
    )
    expect(notes.map(describeReadNote)).toEqual([
      '“B” stands after a step that ends the path, so no call gets there.',
    ])
  })

  test('steps stand where they are in the file', () => {
    const { positions } = read(
      flow(`
          - playAudio: {name: A, audio: {tts: hi}}
          - disconnect:
              name: B
`),
    )
    expect(positions.get('a' as never)).toEqual({ line: 10, column: 13 })
    expect(positions.get('b' as never)).toEqual({ line: 11, column: 13 })
  })
})

describe('what people write by hand', () => {
  test.each(['yes', 'Yes', 'true', '"yes"'])('%s: is the output yes', (key) => {
    const { design } = read(
      flow(`
          - decision:
              name: A
              condition: {exp: "true"}
              outputs:
                ${key}:
                  actions:
                    - disconnect: {name: B}
`),
    )
    expect(graph(design)[1]).toBe('a yes:b no:-')
  })

  test('anchors, merges and comments', () => {
    const { design } = read(
      flow(`
          # the same greeting twice
          - playAudio: {name: A, audio: &hello {tts: hello}}
          - playAudio: {name: B, audio: *hello}
          - playAudio: {<<: {audio: {tts: merged}}, name: C}
`),
    )
    const audios = design.nodes.slice(1).map(({ props }) => props['audio'])
    expect(audios).toEqual(['hello', 'hello', 'merged'].map((text) => ({ type: 'speech', text })))
  })

  test('substitutions of Archy and of Terraform stay as they are', () => {
    const yaml = flow(`
          - callDataSecure:
              name: Pay
              category:
                {{gateway}}:
                  dataAction:
                    \${prefix}-pay:
                      inputs:
                        amount: {lit: "{{amount}}"}
                      successOutputs: {}
          - playAudio: {name: A, audio: {tts: {{goodbye}} and thanks}}
`).replace('name: Test', 'name: {{flow_name}}')
    const { design } = read(yaml)
    expect(design.flow.name).toBe('{{flow_name}}')
    expect(design.actions[0]).toMatchObject({ category: '{{gateway}}', name: '${prefix}-pay' })
    const text = written(design)
    for (const part of [
      '"{{gateway}}":',
      '${prefix}-pay:',
      '"{{goodbye}} and thanks"',
      '"{{amount}}"',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('an action without a name and without anything', () => {
    const { design } = read(flow('          - disconnect:\n'))
    expect(design.nodes[1]).toMatchObject({ kind: 'disconnect', name: 'Disconnect' })
    expect(written(design)).toContain('- disconnect: {}')
  })

  test.each([
    ['12345678901234567890', '"12345678901234567890"'],
    ['0.12345678901234567891', '"0.12345678901234567891"'],
    ['12.5', '12.5'],
  ])('long numbers keep their digits: %s', (number, again) => {
    const { design } = read(
      flow(`
          - setParticipantData:
              name: A
              attributes:
                - attribute:
                    name: {lit: account}
                    value: {lit: ${number}}
`),
    )
    expect(written(design)).toContain(`lit: ${again}`)
  })
})

describe('what no kind models', () => {
  const yaml = flow(`
          - dataTableLookup:
              name: Look up
              lookupValue:
                exp: Flow.Key
              dataTable:
                Cards:
                  foundOutputs:
                    limit:
                      var: Flow.Limit
              outputs:
                found:
                  actions:
                    - playAudio:
                        name: Found
                        audio:
                          tts: found
          - futureChoice:
              name: Which
              choose:
                - option:
                    value:
                      exp: Flow.Limit == 1
                    actions:
                      - disconnect:
                          name: One
                - option:
                    value:
                      lit: true
                    actions: []
          - returnToAgent:
              name: Back
`)
  const { design, notes } = read(yaml)

  test('has the outputs that it is known or seen to have', () => {
    expect(graph(design)).toEqual([
      'enter next:look-up',
      'look-up found:found notFound:which failure:which',
      'found next:which',
      'which choose 0 option:one choose 1 option:back next:back',
      'one',
      'back',
    ])
    expect(notes.map(({ code }) => code)).toContain('unknown-action')
  })

  test('tells which variables it reads and gives values to', () => {
    const [, node] = design.nodes
    if (node === undefined) throw new Error('no node')
    const { uses, assigns } = factsOf(node, indexDesign(design))
    expect(uses.map(({ expression }) => expression)).toEqual(['Flow.Key'])
    expect(assigns.map(({ output, variable }) => [output, variable])).toEqual([
      ['found', 'Flow.Limit'],
    ])
  })

  test('is written back unchanged', () => {
    const body = yaml.slice(yaml.indexOf('- dataTableLookup'))
    expect(written(design)).toContain(body.trimEnd())
  })
})

describe('what a form shows otherwise than the file', () => {
  const yaml = flow(`
          - transferToAcd:
              name: Queue
              targetQueue:
                lit:
                  name: Payments
              priority:
                exp: Flow.Priority
              languageSkill:
                noValue: true
          - callDataSecure:
              name: Pay
              timeout:
                lit:
                  minutes: 1
              category:
                Gateway:
                  dataAction:
                    Pay:
                      inputs:
                        Amount:
                          exp: Flow.Amount
                      successOutputs:
                        id:
                          noValue: true
`)

  test('is carried and written back', () => {
    const { design, notes } = read(yaml)
    const text = written(design)
    expect(text).toContain(yaml.slice(yaml.indexOf('- transferToAcd')).trimEnd())
    expect(text).not.toContain('processingPrompt:\n                noValue')
    expect(notes.map(describeReadNote)).toContain(
      '“Queue” says more in priority than its form shows. It is written back as it is until you change it.',
    )
  })

  test('gives way to what has been changed since', () => {
    const { design } = read(yaml)
    const nodes = design.nodes.map((node) => {
      if (node.id === 'pay') return { ...node, props: { ...node.props, timeoutSeconds: 15 } }
      return node.id === 'queue' ? { ...node, props: { ...node.props, priority: 5 } } : node
    })
    const text = written({ ...design, nodes })
    expect(text).toMatch(/timeout:\n +lit:\n +seconds: 15/)
    expect(text).toMatch(/priority:\n +lit: 5/)
    expect(text).toContain('languageSkill:')
  })
})

test('a data action is known by name and waits for its contract', () => {
  const { design, notes } = read(flow(`${call('A', 'amount card')}${call('B', 'amount cvv card')}`))
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
  expect(written(design)).toContain('secureDataAction:')
})

describe('the flow itself', () => {
  test('is started by an agent when it goes back to one', () => {
    const agent = read(flow('          - returnToAgent: {name: Back}\n'))
    const transfer = read(flow('          - disconnect: {name: Bye}\n'))
    expect(agent.design.flow.entryMode).toBe('agent')
    expect(transfer.design.flow.entryMode).toBe('transfer')
  })

  test('keeps settings that nobody shows, and leaves out those that the file leaves out', () => {
    const yaml = flow(
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
    const { design } = read(yaml)
    const text = written(design)
    expect(text).toContain('noValueWithNoFallback: true')
    expect(text).toContain('settingsFuture:\n    some:\n      - 1\n      - two')
    expect(text).not.toContain('settingsSpeechRec')
    expect(written(read(text).design)).toBe(text)
  })

  test('starts in the task that it says, wherever that stands', () => {
    const yaml = flow(
      '          - disconnect: {name: A}\n',
      `    - task:
        name: Second
        refId: start_99
        actions:
          - disconnect: {name: B}
`,
    ).replace('task[Main_10]"', 'task[start_99]"')
    const { design } = read(yaml)
    expect(design.tasks.map(({ name }) => name)).toEqual(['Second', 'Main'])
    expect(written(design)).toContain('startUpRef: "/secureCall/tasks/task[start_99]"')
  })

  test('handles errors by a task, a queue, or in a way that is kept as it is', () => {
    const byTask = handling('{task: {targetTaskRef: "/secureCall/tasks/task[Main_10]"}}')
    expect(byTask.flow.errorHandling).toEqual({ type: 'task', task: 'main' })
    expect(handling('{queue: {targetQueue: {lit: {name: Help}}}}').flow.errorHandling).toEqual({
      type: 'queue',
      queue: 'Help',
    })
    const other = handling('{menu: {targetMenuRef: "/secureCall/menus/menu[M_1]"}}')
    expect(written(other)).toContain('targetMenuRef: "/secureCall/menus/menu[M_1]"')
  })

  test('a variable of a type that we do not know is kept', () => {
    const yaml = flow('          - disconnect: {name: A}\n').replace(
      '  tasks:',
      `  variables:
    - externalContactVariable:
        name: Flow.Contact
        initialValue:
          noValue: true
  tasks:`,
    )
    const { design, notes } = read(yaml)
    expect(design.variables).toEqual([])
    expect(written(design)).toContain('- externalContactVariable:\n        name: Flow.Contact')
    expect(notes.map(({ code }) => code)).toEqual(['unknown-variable-type'])
  })
})

describe('what cannot be read is said with its place', () => {
  test.each([
    ['a: [1', 'This is not YAML at line 1, column'],
    ['secureCall:\n  name: "open\n', 'This is not YAML at line'],
    [
      'secureCall:\n  a: 1\n  a: 2\n',
      '“a” stands twice in the same place, again at line 3, column 3.',
    ],
    ['secureCall:\n  ? [1]\n  : 2\n', 'The key at line 2, column 5 is no text.'],
    ['secureCall:\n  a: *gone\n', 'This is not YAML at line 2, column 6'],
    ['a: 1\n---\nb: 2\n', 'several YAML documents, the second one from line'],
    ['just text', 'This is not an Architect flow'],
    ['inboundCall:\n  name: x\n', 'This flow is of type inboundCall.'],
    ['secureCall:\n  name: x\n', 'The flow has no tasks and starts in no menu.'],
    [
      flow('          - disconnect: {}\n').replace('Main_10]"', 'Gone_10]"'),
      'The flow starts at /secureCall/tasks/task[Gone_10], which is not in the file.',
    ],
    [
      flow('          - disconnect\n          - playAudio: {name: B}\n'),
      'At line 10, column 11 one action',
    ],
    [
      flow('          - playAudio: {name: A}\n            disconnect: {}\n'),
      'At line 10, column 13 one action',
    ],
  ])('%#', (yaml, message) => {
    expect(refusal(yaml)).toContain(message)
  })

  test('brackets and indents without end, at once', () => {
    expect(refusal('['.repeat(100_000))).toContain('nested more than 500 levels deep at line 1')
    expect(refusal('- '.repeat(5000))).toContain('nested more than 500 levels deep')
  })

  test('aliases that stand for a billion values', () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const of = i === 0 ? 'x' : `*a${i - 1}`
      return `a${i}: &a${i} [${Array.from({ length: 10 }, () => of).join(', ')}]`
    })
    expect(refusal(levels.join('\n'))).toContain('stand for more than 500000 values')
  })

  test('fifty million characters', () => {
    expect(refusal(' '.repeat(50_000_000))).toContain('50000000 characters')
  })

  test('keys that mean something to JavaScript reach no prototype', () => {
    const { design } = read(
      flow('          - disconnect: {name: A, __proto__: {polluted: true}, constructor: 1}\n'),
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(written(design)).toContain('constructor: 1')
  })
})
