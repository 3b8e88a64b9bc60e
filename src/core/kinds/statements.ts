import { z } from 'zod'
import { type DataType, dataTypeSchema, type Json, valueSchema } from '../model/values.ts'
import { type BareValue, type Form, holdingMostly, listOf, TEXT, VALUE } from './archy-forms.ts'
import { asObject } from './archy-values.ts'
import type { FaceRow, JsonObject } from './define.ts'
import { type Lack, textLacks, type TypedLiteral, valueLacks, valueLiterals } from './demands.ts'
import type { Assignment, Place, Use } from './facts.ts'
import { moreFace, valueFace, variableFace } from './face.ts'
import { isTypeKey } from './type-keys.ts'
import { readTyped, writeTyped } from './typed-values.ts'
import { valueUses } from './uses.ts'

/** “Set this variable to that value”: what Update Data and Extract Secure Data are made of. */
export const statementSchema = z.object({
  type: dataTypeSchema,
  variable: z.string(),
  value: valueSchema,
})
export type Statement = Readonly<z.infer<typeof statementSchema>>

export function statementUses(statements: readonly Statement[], place: Place): readonly Use[] {
  const uses: Use[] = []
  for (const [i, { type, value }] of statements.entries()) {
    uses.push(...valueUses(value, place, `statements.${i}.value`, type))
  }
  return uses
}

export function statementAssigns(
  statements: readonly Statement[],
  place: Place,
): readonly Assignment[] {
  const assigns: Assignment[] = []
  for (const [i, { type, variable, value }] of statements.entries()) {
    if (variable === '') continue
    assigns.push({
      output: 'next',
      variable,
      field: `statements.${i}.variable`,
      source: { type: 'value', value, place },
      gives: type,
    })
  }
  return assigns
}

export function statementLacks(statements: readonly Statement[]): readonly Lack[] {
  const lacks: Lack[] = []
  for (const [i, { variable, value }] of statements.entries()) {
    const what = variable === '' ? 'a value' : `a value for ${variable}`
    lacks.push(
      ...textLacks(variable, `statements.${i}.variable`, 'a variable'),
      ...valueLacks(value, `statements.${i}.value`, what),
    )
  }
  return lacks
}

export function statementLiterals(statements: readonly Statement[]): readonly TypedLiteral[] {
  const literals: TypedLiteral[] = []
  for (const [i, { type, value }] of statements.entries()) {
    literals.push(...valueLiterals(value, `statements.${i}.value`, type))
  }
  return literals
}

export function statementsFace(statements: readonly Statement[]): readonly FaceRow[] {
  const [first] = statements
  if (first === undefined) return [[{ type: 'missing', text: 'sets nothing yet' }]]
  return [
    [variableFace(first.variable), ...moreFace(statements.length)],
    [{ type: 'text', text: 'to' }, valueFace(first.value, 'no value')],
  ]
}

/** The key of a statement in Archy is the data type of its variable. */
export function writeStatements(statements: readonly Statement[]): readonly JsonObject[] {
  return statements.map(({ type, variable, value }) => ({
    [type]: { variable, value: writeTyped(type, value) },
  }))
}

const ASSIGNED = holdingMostly({ variable: TEXT, value: VALUE }, ['variable', 'value'])

/** One key each, which says of what type the value is. */
const STATEMENT: Form = (json) =>
  Object.entries(asObject(json)).flatMap(([type, body]) =>
    isTypeKey(type)
      ? ASSIGNED(body).map((odd) => ({ ...odd, path: [type, ...odd.path] }))
      : [{ path: [type], found: `the key “${type}”`, takes: 'a data type such as string' }],
  )
export const STATEMENTS = listOf(STATEMENT)

/** A statement without a key for its value, by the keys that lead there from the action. */
export function bareInStatements([list, place, , key]: readonly string[]): BareValue | null {
  return list === 'statements' && key === 'value'
    ? { field: `statements.${place}.value`, what: 'the value of a variable' }
    : null
}

export function readStatements(json: readonly Json[]): Statement[] {
  return json.flatMap((item) => {
    const [entry] = Object.entries(asObject(item))
    if (entry === undefined) return []
    const { variable, value } = asObject(entry[1])
    const type = dataTypeSchema.safeParse(entry[0])
    const known: DataType = type.success ? type.data : 'string'
    return [
      {
        type: known,
        variable: typeof variable === 'string' ? variable : '',
        value: readTyped(known, value),
      },
    ]
  })
}
