import { z } from 'zod'
import { readBranches, writeBranches } from '../archy-values.ts'
import {
  bareInAttributes,
  attributeAssigns,
  attributeNameUses,
  attributeVariableSchema,
  attributeVariablesFace,
  readAttributeVariables,
  writeAttributeVariables,
  ATTRIBUTE_VARIABLES,
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

/** Reads attributes of the participant that were written encrypted with the customer's own key. */
export const getSecuredData = defineNodeKind({
  id: 'get-secured-data',
  title: 'Get secured data',
  summary: 'Read an encrypted attribute',
  icon: 'read',
  group: 'data',
  docs: `Reads attributes of the participant that **Set Secured Data** has encrypted, into variables that are assigned on
*success* only. Genesys calls it **Get Secured Data**.

It needs an encryption key of the org's own for conversations, and exists in all flows but bots (Genesys Resource
Center, "Get Secured Data action"). Bind it to a secure variable when what it holds is sensitive. How long it takes is
not documented and counts as no time.

**Not certain:** no public export shows the action, so its form in Archy follows Get Participant Data and the scripting
SDK. The palette does not offer it; imports keep it.`,
  offered: false,
  isEntry: false,
  schema: z.object({ attributes: z.array(attributeVariableSchema), ...failureShape }),
  initial: { attributes: [], ...NO_FAILURE_OUTPUTS },
  fields: [{ key: 'attributes', label: 'Attributes', control: { type: 'attribute-variables' } }],
  facts: (props) => ({
    outputs: [SUCCESS, FAILURE],
    uses: attributeNameUses(props.attributes),
    assigns: [...attributeAssigns(props.attributes, SUCCESS.id), ...failureAssigns(props)],
    seconds: { success: NO_TIME, failure: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ attributes }) => attributeVariablesFace(attributes),
  archy: {
    keys: ['getSecuredData'],
    properties: [ATTRIBUTES, 'failureOutputs', 'outputs'],
    forms: { [ATTRIBUTES]: ATTRIBUTE_VARIABLES, failureOutputs: FAILURE_OUTPUTS },
    bare: bareInAttributes,
    fields: { attributes: [ATTRIBUTES], ...FAILURE_FIELDS },
    write: (props, branches) => ({
      [ATTRIBUTES]: writeAttributeVariables(props.attributes),
      failureOutputs: writeFailureOutputs(props),
      ...writeBranches(branches, OUTPUTS),
    }),
    read: (body) => ({
      props: {
        attributes: readAttributeVariables(body[ATTRIBUTES]),
        ...readFailureOutputs(body['failureOutputs']),
      },
      branches: readBranches(body, OUTPUTS),
    }),
  },
})
