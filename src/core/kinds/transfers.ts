import { z } from 'zod'
import { type Audio, audioSchema, NO_AUDIO, type Value } from '../model/values.ts'
import { AUDIO, DURATION, type Forms } from './archy-forms.ts'
import { readAudio, readBranches, writeAudio, writeBranches } from './archy-values.ts'
import type { Branches, FieldKeys, JsonObject } from './define.ts'
import {
  FAILURE_FIELDS,
  FAILURE_OUTPUTS,
  failureAssigns,
  type FailureOutputs,
  failureShape,
  NO_FAILURE_OUTPUTS,
  readFailureOutputs,
  writeFailureOutputs,
} from './failure-outputs.ts'
import type { Result } from '../base/result.ts'
import type { NodeFacts, TransferTarget, Use } from './facts.ts'
import type { Field } from './fields.ts'
import { FAILURE } from './outputs.ts'
import { leaveWith } from './simulate-by-facts.ts'
import { ask, type Doing, leave, type Trouble, type World } from './simulation.ts'
import { audioSeconds } from './timing.ts'
import { audioUses } from './uses.ts'

/** What every transfer has besides its target: what the caller hears, and why it failed. */
export const transferShape = {
  beforeAudio: audioSchema,
  failureAudio: audioSchema,
  ...failureShape,
} satisfies z.ZodRawShape

export interface Transfer extends FailureOutputs {
  readonly beforeAudio: Audio
  readonly failureAudio: Audio
}

export const SILENT_TRANSFER: Transfer = {
  beforeAudio: NO_AUDIO,
  failureAudio: NO_AUDIO,
  ...NO_FAILURE_OUTPUTS,
}

export const TRANSFER_FIELDS: readonly Field[] = [
  { key: 'beforeAudio', label: 'Before', control: { type: 'audio' } },
  { key: 'failureAudio', label: 'On failure', control: { type: 'audio' } },
]

/** The keys of a transfer in Archy besides its target. */
export const TRANSFER_PROPERTIES = [
  'preTransferAudio',
  'failureTransferAudio',
  'failureOutputs',
  'outputs',
] as const

/** What Archy takes in them. */
export const TRANSFER_FORMS = {
  preTransferAudio: AUDIO,
  failureTransferAudio: AUDIO,
  failureOutputs: FAILURE_OUTPUTS,
  connectTimeout: DURATION,
} satisfies Forms

/** Where the fields that every transfer has stand in Archy. */
export const TRANSFER_FIELD_KEYS = {
  beforeAudio: ['preTransferAudio'],
  failureAudio: ['failureTransferAudio'],
  ...FAILURE_FIELDS,
} satisfies FieldKeys

/** Whom a value names: nobody when there is none. */
export function targetOf(field: string, target: Value): TransferTarget {
  const isMissing =
    target.type === 'none' ||
    (target.type === 'literal' ? target.value === '' : target.text.trim() === '')
  return { field, isMissing, flow: null }
}

/** When a transfer works the flow is over; a failure comes after the caller has waited `ringSeconds` at most. */
export function transferFacts(
  transfer: Transfer,
  target: readonly Use[],
  transfersTo: TransferTarget | null,
  ringSeconds = 0,
): NodeFacts {
  const { beforeAudio, failureAudio } = transfer
  const heard = audioSeconds(beforeAudio) + audioSeconds(failureAudio)
  return {
    outputs: [FAILURE],
    uses: [
      ...target,
      ...audioUses(beforeAudio, 'beforeAudio'),
      ...audioUses(failureAudio, 'failureAudio'),
    ],
    assigns: failureAssigns(transfer),
    seconds: { failure: { min: 0, max: heard + ringSeconds } },
    call: null,
    ends: 'transfer',
    involvesCaller: true,
    says: [
      { field: 'beforeAudio', audio: beforeAudio },
      { field: 'failureAudio', audio: failureAudio },
    ],
    ...(transfersTo === null ? {} : { transfersTo }),
  }
}

/** The caller hears that the transfer begins, and when it fails, that it has failed. */
export function simulateTransfer(transfer: Transfer, world: World): Result<Doing, Trouble> {
  const before = world.heard(transfer.beforeAudio)
  if (!before.ok) return before
  return ask(
    { type: 'outcome', outputs: [FAILURE.id], mayEnd: true },
    (answer) => {
      const left = leaveWith(transferFacts(transfer, [], null), answer)
      if (!left.ok || left.value.by === null) return left
      const after = world.heard(transfer.failureAudio)
      return after.ok ? leave(left.value.by, { ...left.value, happens: after.value }) : after
    },
    before.value,
  )
}

export function writeTransferAudio({ beforeAudio, failureAudio }: Transfer): JsonObject {
  return {
    preTransferAudio: writeAudio(beforeAudio),
    failureTransferAudio: writeAudio(failureAudio),
  }
}

export function writeTransferFailure(transfer: Transfer, branches: Branches): JsonObject {
  return {
    failureOutputs: writeFailureOutputs(transfer),
    ...writeBranches(branches, [FAILURE.id]),
  }
}

export function readTransfer(body: JsonObject): Transfer {
  return {
    beforeAudio: readAudio(body['preTransferAudio']),
    failureAudio: readAudio(body['failureTransferAudio']),
    ...readFailureOutputs(body['failureOutputs']),
  }
}

export function readTransferBranches(body: JsonObject): Branches {
  return readBranches(body, [FAILURE.id])
}
