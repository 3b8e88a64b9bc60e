import { z } from 'zod'
import { literal, valueSchema } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { NAMED, VALUE } from '../archy-forms.ts'
import { asObject, readValue, writeValue } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { valueFace } from '../face.ts'
import { NO_TIME } from '../facts.ts'
import { NEXT } from '../outputs.ts'
import { valueUses } from '../uses.ts'

const { outcome: OUTCOME_KEY, value: VALUE_KEY } = ASSUMED.flowOutcome.value

/** Says for the org's reports whether what the flow is for has worked. */
export const setFlowOutcome = defineNodeKind({
  id: 'set-flow-outcome',
  title: 'Set flow outcome',
  summary: 'Report success or failure',
  icon: 'flag',
  group: 'data',
  docs: `Sets an outcome of the flow to success or failure, for the org's reports on self-service. Genesys calls it **Set
Flow Outcome**. The outcome is chosen by its name and must exist in the org (Genesys Resource Center, "Set Flow Outcome
action"). It cannot read secure variables.

**Not certain:** whether a secure call flow may use it: the Resource Center speaks of call flows, and the action is newer
than the list of Genesys' design-time core (2018). No public export shows it, so its form in Archy is an assumption. The
palette does not offer it; imports keep it.`,
  offered: false,
  isEntry: false,
  schema: z.object({ outcome: z.string(), value: valueSchema }),
  initial: { outcome: '', value: literal('SUCCESS') },
  fields: [
    { key: 'outcome', label: 'Outcome', control: { type: 'text', placeholder: 'Its name' } },
    {
      key: 'value',
      label: 'Value',
      control: { type: 'value' },
      help: 'SUCCESS or FAILURE',
    },
  ],
  facts: ({ value }) => ({
    outputs: [NEXT],
    uses: valueUses(value, 'flow-outcome', 'value'),
    assigns: [],
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
    recordsOutcome: true,
  }),
  face: ({ outcome, value }) => [
    [
      outcome === ''
        ? { type: 'missing', text: 'choose an outcome' }
        : { type: 'text', text: outcome },
    ],
    [{ type: 'text', text: 'is' }, valueFace(value, 'no value')],
  ],
  archy: {
    keys: ['setFlowOutcome'],
    properties: [OUTCOME_KEY, VALUE_KEY],
    forms: { [OUTCOME_KEY]: NAMED, [VALUE_KEY]: VALUE },
    fields: { outcome: [OUTCOME_KEY], value: [VALUE_KEY] },
    write: ({ outcome, value }) => ({
      [OUTCOME_KEY]: outcome === '' ? {} : { name: outcome },
      [VALUE_KEY]: writeValue(value),
    }),
    read: (body) => {
      const { name } = asObject(body[OUTCOME_KEY])
      return {
        props: {
          outcome: typeof name === 'string' ? name : '',
          value: readValue(body[VALUE_KEY]),
        },
        branches: {},
      }
    },
  },
})
