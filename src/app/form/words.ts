import type { ContractField, Sensitivity } from '#core/model/data-action.ts'
import type { Variable } from '#core/model/design.ts'
import { type DataType, SCALAR_TYPES, type ScalarType } from '#core/model/values.ts'

/** What kind of secret a value is, as people say it. */
export const SENSITIVITY_WORDS: Readonly<Record<Sensitivity, string>> = {
  none: 'not sensitive',
  pan: 'card number',
  cvv: 'CVV',
  expiry: 'expiry',
  token: 'token',
  credential: 'credential',
}

/** Architect's names of its data types. */
const TYPE_WORDS: Readonly<Record<ScalarType, string>> = {
  string: 'String',
  integer: 'Integer',
  decimal: 'Decimal',
  boolean: 'Boolean',
  dateTime: 'Date Time',
  duration: 'Duration',
  currency: 'Currency',
  phoneNumber: 'Phone Number',
  json: 'JSON',
  queue: 'Queue',
  skill: 'Skill',
  user: 'User',
  prompt: 'Prompt',
}

export function typeInWords(type: DataType): string {
  const scalar = SCALAR_TYPES.find((candidate) => candidate === type)
  if (scalar !== undefined) return TYPE_WORDS[scalar]
  const item = SCALAR_TYPES.find((candidate) => `${candidate}Collection` === type)
  return item === undefined ? type : `${TYPE_WORDS[item]} Collection`
}

/** “String · card number”: what a list says below the name of a variable. */
export function variableInWords(
  { type, sensitivity }: Variable,
  /** What the checks take it to hold although nobody has said so. */
  inferred?: Sensitivity,
): string {
  // There is room for one of them, and the type is told below the name once it is opened.
  if (inferred !== undefined) return `Inferred: ${SENSITIVITY_WORDS[inferred]}`
  const words = typeInWords(type)
  return sensitivity === 'none' ? words : `${words} · ${SENSITIVITY_WORDS[sensitivity]}`
}

/** The names of a contract's types, which are those of JSON schema. */
export const FIELD_TYPE_WORDS: Readonly<Record<ContractField['type'], string>> = {
  string: 'String',
  integer: 'Integer',
  number: 'Number',
  boolean: 'Boolean',
}

/** The data type of a variable that takes what a property of a contract holds. */
export const VARIABLE_TYPE_OF: Readonly<Record<ContractField['type'], ScalarType>> = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
}
