import { z } from 'zod'
import { type Json, valueSchema } from '../../model/values.ts'
import { asList, asObject, readValue, writeValue } from '../archy-values.ts'
import { defineNodeKind, type JsonObject } from '../define.ts'
import { NO_TIME } from '../facts.ts'
import { moreFace, valueFace } from '../face.ts'
import { NEXT } from '../outputs.ts'
import { valueUses } from '../uses.ts'

const attributeSchema = z.object({ name: valueSchema, value: valueSchema })
type Attribute = Readonly<z.infer<typeof attributeSchema>>

/** Writes attributes of the participant: what the agent's script and the CRM see. */
export const setParticipantData = defineNodeKind({
  id: 'set-participant-data',
  title: 'Set participant data',
  summary: 'Hand a value to the agent',
  icon: 'tag',
  group: 'data',
  docs: `Writes attributes of the participant, which the agent's script, reports and other flows can read. Genesys
calls it **Set Participant Data**.

Names are case-sensitive and persist across flows; attributes set after the conversation has ended are not kept
(Genesys Resource Center, "Set Participant Data action"). It cannot read secure variables.`,
  offered: true,
  isEntry: false,
  schema: z.object({ attributes: z.array(attributeSchema) }),
  initial: { attributes: [] },
  fields: [{ key: 'attributes', label: 'Attributes', control: { type: 'attributes' } }],
  facts: ({ attributes }) => ({
    outputs: [NEXT],
    uses: attributes.flatMap((attribute, i) => [
      ...valueUses(attribute.name, 'participant-data', `attributes.${i}.name`),
      ...valueUses(attribute.value, 'participant-data', `attributes.${i}.value`),
    ]),
    assigns: [],
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face({ attributes }) {
    const [first] = attributes
    if (first === undefined) return [[{ type: 'missing', text: 'no attribute yet' }]]
    const name =
      first.name.type === 'literal'
        ? { type: 'text' as const, text: String(first.name.value) }
        : valueFace(first.name, 'no name')
    return [
      [name, ...moreFace(attributes.length)],
      [{ type: 'text', text: 'is' }, valueFace(first.value, 'no value')],
    ]
  },
  archy: {
    keys: ['setParticipantData'],
    properties: ['attributes'],
    write: ({ attributes }) => ({ attributes: attributes.map(writeAttribute) }),
    read: (body) => ({
      props: { attributes: asList(body['attributes']).map(readAttribute) },
      branches: {},
    }),
  },
})

function writeAttribute({ name, value }: Attribute): JsonObject {
  return { attribute: { name: writeValue(name), value: writeValue(value) } }
}

function readAttribute(json: Json): Attribute {
  const { name, value } = asObject(asObject(json)['attribute'])
  return { name: readValue(name), value: readValue(value) }
}
