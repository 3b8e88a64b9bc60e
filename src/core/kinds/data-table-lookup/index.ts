import { z } from 'zod'
import { NO_VALUE, valueSchema } from '../../model/values.ts'
import { VALUE } from '../archy-forms.ts'
import { readBranches, readValue, writeBranches, writeValue } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { moreFace, valueFace, variableFace } from '../face.ts'
import { NO_TIME, type Output } from '../facts.ts'
import {
  FAILURE_FIELDS,
  failureAssigns,
  failureShape,
  NO_FAILURE_OUTPUTS,
} from '../failure-outputs.ts'
import { FAILURE } from '../outputs.ts'
import { valueUses } from '../uses.ts'
import { readTable, writeTable } from './table.ts'

const FOUND: Output = { id: 'found', label: 'found', role: 'primary', archy: 'nested' }
const NOT_FOUND: Output = {
  id: 'notFound',
  label: 'not found',
  role: 'exception',
  archy: 'nested',
}
const OUTPUTS = [FOUND.id, NOT_FOUND.id, FAILURE.id]

const schema = z.object({
  table: z.string(),
  key: valueSchema,
  columns: z.record(z.string(), z.string()),
  ...failureShape,
})

/** Reads one row of a data table of the org. */
export const dataTableLookup = defineNodeKind({
  id: 'data-table-lookup',
  title: 'Data table lookup',
  summary: 'Read a row of a data table',
  icon: 'table',
  group: 'data',
  docs: `Looks for the row of a data table whose key is a given text, and puts its columns into variables. Genesys calls
it **Data Table Lookup**. The table is chosen by its name. It leaves by *found*, *not found* or *failure*, and the
variables are assigned on *found* only.

The key cannot read secure variables: a card number is nothing to look up. How long a lookup takes is not documented and
counts as no time.

**Not certain:** whether a secure call flow may use it. The action is newer than the list of Genesys' design-time core
(2018), and no page says so; publishing tells. Its form in Archy is that of public exports of other flows.`,
  offered: true,
  isEntry: false,
  schema,
  initial: { table: '', key: NO_VALUE, columns: {}, ...NO_FAILURE_OUTPUTS },
  fields: [
    {
      key: 'table',
      label: 'Table',
      control: { type: 'text', placeholder: 'Name of the table', names: 'tables' },
    },
    { key: 'key', label: 'Key', control: { type: 'value' } },
    { key: 'columns', label: 'Columns', control: { type: 'columns' } },
  ],
  facts: (props) => ({
    outputs: [FOUND, NOT_FOUND, FAILURE],
    uses: valueUses(props.key, 'lookup', 'key'),
    assigns: [
      ...Object.entries(props.columns).flatMap(([column, variable]) =>
        variable === ''
          ? []
          : [
              {
                output: FOUND.id,
                variable,
                field: `columns.${column}`,
                source: { type: 'system' as const },
              },
            ],
      ),
      ...failureAssigns(props),
    ],
    seconds: { found: NO_TIME, notFound: NO_TIME, failure: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face(props) {
    const into = Object.values(props.columns).filter((variable) => variable !== '')
    const table =
      props.table === ''
        ? ({ type: 'missing', text: 'choose a table' } as const)
        : ({ type: 'text', text: props.table } as const)
    return [
      [table, { type: 'text', text: 'by' }, valueFace(props.key, 'no key yet')],
      [{ type: 'text', text: 'into' }, variableFace(into[0] ?? ''), ...moreFace(into.length)],
    ]
  },
  archy: {
    keys: ['dataTableLookup'],
    properties: ['lookupValue', 'dataTable', 'outputs'],
    forms: { lookupValue: VALUE },
    fields: {
      table: ['dataTable'],
      key: ['lookupValue'],
      columns: ['dataTable', 'foundOutputs'],
      errorTypeInto: ['dataTable', ...FAILURE_FIELDS.errorTypeInto],
      errorMessageInto: ['dataTable', ...FAILURE_FIELDS.errorMessageInto],
    },
    write: (props, branches) => ({
      lookupValue: writeValue(props.key),
      dataTable: writeTable(props),
      ...writeBranches(branches, OUTPUTS),
    }),
    read: (body) => ({
      props: { key: readValue(body['lookupValue']), ...readTable(body['dataTable']) },
      branches: readBranches(body, OUTPUTS),
    }),
  },
})
