import type { Result } from '../../base/result.ts'
import type { GatewayReply } from '../../gateways/emulator.ts'
import {
  type ActionCall,
  describeRequestError,
  renderRequest,
  type RequestError,
} from '../../gateways/exchange.ts'
import { mapResponse } from '../../language/response/map-response.ts'
import { describeResponseError } from '../../language/response/response-error.ts'
import type { DataAction } from '../../model/data-action.ts'
import { maskedText, type Piece, wordsWithoutSecrets } from './masked-text.ts'
import {
  fieldOfError,
  partsOf,
  previewRequest,
  type RequestPreview,
  secretValues,
} from './preview-request.ts'

/** A template that the two versions of Velocity, of which Genesys runs one, make different things of. */
export interface VersionDifference {
  /** The path of the field in the action. */
  readonly field: string
  readonly message: string
}

/**
 * Where 1.7 sends something else than 2.x, told without secrets. When there is nothing for these values, every text is
 * left empty in turn: that is where the two most often part (`#if($input.x)`).
 */
export function requestDifferences(
  action: DataAction,
  call: ActionCall,
  modern: Result<RequestPreview, RequestError>,
): readonly VersionDifference[] {
  const found = differencesFor(action, call, modern)
  if (found.length > 0 || hasLoop(action)) return found
  for (const { name, type } of action.inputs.slice(0, MOST_INPUTS)) {
    if (type !== 'string' || call.inputs[name] === '') continue
    const empty = { ...call, inputs: { ...call.inputs, [name]: '' } }
    if (isSameInBoth(action, empty)) continue
    return differencesFor(action, empty, previewRequest(action, empty, '2.x')).map(
      ({ field, message }) => ({ field, message: `When ${name} is empty: ${message}` }),
    )
  }
  return []
}

/** A preview is computed while somebody types: what can take long is not tried again and again. */
const MOST_INPUTS = 20

function hasLoop({ request: { url, headers, body } }: DataAction): boolean {
  return [url, body, ...headers.map(({ value }) => value)].some((text) => text.includes('foreach'))
}

function isSameInBoth(action: DataAction, call: ActionCall): boolean {
  const modern = renderRequest(action, call, '2.x')
  const old = renderRequest(action, call, '1.7')
  if (!modern.ok || !old.ok) return modern.ok === old.ok
  return JSON.stringify(modern.value) === JSON.stringify(old.value)
}

function differencesFor(
  action: DataAction,
  call: ActionCall,
  modern: Result<RequestPreview, RequestError>,
): readonly VersionDifference[] {
  const old = previewRequest(action, call, '1.7')
  if (!modern.ok || !old.ok) {
    // Both fail: that is no difference, and the failure is told anyway.
    if (modern.ok === old.ok) return []
    const failed = modern.ok ? old : modern
    if (failed.ok) return []
    return [
      {
        field: fieldOfError(action, failed.error),
        message: `${modern.ok ? 'Velocity 2.x' : 'Velocity 1.7'} sends the request, ${modern.ok ? '1.7' : '2.x'} fails. ${wordsWithoutSecrets(describeRequestError(failed.error), secretValues(action, call))} ${UNKNOWN}`,
      },
    ]
  }
  const before = partsOf(old.value)
  return partsOf(modern.value).flatMap(({ field, name, pieces }, i) => {
    const others = before[i]?.pieces ?? []
    return textOf(pieces) === textOf(others)
      ? []
      : [
          {
            field,
            message: differenceInWords(name, 'sends', maskedText(pieces), maskedText(others)),
          },
        ]
  })
}

/** Where 1.7 makes another result of the reply. */
export function responseDifference(
  { response }: DataAction,
  reply: GatewayReply,
): VersionDifference | null {
  if (reply.status < 200 || reply.status > 299) return null
  const modern = mapResponse({ ...response, raw: reply.body }, '2.x')
  const old = mapResponse({ ...response, raw: reply.body }, '1.7')
  const field = 'response.successTemplate'
  if (modern.ok && old.ok) {
    if (modern.value.text === old.value.text) return null
    return {
      field,
      message: `The success template gives one result in Velocity 2.x and another in 1.7. ${UNKNOWN}`,
    }
  }
  if (modern.ok === old.ok) return null
  const failed = modern.ok ? old : modern
  if (failed.ok) return null
  return {
    field,
    message: `Velocity ${modern.ok ? '2.x' : '1.7'} makes a result of the reply, ${modern.ok ? '1.7' : '2.x'} fails. ${wordsWithoutSecrets(describeResponseError(failed.error), [])} ${UNKNOWN}`,
  }
}

const UNKNOWN = 'Which of them Genesys runs is not published: write it so that both give the same.'

function differenceInWords(name: string, verb: string, modern: string, old: string): string {
  const subject = name.charAt(0).toUpperCase() + name.slice(1)
  if (modern === old) {
    return `${subject}: Velocity 2.x and 1.7 make different things of a secret value. ${UNKNOWN}`
  }
  const [inModern, inOld] = aroundDifference(modern, old)
  return `${subject}: Velocity 2.x ${verb} ${quoted(inModern)}, 1.7 ${verb} ${quoted(inOld)}. ${UNKNOWN}`
}

/** What differs with a little before it. */
function aroundDifference(a: string, b: string): readonly [string, string] {
  let same = 0
  while (same < Math.min(a.length, b.length) && a.charAt(same) === b.charAt(same)) same += 1
  const from = Math.max(0, same - 12)
  return [a.slice(from, same + 24), b.slice(from, same + 24)]
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : `“${text.replaceAll(/\s+/g, ' ')}”`
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}
