import { z } from 'zod'
import { ASSUMED } from '../archy-assumptions.ts'
import { BOOLEAN } from '../archy-forms.ts'
import { asList } from '../archy-values.ts'
import { defineNodeKind, type JsonObject } from '../define.ts'
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

const ACKNOWLEDGED = ASSUMED.acknowledgement.value
/** What the scripting SDK calls it, which somebody may have written into a file. */
const SPELLED_OTHERWISE = ['acknowledgeSecureUsage', 'hasSecureDataAcknowledgment'] as const

/** Copies something derived from a secure variable into one that is not secure. */
export const extractSecureData = defineNodeKind({
  id: 'extract-secure-data',
  title: 'Extract secure data',
  summary: 'Derive what may be shown',
  icon: 'extract',
  group: 'data',
  docs: `Evaluates an expression that may read secure variables, into a variable that is not secure. Genesys calls it
**Extract Secure Data**.

Somebody has to acknowledge in the action that sensitive information may be logged; without that, publishing is
refused (Genesys Resource Center, "Extract Secure Data action"). Extract only what reduces: the last four digits, a
length, a check that yields yes or no.`,
  offered: true,
  isEntry: false,
  schema: z.object({
    statements: z.array(statementSchema),
    acknowledged: z.union([z.boolean(), z.literal('unsaid')]),
  }),
  initial: { statements: [], acknowledged: false },
  fields: [
    { key: 'statements', label: 'Extract', control: { type: 'statements' } },
    {
      key: 'acknowledged',
      label: 'Acknowledgement',
      control: {
        type: 'acknowledge',
        text: 'I acknowledge that this action may cause sensitive information to be logged.',
      },
    },
  ],
  facts: ({ statements, acknowledged }) => ({
    outputs: [NEXT],
    uses: statementUses(statements, 'extract'),
    assigns: statementAssigns(statements, 'extract'),
    lacks: statementLacks(statements),
    literals: statementLiterals(statements),
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
    acknowledged,
  }),
  face: ({ statements }) => statementsFace(statements),
  archy: {
    keys: ['extractSecureData'],
    properties: ['statements', ACKNOWLEDGED, ...SPELLED_OTHERWISE],
    forms: {
      statements: STATEMENTS,
      [ACKNOWLEDGED]: BOOLEAN,
      ...Object.fromEntries(SPELLED_OTHERWISE.map((key) => [key, BOOLEAN])),
    },
    bare: bareInStatements,
    fields: { acknowledged: [ACKNOWLEDGED] },
    write: ({ statements, acknowledged }) => ({
      statements: writeStatements(statements),
      ...(acknowledged === 'unsaid' ? {} : { [ACKNOWLEDGED]: acknowledged }),
    }),
    read: (body) => ({
      props: {
        statements: readStatements(asList(body['statements'])),
        acknowledged: saidIn(body),
      },
      branches: {},
    }),
  },
})

/** A file that says nothing of it may come from an org where somebody has: how exports say it, nobody has shown. */
function saidIn(body: JsonObject): boolean | 'unsaid' {
  const said = [ACKNOWLEDGED, ...SPELLED_OTHERWISE].flatMap((key) => body[key] ?? [])
  return said.length === 0 ? 'unsaid' : !said.includes(false)
}
