import { z } from 'zod'
import { NO_VALUE, valueSchema } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { VALUE } from '../archy-forms.ts'
import { readValue, writeValue } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { nameLacks } from '../demands.ts'
import { valueFace } from '../face.ts'
import { NO_TIME } from '../facts.ts'
import { NEXT } from '../outputs.ts'
import { valueUses } from '../uses.ts'

const LANGUAGE_KEY = ASSUMED.language.value

/** Changes the language of what the caller hears from here on. */
export const setLanguage = defineNodeKind({
  id: 'set-language',
  title: 'Set language',
  summary: 'Change the prompt language',
  icon: 'lang',
  group: 'caller',
  docs: `Changes the language of prompts and speech from here on. Genesys calls it **Set Language**.

A language is written with its region and in lower case, such as \`es-us\`, and must be one that the flow supports; it
may be an expression that yields such a text (Genesys flow scripting SDK). It cannot read secure variables. The action
was allowed in secure call flows when Genesys last published the list with its design-time core (2018).

**Not certain:** no public export shows the action, so its key in Archy follows the scripting SDK. The languages that
an exported flow supports are those of the import, or its default language alone.`,
  offered: true,
  isEntry: false,
  schema: z.object({ language: valueSchema }),
  initial: { language: NO_VALUE },
  fields: [{ key: 'language', label: 'Language', control: { type: 'value', names: 'languages' } }],
  facts: ({ language }) => ({
    outputs: [NEXT],
    uses: valueUses(language, 'language', 'language', 'string'),
    assigns: [],
    lacks: nameLacks(language, 'language', 'a language'),
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
    ...(language.type === 'literal'
      ? { language: { field: 'language', name: String(language.value) } }
      : {}),
  }),
  face: ({ language }) => [
    [{ type: 'text', text: 'to' }, valueFace(language, 'choose a language')],
  ],
  archy: {
    keys: ['setLanguage'],
    properties: [LANGUAGE_KEY],
    forms: { [LANGUAGE_KEY]: VALUE },
    fields: { language: [LANGUAGE_KEY] },
    write: ({ language }) => ({ [LANGUAGE_KEY]: writeValue(language) }),
    read: (body) => ({ props: { language: readValue(body[LANGUAGE_KEY]) }, branches: {} }),
  },
})
