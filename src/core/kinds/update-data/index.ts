import { z } from 'zod'
import { asList } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { NO_TIME } from '../facts.ts'
import { NEXT } from '../outputs.ts'
import {
  bareInStatements,
  readStatements,
  statementAssigns,
  statementLacks,
  statementLiterals,
  statementSchema,
  statementsFace,
  statementUses,
  writeStatements,
  STATEMENTS,
} from '../statements.ts'

/** Sets variables. It may overwrite a secure variable, and may not read one. */
export const updateData = defineNodeKind({
  id: 'update-data',
  title: 'Update data',
  summary: 'Set variables',
  icon: 'data',
  group: 'data',
  docs: `Sets variables one after the other. Genesys calls it **Update Data**.

It may write to a secure variable, which is how a CVV is cleared, but an expression here cannot read one (Genesys
Resource Center, "Manage a variable"). To clear a string, set it to \`""\`: the design-time core refuses "no value".`,
  offered: true,
  isEntry: false,
  schema: z.object({ statements: z.array(statementSchema) }),
  initial: { statements: [] },
  fields: [{ key: 'statements', label: 'Set', control: { type: 'statements' } }],
  facts: ({ statements }) => ({
    outputs: [NEXT],
    uses: statementUses(statements, 'assignment'),
    assigns: statementAssigns(statements, 'assignment'),
    lacks: statementLacks(statements),
    literals: statementLiterals(statements),
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ statements }) => statementsFace(statements),
  archy: {
    keys: ['updateData'],
    properties: ['statements'],
    forms: { statements: STATEMENTS },
    bare: bareInStatements,
    write: ({ statements }) => ({ statements: writeStatements(statements) }),
    read: (body) => ({
      props: { statements: readStatements(asList(body['statements'])) },
      branches: {},
    }),
  },
})
