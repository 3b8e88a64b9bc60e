import { z } from 'zod'
import { type Json, type Value, valueSchema } from '../model/values.ts'
import { type BareValue, holdingMostly, holdingOnly, listOf, TEXT, VALUE } from './archy-forms.ts'
import { asList, asObject, readValue, writeValue } from './archy-values.ts'
import type { FacePart, FaceRow, JsonObject } from './define.ts'
import { type Lack, nameLacks, textLacks, valueLacks } from './demands.ts'
import type { Assignment, Source, Use } from './facts.ts'
import { moreFace, valueFace, variableFace } from './face.ts'
import { valueUses } from './uses.ts'

/** An attribute of the participant that is written. */
export const attributeSchema = z.object({ name: valueSchema, value: valueSchema })
export type Attribute = Readonly<z.infer<typeof attributeSchema>>

/** An attribute of the participant that is read, and the variable that it goes into. */
export const attributeVariableSchema = z.object({ name: valueSchema, variable: z.string() })
export type AttributeVariable = Readonly<z.infer<typeof attributeVariableSchema>>

/** Names and values of attributes are seen beyond the flow. */
export function attributeUses(attributes: readonly Attribute[]): readonly Use[] {
  const uses: Use[] = []
  for (const [i, { name, value }] of attributes.entries()) {
    uses.push(
      ...valueUses(name, 'participant-data', `attributes.${i}.name`, 'string'),
      ...valueUses(value, 'participant-data', `attributes.${i}.value`, 'string'),
    )
  }
  return uses
}

export function attributeLacks(attributes: readonly Attribute[]): readonly Lack[] {
  const lacks: Lack[] = []
  for (const [i, { name, value }] of attributes.entries()) {
    lacks.push(
      ...nameLacks(name, `attributes.${i}.name`, 'the name of an attribute'),
      ...valueLacks(value, `attributes.${i}.value`, 'the value of an attribute'),
    )
  }
  return lacks
}

export function attributesFace(attributes: readonly Attribute[]): readonly FaceRow[] {
  const [first] = attributes
  if (first === undefined) return NO_ATTRIBUTE
  return [
    [nameFace(first.name), ...moreFace(attributes.length)],
    [{ type: 'text', text: 'is' }, valueFace(first.value, 'no value')],
  ]
}

export const ATTRIBUTE_VALUES = listOf(
  holdingOnly({ attribute: holdingMostly({ name: VALUE, value: VALUE }, ['name', 'value']) }),
)
export const ATTRIBUTE_VARIABLES = listOf(
  holdingOnly({ attribute: holdingMostly({ name: VALUE, variable: TEXT }, ['name', 'variable']) }),
)

/** The name or the value of an attribute without a key, by the keys that lead there from the action. */
export function bareInAttributes([list, place, , key]: readonly string[]): BareValue | null {
  return list === 'attributes' && (key === 'name' || key === 'value')
    ? { field: `attributes.${place}.${key}`, what: 'an attribute' }
    : null
}

export function writeAttributes(attributes: readonly Attribute[]): readonly JsonObject[] {
  return attributes.map(({ name, value }) => ({
    attribute: { name: writeValue(name), value: writeValue(value) },
  }))
}

export function readAttributes(json: Json | undefined): Attribute[] {
  return asList(json).map((item) => {
    const { name, value } = asObject(asObject(item)['attribute'])
    return { name: readValue(name), value: readValue(value) }
  })
}

export function attributeNameUses(attributes: readonly AttributeVariable[]): readonly Use[] {
  return attributes.flatMap(({ name }, i) =>
    valueUses(name, 'participant-data', `attributes.${i}.name`, 'string'),
  )
}

/** What was read counts on one output. An attribute that nobody has written leaves its variable not set. */
export function attributeAssigns(
  attributes: readonly AttributeVariable[],
  output: string,
  source: Source = { type: 'system' },
): readonly Assignment[] {
  return attributes.flatMap(({ variable }, i) =>
    variable === ''
      ? []
      : [
          {
            output,
            variable,
            field: `attributes.${i}.variable`,
            source,
            gives: 'string',
          },
        ],
  )
}

export function attributeVariableLacks(attributes: readonly AttributeVariable[]): readonly Lack[] {
  return attributes.flatMap(({ name, variable }, i) => [
    ...nameLacks(name, `attributes.${i}.name`, 'the name of an attribute'),
    ...textLacks(variable, `attributes.${i}.variable`, 'the variable that takes an attribute'),
  ])
}

export function attributeVariablesFace(
  attributes: readonly AttributeVariable[],
): readonly FaceRow[] {
  const [first] = attributes
  if (first === undefined) return NO_ATTRIBUTE
  return [
    [nameFace(first.name), ...moreFace(attributes.length)],
    [{ type: 'text', text: 'into' }, variableFace(first.variable)],
  ]
}

/** Exports write the variable as plain text, without `var`. */
export function writeAttributeVariables(
  attributes: readonly AttributeVariable[],
): readonly JsonObject[] {
  return attributes.map(({ name, variable }) => ({
    attribute: { name: writeValue(name), ...(variable === '' ? {} : { variable }) },
  }))
}

export function readAttributeVariables(json: Json | undefined): AttributeVariable[] {
  return asList(json).map((item) => {
    const { name, variable } = asObject(asObject(item)['attribute'])
    return { name: readValue(name), variable: typeof variable === 'string' ? variable : '' }
  })
}

const NO_ATTRIBUTE: readonly FaceRow[] = [[{ type: 'missing', text: 'no attribute yet' }]]

/** A name is shown as it is, an expression as one. */
function nameFace(name: Value): FacePart {
  return name.type === 'literal'
    ? { type: 'text', text: String(name.value) }
    : valueFace(name, 'no name')
}
