/** Types of which there are only constants, such as `Format.Date.longYear`. */
export const CONSTANT_TYPES = [
  'booleanFormat',
  'currencyFormat',
  'dateFormat',
  'numberFormat',
  'phoneNumberFormat',
  'stringFormat',
  'timeFormat',
  'timePart',
  'languageContext',
] as const

/**
 * The data types an expression can have, named as in Archy YAML. What no design-time type is known for is
 * `unknown`: it fits everywhere, so that newer parts of Architect cause no false problem.
 */
export const SCALAR_TYPES = [
  'string',
  'integer',
  'decimal',
  'boolean',
  'dateTime',
  'duration',
  'currency',
  'phoneNumber',
  'prompt',
  'queue',
  'user',
  'skill',
  'languageSkill',
  'group',
  'wrapupCode',
  'json',
  'audio',
  ...CONSTANT_TYPES,
  'unknown',
] as const

export type ScalarType = (typeof SCALAR_TYPES)[number]
export type CollectionType = `${ScalarType}Collection`
export type DataType = ScalarType | CollectionType | 'notSet'

const SCALARS: ReadonlySet<string> = new Set(SCALAR_TYPES)
const COLLECTION = 'Collection'

export function isScalarType(name: string): name is ScalarType {
  return SCALARS.has(name)
}

export function isCollectionType(name: string): name is CollectionType {
  return name.endsWith(COLLECTION) && isScalarType(name.slice(0, -COLLECTION.length))
}

/** The type of that name; `unknown` for a name this version does not know. */
export function dataTypeNamed(name: string): DataType {
  if (isScalarType(name) || isCollectionType(name)) return name
  return name.endsWith(COLLECTION) ? 'unknownCollection' : 'unknown'
}

export function collectionOf(type: ScalarType): CollectionType {
  return `${type}Collection`
}

export function itemTypeOf(type: CollectionType): ScalarType {
  const item = type.slice(0, -COLLECTION.length)
  return isScalarType(item) ? item : 'unknown'
}

/** The type as Architect's editor and messages call it, for example `Integer Collection`. */
export function typeLabel(type: DataType): string {
  if (type === 'notSet') return 'NOT_SET'
  return isCollectionType(type)
    ? `${SCALAR_LABELS[itemTypeOf(type)]} Collection`
    : SCALAR_LABELS[type]
}

const SCALAR_LABELS: Readonly<Record<ScalarType, string>> = {
  string: 'String',
  integer: 'Integer',
  decimal: 'Decimal',
  boolean: 'Boolean',
  dateTime: 'DateTime',
  duration: 'Duration',
  currency: 'Currency',
  phoneNumber: 'PhoneNumber',
  prompt: 'Prompt',
  queue: 'Queue',
  user: 'User',
  skill: 'ACD Skill',
  languageSkill: 'Language Skill',
  group: 'Group',
  wrapupCode: 'WrapupCode',
  json: 'JSON',
  audio: 'Audio',
  booleanFormat: 'Bool Format Enum',
  currencyFormat: 'Currency Format Enum',
  dateFormat: 'Date Format Enum',
  numberFormat: 'Number Format Enum',
  phoneNumberFormat: 'Phone Number Format Enum',
  stringFormat: 'String Format Enum',
  timeFormat: 'Time Format Enum',
  timePart: 'Time Part Enum',
  languageContext: 'Language Context Enum',
  unknown: 'unknown type',
}

/** How a literal is written, of types whose literals are no plain words or numbers. */
export const LITERAL_EXAMPLES: Partial<Readonly<Record<DataType, string>>> = {
  duration: 'PT5M30S',
  dateTime: '2026-01-31T09:00:00Z',
  phoneNumber: 'tel:+15551234567',
}
