import { compileFlow } from '#sandbox/org/flow-compiler/compile.ts'
import { createOrgState } from '#sandbox/org/seed.ts'
import type { DataAction, OrgState } from '#sandbox/org/state.ts'

/** A flow whose one task holds these actions, one a line. */
export function flowWith(
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

/** The secure data action that `pay` calls, as the org has it. */
export function dataAction(changes: Partial<DataAction>): DataAction {
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

/** An org that has this data action and no other. */
export function orgWith(action: DataAction): OrgState {
  const org = createOrgState({ basePath: '', uploadOrigin: '' })
  return { ...org, actions: new Map([[action.id, action]]) }
}

export const ORG = orgWith(dataAction({}))

export function errorsOf(yaml: string, state: OrgState = ORG): readonly string[] {
  return compileFlow(yaml, state).messages.flatMap(({ type, text }) =>
    type === 'Error' ? [text] : [],
  )
}

export const HANG_UP = '- disconnect: {name: Hang up}'

export const COLLECT = `- collectInput:
    name: Card number
    inputData: {var: Task.Card}
    digits: {range: {min: 13, max: 19, terminatingDtmf: digit_#}}
    inputAudio: {tts: Enter your card number.}
    verificationType: none`

/** A step that calls the data action. */
export function pay(bindings: string) {
  return `- callDataSecure:
    name: Pay
    processingPrompt: {lit: {name: PromptSystem.processing}}
    category:
      payment gateway:
        dataAction:
          process_payment: {${bindings}}`
}

/** Its input and output, bound as they should be. */
export const BOUND =
  'inputs: {CC_Number: {exp: Task.Card}}, successOutputs: {Transaction_ID: {var: Task.Receipt}}'

function indented(text: string): string {
  return text.trim().replaceAll('\n', '\n          ')
}
