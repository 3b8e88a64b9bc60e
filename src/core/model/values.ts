import { z } from 'zod'

/** JSON as it stands in a file: what we carry for others without looking into it. */
export const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(jsonSchema),
    z.record(z.string(), jsonSchema),
  ]),
)
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/**
 * A value as Architect keeps it: a literal, an expression, or nothing. The two are kept apart because exports
 * write `lit` and `exp`, and a diff against a real export must stay quiet.
 */
export const valueSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('literal'), value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.object({ type: z.literal('expression'), text: z.string() }),
  z.object({ type: z.literal('none') }),
])
export type Value = Readonly<z.infer<typeof valueSchema>>

/** What the caller hears: spoken text, an expression that yields audio, or a recorded prompt by its name. */
export const audioSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('speech'), text: z.string() }),
  z.object({ type: z.literal('expression'), text: z.string() }),
  z.object({ type: z.literal('prompt'), name: z.string() }),
  z.object({ type: z.literal('none') }),
])
export type Audio = Readonly<z.infer<typeof audioSchema>>

export const NO_VALUE: Value = { type: 'none' }
export const NO_AUDIO: Audio = { type: 'none' }

export function literal(value: string | number | boolean): Value {
  return { type: 'literal', value }
}

export function expression(text: string): Value {
  return { type: 'expression', text }
}

export function speech(text: string): Audio {
  return { type: 'speech', text }
}

/** Architect's data types that a variable of a secure call flow can have; `…Collection` is a list of them. */
export const SCALAR_TYPES = [
  'string',
  'integer',
  'decimal',
  'boolean',
  'dateTime',
  'duration',
  'currency',
  'phoneNumber',
  'json',
  'queue',
  'skill',
  'user',
  'prompt',
] as const
export type ScalarType = (typeof SCALAR_TYPES)[number]
export type DataType = ScalarType | `${ScalarType}Collection`
const dataTypes = new Set<string>([...SCALAR_TYPES, ...SCALAR_TYPES.map((t) => `${t}Collection`)])
export const dataTypeSchema = z.custom<DataType>(
  (type) => typeof type === 'string' && dataTypes.has(type),
  {
    error: 'is not a data type of Architect',
  },
)
