import { describe, expect, test } from 'vitest'
import { createOrgState } from '../seed.ts'
import type { DataAction, OrgState } from '../state.ts'
import { compileFlow } from './compile.ts'

/** A flow whose one task holds these actions, one a line. */
function flowWith(
  actions: string,
  changes: { readonly flow?: string; readonly variables?: string } = {},
) {
  return `
secureCall:
  name: Card payment
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us: {}
  initialGreeting: {tts: You are in a secure session.}
${changes.flow ?? ''}
  tasks:
    - task:
        name: Main
        refId: Main_10
        variables:
          - stringVariable: {name: Task.Card, isSecure: true}
          - stringVariable: {name: Task.Receipt}
          - integerVariable: {name: Task.Attempt}
          ${indented(changes.variables ?? '')}
        actions:
          ${indented(actions)}
`
}

function indented(text: string): string {
  return text.trim().replaceAll('\n', '\n          ')
}

function dataAction(changes: Partial<DataAction>): DataAction {
  const content = {
    name: 'Process_Payment',
    category: 'Payment gateway',
    secure: true,
    version: 1,
    config: {},
    inputSchema: {
      type: 'object',
      required: ['CC_Number'],
      properties: { CC_Number: { type: 'string' }, Amount: { type: 'string' } },
    },
    successSchema: {
      type: 'object',
      properties: {
        Transaction_ID: { type: 'string' },
        card: { type: 'object', properties: { last4: { type: 'string' } } },
      },
    },
  }
  return { id: 'pay', integrationId: '', published: content, draft: null, ...changes }
}

function orgWith(action: DataAction): OrgState {
  const org = createOrgState({ basePath: '', uploadOrigin: '' })
  return { ...org, actions: new Map([[action.id, action]]) }
}

const org = orgWith(dataAction({}))

function errorsOf(yaml: string, state: OrgState = org): readonly string[] {
  return compileFlow(yaml, state).messages.flatMap(({ type, text }) =>
    type === 'Error' ? [text] : [],
  )
}

const hangUp = '- disconnect: {name: Hang up}'

const collect = `- collectInput:
    name: Card number
    inputData: {var: Task.Card}
    digits: {range: {min: 13, max: 19, terminatingDtmf: digit_#}}
    inputAudio: {tts: Enter your card number.}
    verificationType: none`

function loop(inside: string): string {
  return `- loop: {name: Tries, currentIndex: {var: Task.Attempt}, loopCount: {lit: 3}, outputs: {loop: {actions: [${inside}]}}}\n${hangUp}`
}

function pay(bindings: string) {
  return `- callDataSecure:
    name: Pay
    processingPrompt: {lit: {name: PromptSystem.processing}}
    category:
      payment gateway:
        dataAction:
          process_payment: {${bindings}}`
}

const bound =
  'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {Transaction_ID: {var: Task.Receipt}}'

describe('a flow that is in order', () => {
  test('has a name, a type, and no errors', () => {
    const compiled = compileFlow(flowWith(`${collect}\n${pay(bound)}\n${hangUp}`), org)
    expect(compiled.flow).toMatchObject({ name: 'Card payment', type: 'SECURECALL', secure: true })
    expect(compiled.messages.filter(({ type }) => type === 'Error')).toEqual([])
  })

  test('may use nested outputs of an action under their flattened names', () => {
    const bindings =
      'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {card.last4: {var: Task.Receipt}}'
    expect(errorsOf(flowWith(`${pay(bindings)}\n${hangUp}`))).toEqual([])
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
    expect(compileFlow(yaml, org).flow).toMatchObject({ type: 'INBOUNDCALL', secure: false })
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
      flowWith(hangUp).replace('Card payment', '"{{flow}}"'),
      /substitution/,
    ],
    ['no name', flowWith(hangUp).replace('name: Card payment', ''), /No value set for Name/],
    [
      'a name that ends in -debug',
      flowWith(hangUp).replace('Card payment', 'Card-debug'),
      /-debug/,
    ],
    [
      'a division that does not exist',
      flowWith(hangUp, { flow: '  division: Nowhere' }),
      /division/,
    ],
    ['a property that flows do not have', flowWith(hangUp, { flow: '  colour: red' }), /'colour'/],
    [
      'a start that is not in the file',
      flowWith(hangUp).replace('task[Main_10]', 'task[Other]'),
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

describe('actions', () => {
  test.each([
    ['that nobody knows', '- callSecureData: {name: X}', "'callSecureData' is not a known action"],
    ['of other flows', '- holdMusic: {name: X}', "cannot be used in flows of type 'securecall'"],
    [
      'that lead to another secure flow',
      '- transferToFlowSecure: {name: X}',
      "cannot be used in flows of type 'securecall'",
    ],
    [
      'with an unknown property',
      '- playAudio: {name: X, audio: {tts: Hi}, bargeIn: true}',
      "'bargeIn' is not known",
    ],
    [
      'with an unknown output',
      '- decision: {name: X, condition: {exp: "true"}, outputs: {maybe: {actions: []}}}',
      "no output 'maybe'",
    ],
    ['without what they need', '- playAudio: {name: X}', 'No value set for Audio'],
    [
      'that jump nowhere',
      '- jumpToTask: {name: X, targetTaskRef: "/secureCall/tasks/task[Lost_1]"}',
      'Lost_1',
    ],
    [
      'that name a queue which does not exist',
      '- transferToAcd: {name: X, targetQueue: {lit: {name: Nobody}}}',
      "Could not find the queue 'Nobody'",
    ],
    [
      'that name a prompt which does not exist',
      '- playAudio: {name: X, audio: {prompt: Prompt.Lost}}',
      "Could not find the prompt 'Prompt.Lost'",
    ],
    [
      'that speak while they work',
      pay(bound).replace('{lit: {name: PromptSystem.processing}}', '{tts: Wait}'),
      'not text to speech',
    ],
    ['that leave a loop which is not there', '- loopNext: {name: X}', 'within a loop path'],
  ])('%s are refused', (_case, action, text) => {
    expect(errorsOf(flowWith(`${action}\n${hangUp}`)).join('\n')).toContain(text)
  })

  test('a task must end on every path', () => {
    const half = `- decision:
    name: Paid
    condition: {exp: IsSet(Task.Receipt)}
    outputs: {"yes": {actions: [{returnToAgent: {name: Back}}]}}`
    expect(errorsOf(flowWith(half))).toEqual([
      'Main: The task does not contain a terminating action',
    ])
    expect(errorsOf(flowWith(`${half}\n${hangUp}`))).toEqual([])
  })

  test('a transfer ends the flow only when its failure does too', () => {
    const transfer = '- transferToAcd: {name: X, targetQueue: {lit: {name: billing}}}'
    expect(errorsOf(flowWith(transfer))).toHaveLength(1)
    const handled = transfer.replace(
      '}}}',
      '}}, outputs: {failure: {actions: [{disconnect: {name: End}}]}}}',
    )
    expect(errorsOf(flowWith(handled))).toEqual([])
  })

  test('a loop must leave some path to its next pass', () => {
    expect(errorsOf(flowWith(loop('{disconnect: {name: End}}'))).join()).toContain(
      'cannot be terminating',
    )
    expect(errorsOf(flowWith(loop('{loopExit: {name: Out}}')))).toEqual([])
  })
})

describe('variables', () => {
  test.each([
    [
      'read but not declared',
      '{exp: Task.Lost}',
      "The variable reference 'Task.Lost' at position 1 is not valid",
    ],
    ['of a channel that is not a secure call', '{exp: Call.UUIData}', "'Call.UUIData'"],
    ['secure, in Update Data', '{exp: Task.Card}', 'Secure variables cannot be used here.'],
    ['in an expression with an open bracket', '{exp: "Append(Task.Receipt"}', 'Missing )'],
    ['in an expression that mixes types', '{exp: "Task.Attempt == Task.Receipt"}', 'String'],
    ['given to a function that does not exist', '{exp: "Shorten(Task.Receipt)"}', 'Shorten'],
  ])('%s', (_case, value, text) => {
    const actions = `- updateData: {name: X, statements: [{string: {variable: Task.Receipt, value: ${value}}}]}\n${hangUp}`
    expect(errorsOf(flowWith(actions)).join('\n')).toContain(text)
  })

  test.each([
    [
      'written but not declared',
      '- collectInput: {name: X, inputData: {var: Task.Lost}, digits: {exact: 4}}',
      'not declared',
    ],
    [
      'secure, as the target of Extract Secure Data',
      '- extractSecureData: {name: X, statements: [{string: {variable: Task.Card, value: {exp: Task.Card}}}]}',
      'is secure and cannot be used here',
    ],
    [
      'secure, in a decision',
      '- decision: {name: X, condition: {exp: Length(Task.Card) > 3}}',
      'Secure variables',
    ],
    [
      'secure, in participant data',
      '- setParticipantData: {name: X, attributes: [{attribute: {name: {lit: a}, value: {exp: Task.Card}}}]}',
      'Secure variables',
    ],
    [
      'secure, in a plain data action',
      '- callData: {name: X, category: {Payment gateway: {dataAction: {Process_Payment: {}}}}}',
      'is secure',
    ],
  ])('%s', (_case, action, text) => {
    expect(errorsOf(flowWith(`${action}\n${hangUp}`)).join('\n')).toContain(text)
  })

  test('secure ones may be heard, extracted and handed to a secure data action', () => {
    const actions = `${collect}
- playAudio: {name: Repeat, audio: {exp: ToAudioTTS(Task.Card)}}
- extractSecureData: {name: Last four, statements: [{string: {variable: Task.Receipt, value: {exp: "Right(Task.Card, 4)"}}}]}
${pay(bound)}
${hangUp}`
    expect(errorsOf(flowWith(actions))).toEqual([])
  })

  test.each([
    [
      'an input of the flow',
      '- stringVariable: {name: Task.In, isInput: true}',
      "'task' scoped variables cannot used as inputs",
    ],
    ['declared twice', '- stringVariable: {name: task.card}', 'already exists'],
    ['of a type that does not exist', '- colourVariable: {name: Task.In}', 'not a known type'],
    ['with the wrong prefix', '- stringVariable: {name: Flow.In}', "must start with 'Task.'"],
  ])('%s', (_case, variables, text) => {
    expect(errorsOf(flowWith(hangUp, { variables })).join('\n')).toContain(text)
  })

  test('that nothing uses are a warning', () => {
    const { messages } = compileFlow(flowWith(hangUp), org)
    expect(messages).toContainEqual({
      type: 'Warning',
      text: "Main / Task.Receipt: The variable 'Task.Receipt' is not used.",
    })
  })
})

describe('secure data actions', () => {
  const { published } = dataAction({})

  test.each([
    [
      'that the org does not have',
      dataAction({ published: null }),
      'Could not find the secure data action',
    ],
    ['that are only a draft', dataAction({ published: null, draft: published }), 'not published'],
    [
      'that are not secure',
      dataAction({ published: published && { ...published, secure: false } }),
      'is not secure',
    ],
    [
      'of another category',
      dataAction({ published: published && { ...published, category: 'Other' } }),
      "in category 'payment gateway'",
    ],
  ])('%s are refused', (_case, action, text) => {
    expect(errorsOf(flowWith(`${pay(bound)}\n${hangUp}`), orgWith(action)).join()).toContain(text)
  })

  test.each([
    [
      'an unknown input',
      'inputs: {CC_Number: {exp: Task.Card}, CVV: {lit: a}}',
      "has no 'CVV' here",
    ],
    ['a required input left out', 'inputs: {Amount: {lit: a}}', 'No value set for CC_Number'],
    [
      'a required input without a value',
      'inputs: {CC_Number: {noValue: true}}',
      'No value set for CC_Number',
    ],
    [
      'an unknown output',
      'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {Id: {var: Task.Receipt}}',
      "has no 'Id' here",
    ],
    [
      'an output of another type',
      'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {Transaction_ID: {var: Task.Attempt}}',
      'since they do not match',
    ],
    [
      'an unknown failure output',
      'inputs: {CC_Number: {exp: Task.Card}}, failureOutputs: {reason: {noValue: true}}',
      "no failure output 'reason'",
    ],
    ['no bindings of a known kind', 'input: {}', "'input' is not known"],
  ])('%s is refused', (_case, bindings, text) => {
    expect(errorsOf(flowWith(`${pay(bindings)}\n${hangUp}`)).join('\n')).toContain(text)
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
    const text = withTask(`${call(outputs)}\n${hangUp}`, end)
    expect(errorsOf(text)).toEqual([])
    const said = compileFlow(text, org).messages.map((message) => message.text)
    expect(said).toContainEqual(expect.stringContaining("whether 'callTask' can be used"))
    expect(said).toContainEqual(expect.stringContaining("whether 'endTask' can be used"))
  })

  test('comes back: what follows needs an end of its own', () => {
    expect(errorsOf(withTask(call(''), end)).join()).toContain('Main')
  })

  test('must be in the file, and so must its paths', () => {
    const lost = call('').replace('Ask_11', 'Lost')
    expect(errorsOf(withTask(`${lost}\n${hangUp}`, end)).join()).toContain('Lost')
    const other = call(', outputs: {Paid: {actions: []}}')
    expect(errorsOf(withTask(`${other}\n${hangUp}`, end)).join()).toContain("no output 'Paid'")
    const wrong = end.replace('Gave up', 'Paid')
    expect(errorsOf(withTask(`${call('')}\n${hangUp}`, wrong)).join()).toContain(
      "output path 'Paid'",
    )
  })
})
