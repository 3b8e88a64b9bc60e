import type { Json } from '../../model/values.ts'
import { asObject, readBinding, writeBinding } from '../archy-values.ts'
import type { JsonObject } from '../define.ts'
import { type FailureOutputs, readFailureOutputs, writeFailureOutputs } from '../failure-outputs.ts'

/** A data table by its name, and where its columns and a failure go. */
export interface Table extends FailureOutputs {
  readonly table: string
  readonly columns: Record<string, string>
}

/** The table's name is a key, as a data action's is: `dataTable: {<name>: {foundOutputs, failureOutputs}}`. */
export function writeTable(lookup: Table): JsonObject {
  const { table, columns } = lookup
  const bound = Object.entries(columns)
  return {
    [table]: {
      ...(bound.length === 0
        ? {}
        : {
            foundOutputs: Object.fromEntries(
              bound.map(([column, variable]) => [column, writeBinding(variable)]),
            ),
          }),
      failureOutputs: writeFailureOutputs(lookup),
    },
  }
}

export function readTable(json: Json | undefined): Table {
  const [table = '', body] = Object.entries(asObject(json))[0] ?? []
  const { foundOutputs, failureOutputs } = asObject(body)
  return {
    table,
    columns: Object.fromEntries(
      Object.entries(asObject(foundOutputs)).map(([column, binding]) => [
        column,
        readBinding(binding),
      ]),
    ),
    ...readFailureOutputs(failureOutputs),
  }
}
