import { err, type Result } from '../../base/result.ts'
import type { GatewayReply, Scenario } from '../../gateways/emulator.ts'
import {
  type ActionCall,
  describeRequestError,
  type RequestError,
} from '../../gateways/exchange.ts'
import { findGateway } from '../../gateways/registry.ts'
import type { DataAction } from '../../model/data-action.ts'
import { templatesOf } from '../actions/action-templates.ts'
import { readBody } from '../actions/sample-body.ts'
import { gatewayBefore, sampleCredential } from './gateway-before.ts'
import { indentedJson } from './indented-json.ts'
import { hideSecrets, type Piece, wordsWithoutSecrets } from './masked-text.ts'
import {
  type FlowPreview,
  previewOutcome,
  previewTranslations,
  secretReplyValues,
  type TranslationPreview,
} from './preview-response.ts'
import {
  fieldOfError,
  partsOf,
  previewRequest,
  type RequestPreview,
  secretValues,
} from './preview-request.ts'
import { suggestedValues } from './suggested-values.ts'
import { boundInputs, type TestValues } from './test-values.ts'
import {
  requestDifferences,
  responseDifference,
  type VersionDifference,
} from './version-difference.ts'

/** With what an action is tried. */
export interface PreviewSetup {
  /** A published test card. */
  readonly card: string
  /** What the user has typed; inputs that are not named get a value that fits. */
  readonly values: TestValues
  readonly scenario: Scenario
  /** A reply of one's own in the place of the emulator's; its body is JSON, or text. */
  readonly sample: { readonly status: number; readonly body: string } | null
  /** Milliseconds since 1970, UTC: cards and tokens expire by it. */
  readonly now: number
}

/** Everything that one try of an action shows. */
export interface ActionPreview {
  /** The value of every input as text: typed, or suggested. */
  readonly values: TestValues
  readonly request: Result<RequestPreview, FailedRequest>
  /** What is wrong with the body that would be sent; null when nothing is. */
  readonly bodyTrouble: string | null
  /** References that the gateway would receive as they are written. */
  readonly unresolved: readonly { readonly field: string; readonly text: string }[]
  readonly differences: readonly VersionDifference[]
  /** Null when there is neither an emulator nor a reply of one's own, or nothing to answer. */
  readonly reply: ReplyPreview | null
  readonly rows: ReadonlyMap<string, TranslationPreview>
  /** Null while there is no reply. */
  readonly flow: FlowPreview | null
}

/** Why nothing is sent, told without secrets. */
export interface FailedRequest {
  /** The path of the field in the action. */
  readonly field: string
  readonly words: string
}

export interface ReplyPreview {
  readonly from: 'emulator' | 'sample'
  readonly reply: GatewayReply
  /** The body with line breaks, what is secret in it known as such. */
  readonly body: readonly Piece[]
}

/** What the gateway and the flow receive for one set of test values. Pure: the same setup gives the same preview. */
export function previewAction(action: DataAction, setup: PreviewSetup): ActionPreview {
  const gateway = findGateway(action.gateway)
  const before =
    gateway === undefined ? null : gatewayBefore(gateway, action, setup.card, setup.now)
  const values = { ...suggestedValues(action, setup.card, before), ...setup.values }
  const call: ActionCall = {
    inputs: boundInputs(action, values),
    credentials: { ...namedCredentials(action), ...before?.credentials },
    ...(before === null ? {} : { authResponse: before.authResponse }),
  }
  const request = previewRequest(action, call, '2.x')
  const secrets = secretValues(action, call)
  const emulated =
    !request.ok || gateway === undefined || before === null
      ? null
      : gateway.emulate(request.value.sent, before.state, setup).reply
  const reply = setup.sample === null ? emulated : replyOf(setup.sample)
  const rows = previewTranslations(action, reply)
  const differs = reply === null ? null : responseDifference(action, reply)
  return {
    values,
    request: request.ok ? request : err(failedRequest(action, request.error, secrets)),
    bodyTrouble: request.ok ? bodyTrouble(action, request.value) : null,
    unresolved: request.ok ? unresolvedIn(request.value) : [],
    differences: [
      ...requestDifferences(action, call, request),
      ...(differs === null ? [] : [differs]),
    ],
    reply:
      reply === null
        ? null
        : {
            from: setup.sample === null ? 'emulator' : 'sample',
            reply,
            body: hideSecrets(indentedJson(reply.body), [...secrets, ...secretReplyValues(rows)]),
          },
    rows,
    flow: flowOf(action, request, reply, secrets),
  }
}

function flowOf(
  action: DataAction,
  request: Result<RequestPreview, RequestError>,
  reply: GatewayReply | null,
  secrets: readonly string[],
): FlowPreview | null {
  if (!request.ok) {
    const { words } = failedRequest(action, request.error, secrets)
    return { output: 'failure', words: `Nothing is sent. ${words}` }
  }
  if (reply === null) return null
  const flow = previewOutcome(action, reply)
  if (flow.output !== 'failure') return flow
  return { ...flow, words: wordsWithoutSecrets(flow.words, secrets) }
}

function failedRequest(
  action: DataAction,
  error: RequestError,
  secrets: readonly string[],
): FailedRequest {
  return {
    field: fieldOfError(action, error),
    words: wordsWithoutSecrets(describeRequestError(error), secrets),
  }
}

function bodyTrouble(action: DataAction, { sent }: RequestPreview): string | null {
  if (sent.method === 'GET' || sent.body === '') return null
  return readBody(sent.body, action).trouble
}

function unresolvedIn(request: RequestPreview): ActionPreview['unresolved'] {
  return partsOf(request).flatMap(({ field, pieces }) =>
    pieces.flatMap(({ text, isUnresolved }) => (isUnresolved ? [{ field, text }] : [])),
  )
}

/** A design does not know what an integration holds: what it names has a value. */
function namedCredentials(action: DataAction): TestValues {
  return Object.fromEntries(
    templatesOf(action).flatMap(({ references }) =>
      references.flatMap(({ reference: { root, path } }) => {
        const [first] = path
        return root === 'credentials' && first?.kind === 'property'
          ? [[first.name, sampleCredential(first.name)] as const]
          : []
      }),
    ),
  )
}

function replyOf({ status, body }: NonNullable<PreviewSetup['sample']>): GatewayReply {
  return { status, headers: {}, body, delaySeconds: 0, isModelled: false }
}
