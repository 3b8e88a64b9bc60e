import type { Scenario } from '#core/gateways/emulator.ts'
import type { FlowTemplate } from '#core/gateways/flow-template.ts'
import { findGateway } from '#core/gateways/registry.ts'
import { isOfType, type Value as Evaluated } from '#core/language/expression/values.ts'
import { textOf } from '#core/language/expression/value-text.ts'
import type { Answer, Question } from '#core/kinds/simulation.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { CallEvent } from '#core/simulate/call-event.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { step } from '#core/simulate/step.ts'
import { DRIVER_STARTS_AT, driveGateway, sampleInputs } from './gateway-driver.ts'

export interface PaidByPhone {
  /** What the agent's script gets. */
  readonly attributes: Readonly<Record<string, string>>
  /** What the caller hears, in order. */
  readonly said: readonly string[]
  readonly ended: string | undefined
  /** The actions that were called. */
  readonly called: readonly string[]
}

/**
 * A whole call through a template, simulated: the caller keys in the first published test card, and the gateway's
 * emulator answers. `scenarioOf` says how it behaves for each action, `mistakes` what is keyed in first for a variable.
 */
export function payByPhone(
  template: FlowTemplate,
  scenarioOf: (action: DataAction) => Scenario = () => 'success',
  invocationData = '19.99|reference',
  mistakes: Readonly<Record<string, readonly string[]>> = {},
): PaidByPhone {
  const design = template.build()
  const gateway = findGateway(template.gateway ?? '')
  if (gateway === undefined) throw new Error(`template ${template.id} is for no gateway`)
  const driver = driveGateway(gateway)
  const { CC_Number = '', Expiry = '', CVV = '' } = sampleInputs(gateway)
  const keys: Readonly<Record<string, string>> = {
    'Task.Choice': '1',
    'Task.Secure_CC': `${CC_Number}#`,
    'Task.Secure_Expiry': Expiry,
    'Task.Secure_CVV': `${CVV}#`,
  }
  const called: string[] = []
  const times = new Map<string, number>()
  const answerTo = (question: Question): Answer => {
    if (question.type === 'digits') {
      const asked = times.get(question.variable) ?? 0
      times.set(question.variable, asked + 1)
      const pressed = mistakes[question.variable]?.[asked] ?? keys[question.variable] ?? ''
      return { type: 'keys', keys: pressed, seconds: 10 }
    }
    const action =
      question.type === 'call' ? design.actions.find(({ id }) => id === question.action) : undefined
    if (question.type !== 'call' || action === undefined) throw new Error('no answer is known')
    called.push(action.name)
    const { outcome, reply } = driver.call(action, textsOf(question.inputs), scenarioOf(action))
    const seconds = Math.min(reply.delaySeconds, question.timeoutSeconds)
    const values = outcome.output === 'success' ? Object.fromEntries(outcome.values) : {}
    return { type: 'outcome', output: outcome.output, values, seconds }
  }
  let { state, events } = startCall(design, {
    startedAt: DRIVER_STARTS_AT,
    builtIn: {
      'Flow.InvocationData': invocationData,
      'Flow.StartDateTimeUtc': '2026-06-15T10:00:00Z',
      'Call.ConversationId': 'conversation-1',
    },
    attributes: {},
  })
  const all = [...events]
  while (state.at !== null) {
    const before = state.seconds
    ;({ state, events } = step(state, state.question === null ? null : answerTo(state.question)))
    driver.wait(state.seconds - before)
    all.push(...events)
  }
  return {
    attributes: Object.fromEntries(state.attributes),
    said: spoken(all),
    ended: endOf(all),
    called,
  }
}

function textsOf(inputs: Readonly<Record<string, Evaluated>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      isOfType(value, 'string') ? (value.data ?? '') : (textOf(value) ?? ''),
    ]),
  )
}

function spoken(events: readonly CallEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'said'
      ? event.audio.flatMap((part) => (part.kind === 'speech' ? [part.text] : []))
      : [],
  )
}

function endOf(events: readonly CallEvent[]): string | undefined {
  return events.flatMap((event) => (event.type === 'ended' ? [event.how] : [])).at(-1)
}
