import type { TaskId } from '../base/ids.ts'
import { type Audio, expression, type Json, literal } from '../model/values.ts'
import { type Step, step } from './flow-template.ts'

/** The task that a step belongs to. */
export interface Place {
  readonly task: TaskId
}

/** The steps that templates are made of, with the properties that all of one kind share filled in. */
export function enter(
  { task }: Place,
  unpack: readonly { readonly variable: string; readonly expression: string }[],
): Step {
  return step(task, 'enter', 'enter-secure-flow', 'Enter secure flow', 1, { unpack })
}

export function decide({ task }: Place, id: string, name: string, condition: string): Step {
  return step(task, id, 'decision', name, 1, { condition })
}

export function say({ task }: Place, id: string, name: string, audio: Audio): Step {
  return step(task, id, 'play-audio', name, 1, { audio })
}

export function collect(
  { task }: Place,
  id: string,
  name: string,
  input: {
    readonly variable: string
    readonly digits: { readonly [key: string]: Json }
    readonly prompt: Audio
    readonly noEntrySeconds: number
  },
): Step {
  return step(task, id, 'collect-input', name, 2, {
    ...input,
    interDigitSeconds: 5,
    includeTerminator: false,
    acceptJustStar: false,
    acceptJustPound: false,
    verification: 'none',
  })
}

export function call(
  { task }: Place,
  id: string,
  name: string,
  binding: {
    readonly action: string
    readonly inputs: Readonly<Record<string, Json>>
    readonly outputs: Readonly<Record<string, string>>
    readonly timeoutSeconds: number
  },
): Step {
  return step(task, id, 'call-secure-data', name, 2, {
    ...binding,
    failureOutputs: {},
    processingPrompt: 'PromptSystem.processing',
  })
}

/** Tells the agent's script how the payment went; on approval with the receipt. */
export function report(
  { task }: Place,
  id: string,
  name: string,
  status: string,
  receipt?: string,
): Step {
  const transaction =
    receipt === undefined ? [] : [{ name: literal('Transaction_ID'), value: expression(receipt) }]
  return step(task, id, 'set-participant-data', name, 2, {
    attributes: [...transaction, { name: literal('Payment_Status'), value: literal(status) }],
  })
}

export function returnToAgent({ task }: Place, id: string, name: string): Step {
  return step(task, id, 'return-to-agent', name, 0, {})
}
