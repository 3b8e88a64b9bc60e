import { cardNumbersIn } from '#core/analysis/secrets/card-numbers.ts'
import { readingsOf } from '#core/analysis/secrets/unescaped.ts'
import type { GatewayReply, GatewayRequest } from '#core/gateways/emulator.ts'
import {
  type ActionCall,
  type ActionOutcome,
  authResponseOf,
  describeFailureReason,
  describeRequestError,
  outcomeOf,
  renderRequest,
} from '#core/gateways/exchange.ts'
import { writeJson } from '#core/language/json/lossless-json.ts'
import { mapResponse } from '#core/language/response/map-response.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Sending } from '../sending.ts'
import { findEmulators } from './find-emulators.ts'

/** One step of a test, as its reply shows it. A step that fails is the last. */
export interface ActionStep {
  readonly name: string
  readonly result: object | null
  readonly error: string | null
}

/** What became of a run. `outcome` is null when nothing was sent. */
export interface ActionRun {
  readonly steps: readonly ActionStep[]
  readonly outcome: ActionOutcome | null
}

type Inputs = ActionCall['inputs']
type Credentials = ActionCall['credentials']
type Run = Sending<ActionRun> | ActionRun

/**
 * Runs a data action with the engines that the app uses: the input is checked, the request rendered and sent, and the
 * reply translated. A card number that is no published test card is sent to nobody.
 */
export function runAction(action: DataAction, inputs: Inputs, credentials: Credentials): Run {
  const missing = action.inputs.filter(({ name, required }) => required && inputs[name] == null)
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    return ended([], 'Check the input', `Required, but not given: ${names}.`)
  }
  const steps = [done('Check the input', inputs)]
  if (!JSON.stringify(action.request).includes('authResponse')) {
    return sendRequest(steps, action, { inputs, credentials })
  }
  return signIn(steps, action, { inputs, credentials })
}

/** Stands for credentials in what is shown, which the platform's own tests hide as well. */
const hidden = '*****'

/** The custom auth action of the integration runs first, where the gateway has one. */
function signIn(steps: readonly ActionStep[], action: DataAction, call: ActionCall): Run {
  const name = 'Sign in with the custom auth action'
  const found = findEmulators(action.request.url)
  const auth =
    'refused' in found ? undefined : found.gateways.find((each) => each.signIn !== null)?.signIn
  if (auth == null) return ended(steps, name, 'The integration has no custom auth action.')
  const rendered = renderRequest({ ...auth, inputs: [] }, { ...call, inputs: {} })
  if (!rendered.ok) return ended(steps, name, describeRequestError(rendered.error))
  return {
    request: rendered.value,
    timeoutSeconds: action.timeoutSeconds,
    next(received) {
      if ('failure' in received) return ended(steps, name, noReply(received.failure))
      const authResponse = authResponseOf(received)
      if (Object.keys(authResponse).length === 0) {
        return ended(steps, name, `The sign-in was answered with status ${received.status}.`)
      }
      const result = { status: received.status, body: hidden }
      return sendRequest([...steps, done(name, result)], action, { ...call, authResponse })
    },
  }
}

function sendRequest(before: readonly ActionStep[], action: DataAction, call: ActionCall): Run {
  const rendered = renderRequest(action, call)
  const shown = renderRequest(action, masked(call))
  if (!rendered.ok || !shown.ok) {
    const error = rendered.ok ? '' : describeRequestError(rendered.error)
    return ended(before, 'Render the request', error)
  }
  const steps = [...before, done('Render the request', shown.value)]
  const refusal = refusalOf(rendered.value)
  if (refusal !== null) return ended(steps, 'Send the request', refusal)
  return {
    request: rendered.value,
    timeoutSeconds: action.timeoutSeconds,
    next(received) {
      if (!('failure' in received)) return translate(steps, action, received)
      const run = ended(steps, 'Send the request', noReply(received.failure))
      return received.failure === 'timeout' ? { ...run, outcome: { output: 'timeout' } } : run
    },
  }
}

function translate(before: readonly ActionStep[], action: DataAction, reply: GatewayReply): Run {
  const outcome = outcomeOf(action, reply)
  const { status, body } = reply
  if (outcome.output === 'timeout') {
    return { ...ended(before, 'Send the request', noReply('timeout')), outcome }
  }
  const steps = [...before, done('Send the request', { status, body })]
  const mapped = mapResponse({ ...action.response, raw: body })
  if (mapped.ok && status >= 200 && status <= 299) {
    steps.push(done('Translate the reply', Object.fromEntries(mapped.value.variables)))
  }
  if (outcome.output === 'failure') {
    const name = steps.length === before.length + 2 ? 'Check the result' : 'Translate the reply'
    return { ...ended(steps, name, describeFailureReason(outcome.reason)), outcome }
  }
  const result: object = JSON.parse(writeJson(outcome.values))
  return { steps: [...steps, done('Check the result', result)], outcome }
}

function refusalOf(request: GatewayRequest): string | null {
  const found = findEmulators(request.url)
  if ('refused' in found) return found.refused
  const sent = [request.url, request.body, ...Object.values(request.headers)].join('\n')
  return readingsOf(sent).every(({ text }) => cardNumbersIn(text).length === 0)
    ? null
    : 'The request holds a card number that no gateway publishes for tests. It was not sent: use a published test card.'
}

function masked({ inputs, credentials, authResponse = {} }: ActionCall): ActionCall {
  return { inputs, credentials: hide(credentials), authResponse: hide(authResponse) }
}

function hide(values: Credentials): Credentials {
  return Object.fromEntries(Object.keys(values).map((name) => [name, hidden]))
}

function noReply(failure: 'timeout' | 'unreachable'): string {
  return failure === 'timeout'
    ? 'The gateway has not answered within the time-out of the action.'
    : 'The gateway could not be reached.'
}

function done(name: string, result: object): ActionStep {
  return { name, result, error: null }
}

function ended(before: readonly ActionStep[], name: string, error: string): ActionRun {
  return { steps: [...before, { name, result: null, error }], outcome: null }
}
