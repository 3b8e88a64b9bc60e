import { describe, expect, test } from 'vitest'
import { BOUND, COLLECT, errorsOf, flowWith, HANG_UP, ORG, pay } from '#testing/compiled-flow.ts'
import { compileFlow } from './compile.ts'

describe('a flow that is in order', () => {
  test('has a name, a type, and no errors', () => {
    const compiled = compileFlow(flowWith(`${COLLECT}\n${pay(BOUND)}\n${HANG_UP}`), ORG)
    expect(compiled.flow).toMatchObject({ name: 'Card payment', type: 'SECURECALL', secure: true })
    expect(compiled.messages.filter(({ type }) => type === 'Error')).toEqual([])
  })

  test('may use nested outputs of an action under their flattened names', () => {
    const bindings =
      'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {card.last4: {var: Task.Receipt}}'
    expect(errorsOf(flowWith(`${pay(bindings)}\n${HANG_UP}`))).toEqual([])
  })

  test('may leave yes and no unquoted', () => {
    const actions = `- decision:
    name: Paid
    condition: {exp: IsSet(Task.Receipt)}
    outputs: {yes: {actions: [{returnToAgent: {name: Back}}]}, no: {actions: [{disconnect: {name: End}}]}}`
    expect(errorsOf(flowWith(actions))).toEqual([])
  })

  test('of another type is taken without a look at its actions', () => {
    const yaml =
      'inboundCall: {name: Main menu, tasks: [{task: {name: Any, actions: [{unheardOf: {}}]}}]}'
    expect(compileFlow(yaml, ORG).flow).toMatchObject({ type: 'INBOUNDCALL', secure: false })
    expect(errorsOf(yaml)).toEqual([])
  })
})

describe('the file', () => {
  test.each([
    ['broken YAML', 'secureCall: {name: [}', /Flow|expected|must/i],
    ['a key twice', 'secureCall:\n  name: A\n  name: B', /unique/],
    ['no flow at all', '- a\n- b', /one flow/],
    ['an unknown type of flow', 'secretCall: {name: A}', /not a known flow type/],
    [
      'a placeholder that nobody replaced',
      flowWith(HANG_UP).replace('Card payment', '"{{flow}}"'),
      /substitution/,
    ],
    ['no name', flowWith(HANG_UP).replace('name: Card payment', ''), /No value set for Name/],
    [
      'a name that ends in -debug',
      flowWith(HANG_UP).replace('Card payment', 'Card-debug'),
      /-debug/,
    ],
    [
      'a division that does not exist',
      flowWith(HANG_UP, { flow: '  division: Nowhere' }),
      /division/,
    ],
    ['a property that flows do not have', flowWith(HANG_UP, { flow: '  colour: red' }), /'colour'/],
    [
      'a start that is not in the file',
      flowWith(HANG_UP).replace('task[Main_10]', 'task[Other]'),
      /startUpRef/,
    ],
    [
      'nesting without end',
      `secureCall: {name: A, variables: ${'['.repeat(9000)}${']'.repeat(9000)}}`,
      /YAML/,
    ],
  ])('%s is refused', (_case, yaml, text) => {
    expect(errorsOf(yaml).join('\n')).toMatch(text)
  })

  test('aliases cannot make a small file large', () => {
    const lines = ['a: &a0 [x, x]']
    for (let level = 1; level < 30; level += 1)
      lines.push(`b${level}: &a${level} [*a${level - 1}, *a${level - 1}]`)
    expect(errorsOf(lines.join('\n')).join('')).toMatch(/alias/i)
  })
})

describe('a switch', () => {
  test('that matches a value has its data type between, as public exports do', () => {
    const actions = `
- switch:
    name: Which card
    evaluate:
      firstMatch:
        string:
          value: {exp: Task.Receipt}
          cases:
            - case: {value: {lit: a}, actions: [{disconnect: {name: A}}]}
- disconnect: {name: Bye}`
    expect(errorsOf(flowWith(actions))).toEqual([])
  })

  test('needs a case', () => {
    const actions = `
- switch: {name: None, evaluate: {firstTrue: {cases: []}}}
- disconnect: {name: Bye}`
    expect(errorsOf(flowWith(actions))).toEqual([expect.stringContaining('at least one case')])
  })
})

describe('a task that is called', () => {
  const withTask = (call: string, end: string) => `${flowWith(call)}
    - task:
        name: Ask
        refId: Ask_11
        actions:
          - playAudio: {name: Hello, audio: {tts: Hello.}}
          ${end}
        outputPaths:
          - outputPath: {name: Gave up}
`
  const call = (outputs: string) =>
    `- callTask: {name: X, targetTaskRef: "/secureCall/tasks/task[Ask_11]"${outputs}}`
  const end = '- endTask: {name: End Task, outputPath: {name: Gave up}}'

  test('is accepted with what follows its paths, and what is not known is said', () => {
    const outputs = ', outputs: {Gave up: {actions: [{disconnect: {name: A}}]}}'
    const text = withTask(`${call(outputs)}\n${HANG_UP}`, end)
    expect(errorsOf(text)).toEqual([])
    const said = compileFlow(text, ORG).messages.map((message) => message.text)
    expect(said).toContainEqual(expect.stringContaining("whether 'callTask' can be used"))
    expect(said).toContainEqual(expect.stringContaining("whether 'endTask' can be used"))
  })

  test('comes back: what follows needs an end of its own', () => {
    expect(errorsOf(withTask(call(''), end)).join()).toContain('Main')
  })

  test('must be in the file, and so must its paths', () => {
    const lost = call('').replace('Ask_11', 'Lost')
    expect(errorsOf(withTask(`${lost}\n${HANG_UP}`, end)).join()).toContain('Lost')
    const other = call(', outputs: {Paid: {actions: []}}')
    expect(errorsOf(withTask(`${other}\n${HANG_UP}`, end)).join()).toContain("no output 'Paid'")
    const wrong = end.replace('Gave up', 'Paid')
    expect(errorsOf(withTask(`${call('')}\n${HANG_UP}`, wrong)).join()).toContain(
      "output path 'Paid'",
    )
  })
})
