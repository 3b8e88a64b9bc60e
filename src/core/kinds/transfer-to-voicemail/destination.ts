import { type Audio, type Json, NO_AUDIO, NO_VALUE, type Value } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { AUDIO, holdingOnly, oneKeyOf, VALUE } from '../archy-forms.ts'
import {
  asObject,
  readAudio,
  readNamed,
  readValue,
  writeAudio,
  writeNamed,
  writeValue,
} from '../archy-values.ts'
import type { JsonObject } from '../define.ts'

/** Whose voicemail, and what goes with that of a queue. */
export interface Destination {
  readonly mailbox: 'queue' | 'user' | 'group'
  readonly target: Value
  readonly callbackNumber: Value
  readonly calleeName: Value
  readonly greeting: Audio
}

const TARGET_KEYS = ASSUMED.voicemailTarget.value

export const DESTINATION = oneKeyOf({
  queue: holdingOnly({
    [TARGET_KEYS.queue]: VALUE,
    callbackNumber: VALUE,
    calleeName: VALUE,
    voicemailGreeting: AUDIO,
  }),
  user: holdingOnly({ [TARGET_KEYS.user]: VALUE }),
  group: holdingOnly({ [TARGET_KEYS.group]: VALUE }),
})

export function writeDestination(destination: Destination): JsonObject {
  const { mailbox, target, callbackNumber, calleeName, greeting } = destination
  return {
    [mailbox]: {
      [TARGET_KEYS[mailbox]]: writeNamed(target),
      ...(mailbox === 'queue'
        ? {
            callbackNumber: writeValue(callbackNumber),
            calleeName: writeValue(calleeName),
            voicemailGreeting: writeAudio(greeting),
          }
        : {}),
    },
  }
}

export function readDestination(json: Json | undefined): Destination {
  const destination = asObject(json)
  const mailbox =
    (['user', 'group'] as const).find((kind) => Object.hasOwn(destination, kind)) ?? 'queue'
  const body = asObject(destination[mailbox])
  const target = readNamed(body[TARGET_KEYS[mailbox]])
  if (mailbox !== 'queue') {
    return { mailbox, target, callbackNumber: NO_VALUE, calleeName: NO_VALUE, greeting: NO_AUDIO }
  }
  return {
    mailbox,
    target,
    callbackNumber: readValue(body['callbackNumber']),
    calleeName: readValue(body['calleeName']),
    greeting: readAudio(body['voicemailGreeting']),
  }
}
