import { z } from 'zod'
import { readBranches, writeBranches } from '../archy-values.ts'
import {
  bareInAttributes,
  attributeSchema,
  attributesFace,
  attributeUses,
  readAttributes,
  writeAttributes,
  ATTRIBUTE_VALUES,
} from '../attributes.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { defineNodeKind } from '../define.ts'
import { NO_TIME } from '../facts.ts'
import {
  FAILURE_FIELDS,
  failureAssigns,
  failureShape,
  NO_FAILURE_OUTPUTS,
  readFailureOutputs,
  writeFailureOutputs,
  FAILURE_OUTPUTS,
} from '../failure-outputs.ts'
import { FAILURE, SUCCESS } from '../outputs.ts'

const ATTRIBUTES = ASSUMED.securedData.value.attributes

const OUTPUTS = [SUCCESS.id, FAILURE.id]

/** Writes attributes of the participant, encrypted with the customer's own key. */
export const setSecuredData = defineNodeKind({
  id: 'set-secured-data',
  title: 'Set secured data',
  summary: 'Write an encrypted attribute',
  icon: 'tag',
  group: 'data',
  docs: `Writes attributes of the participant that are encrypted with the org's own key; **Get Secured Data** reads them
back. Genesys calls it **Set Secured Data**.

It needs an encryption key of the org's own for conversations, exists in all flows but bots, and cannot feed a screen
pop (Genesys Resource Center, "Set Secured Data action"). Encrypted or not, the value leaves the flow and is kept: a CVV
must not be kept after the payment at all (PCI DSS 3.3.1). How long it takes is not documented and counts as no time.

**Not certain:** that it cannot read secure variables follows from the general rule. No public export shows the action,
so its form in Archy follows Set Participant Data and the scripting SDK. The palette does not offer it; imports keep it.`,
  offered: false,
  isEntry: false,
  schema: z.object({ attributes: z.array(attributeSchema), ...failureShape }),
  initial: { attributes: [], ...NO_FAILURE_OUTPUTS },
  fields: [{ key: 'attributes', label: 'Attributes', control: { type: 'attributes' } }],
  facts: (props) => ({
    outputs: [SUCCESS, FAILURE],
    uses: attributeUses(props.attributes),
    assigns: failureAssigns(props),
    seconds: { success: NO_TIME, failure: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ attributes }) => attributesFace(attributes),
  archy: {
    keys: ['setSecuredData'],
    properties: [ATTRIBUTES, 'failureOutputs', 'outputs'],
    forms: { [ATTRIBUTES]: ATTRIBUTE_VALUES, failureOutputs: FAILURE_OUTPUTS },
    bare: bareInAttributes,
    fields: { attributes: [ATTRIBUTES], ...FAILURE_FIELDS },
    write: (props, branches) => ({
      [ATTRIBUTES]: writeAttributes(props.attributes),
      failureOutputs: writeFailureOutputs(props),
      ...writeBranches(branches, OUTPUTS),
    }),
    read: (body) => ({
      props: {
        attributes: readAttributes(body[ATTRIBUTES]),
        ...readFailureOutputs(body['failureOutputs']),
      },
      branches: readBranches(body, OUTPUTS),
    }),
  },
})
