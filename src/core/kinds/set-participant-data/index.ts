import { z } from 'zod'
import { textOf } from '../../language/expression/value-text.ts'
import {
  bareInAttributes,
  attributeLacks,
  attributeSchema,
  attributesFace,
  attributeUses,
  readAttributes,
  writeAttributes,
  ATTRIBUTE_VALUES,
} from '../attributes.ts'
import { defineNodeKind } from '../define.ts'
import { NO_TIME } from '../facts.ts'
import { NEXT } from '../outputs.ts'
import { leave } from '../simulation.ts'

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
    uses: attributeUses(attributes),
    assigns: [],
    lacks: attributeLacks(attributes),
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ attributes }) => attributesFace(attributes),
  /** ASSUMPTION: a value that is NOT_SET is written as an empty one. A real call would settle it. */
  simulate({ attributes }, world) {
    const written: { name: string; value: string }[] = []
    for (const attribute of attributes) {
      const name = world.value(attribute.name, 'string')
      if (!name.ok) return name
      const value = world.value(attribute.value, 'string')
      if (!value.ok) return value
      written.push({ name: textOf(name.value) ?? '', value: textOf(value.value) ?? '' })
    }
    return leave(NEXT.id, { happens: [{ type: 'wrote', attributes: written }] })
  },
  archy: {
    keys: ['setParticipantData'],
    properties: ['attributes'],
    forms: { attributes: ATTRIBUTE_VALUES },
    bare: bareInAttributes,
    write: ({ attributes }) => ({ attributes: writeAttributes(attributes) }),
    read: (body) => ({
      props: { attributes: readAttributes(body['attributes']) },
      branches: {},
    }),
  },
})
