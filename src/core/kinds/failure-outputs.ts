import { z } from 'zod'
import type { Json } from '../model/values.ts'
import { BINDING, holding } from './archy-forms.ts'
import { asObject, readBinding, writeBinding } from './archy-values.ts'
import type { FieldKeys, JsonObject } from './define.ts'
import type { Assignment } from './facts.ts'
import { FAILURE } from './outputs.ts'

/** Where an action that failed says why: Genesys' outputs `errorType` and `errorMessage`. Empty for nowhere. */
export const failureShape = { errorTypeInto: z.string(), errorMessageInto: z.string() }

export interface FailureOutputs {
  readonly errorTypeInto: string
  readonly errorMessageInto: string
}

/** Where the two stand in Archy, below the property that holds them. */
export const FAILURE_FIELDS = {
  errorTypeInto: ['failureOutputs', 'errorType'],
  errorMessageInto: ['failureOutputs', 'errorMessage'],
} satisfies FieldKeys

export const NO_FAILURE_OUTPUTS: FailureOutputs = { errorTypeInto: '', errorMessageInto: '' }

export const FAILURE_OUTPUTS = holding({ errorType: BINDING, errorMessage: BINDING })

export function failureAssigns(outputs: FailureOutputs): readonly Assignment[] {
  const fields = ['errorTypeInto', 'errorMessageInto'] as const
  return fields.flatMap((field) =>
    outputs[field] === ''
      ? []
      : [{ output: FAILURE.id, variable: outputs[field], field, source: { type: 'system' } }],
  )
}

export function writeFailureOutputs(outputs: FailureOutputs): JsonObject {
  return {
    errorType: writeBinding(outputs.errorTypeInto),
    errorMessage: writeBinding(outputs.errorMessageInto),
  }
}

export function readFailureOutputs(json: Json | undefined): FailureOutputs {
  const { errorType, errorMessage } = asObject(json)
  return { errorTypeInto: readBinding(errorType), errorMessageInto: readBinding(errorMessage) }
}
