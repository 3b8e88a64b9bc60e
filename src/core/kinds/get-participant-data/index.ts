import { z } from 'zod'
import { isOfType } from '../../language/expression/values.ts'
import {
  bareInAttributes,
  attributeAssigns,
  attributeNameUses,
  attributeVariableLacks,
  attributeVariableSchema,
  attributeVariablesFace,
  readAttributeVariables,
  writeAttributeVariables,
  ATTRIBUTE_VARIABLES,
} from '../attributes.ts'
import { defineNodeKind } from '../define.ts'
import { NO_TIME } from '../facts.ts'
import { NEXT } from '../outputs.ts'
import { type Given, leave } from '../simulation.ts'

/** Reads attributes of the participant: what an agent's script or another flow has written. */
export const getParticipantData = defineNodeKind({
  id: 'get-participant-data',
  title: 'Get participant data',
  summary: 'Read a value from the call',
  icon: 'read',
  group: 'data',
  docs: `Reads attributes of the participant into variables: an amount or an order number that the agent's script or
another flow has written. Genesys calls it **Get Participant Data**.

Names are case-sensitive. A value is a string; an attribute that nobody has written leaves its variable not set, so test
it before it is charged. Participant data can be seen by agents and reports: it is no place to fetch a card from.`,
  offered: true,
  isEntry: false,
  schema: z.object({ attributes: z.array(attributeVariableSchema) }),
  initial: { attributes: [] },
  fields: [{ key: 'attributes', label: 'Attributes', control: { type: 'attribute-variables' } }],
  facts: ({ attributes }) => ({
    outputs: [NEXT],
    uses: attributeNameUses(attributes),
    // Agents, reports and other flows see what an attribute holds (Genesys Resource Center, “Set Participant Data”).
    assigns: attributeAssigns(attributes, NEXT.id, { type: 'system', isPlain: true }),
    lacks: attributeVariableLacks(attributes),
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ attributes }) => attributeVariablesFace(attributes),
  simulate({ attributes }, world) {
    const gives: Given[] = []
    for (const { name, variable } of attributes) {
      const found = world.value(name, 'string')
      if (!found.ok) return found
      if (variable === '' || !isOfType(found.value, 'string')) continue
      const { data } = found.value
      gives.push({ variable, type: 'data', data: data === null ? null : world.attribute(data) })
    }
    return leave(NEXT.id, { gives })
  },
  archy: {
    keys: ['getParticipantData'],
    properties: ['attributes'],
    forms: { attributes: ATTRIBUTE_VARIABLES },
    bare: bareInAttributes,
    write: ({ attributes }) => ({ attributes: writeAttributeVariables(attributes) }),
    read: (body) => ({
      props: { attributes: readAttributeVariables(body['attributes']) },
      branches: {},
    }),
  },
})
