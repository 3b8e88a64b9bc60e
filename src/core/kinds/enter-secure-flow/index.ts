import { z } from 'zod'
import { textLacks } from '../demands.ts'
import { defineNodeKind } from '../define.ts'
import { NO_TIME } from '../facts.ts'
import { moreFace, variableFace } from '../face.ts'
import { NEXT } from '../outputs.ts'

const schema = z.object({
  unpack: z.array(z.object({ variable: z.string(), expression: z.string() })),
})

/**
 * Where the flow starts. It is no action of Genesys: it stands for the entry mode, the greeting, and the Update Data
 * that unpacks `Flow.InvocationData`; the codec writes those.
 */
export const enterSecureFlow = defineNodeKind({
  id: 'enter-secure-flow',
  title: 'Enter secure flow',
  summary: 'Where the call comes in',
  icon: 'start',
  group: 'caller',
  docs: `Where the secure flow begins: recording and monitoring stop, and the caller hears the greeting. It is not an
action of Genesys.

An agent starts the flow from a script, or another flow enters it by **Transfer to Secure Flow**; which of the two
decides how it may end. Whoever starts it may pass one string, read as \`Flow.InvocationData\`; it must not hold
sensitive data (Genesys Resource Center, "Transfer to Secure Flow"). Unpack it here into variables.`,
  offered: false,
  isEntry: true,
  schema,
  initial: { unpack: [] },
  fields: [
    {
      key: 'entryMode',
      label: 'Started by',
      scope: 'flow',
      control: {
        type: 'choice',
        options: [
          { value: 'agent', label: 'An agent, from a script' },
          { value: 'transfer', label: 'Another flow (Transfer to Secure Flow)' },
        ],
      },
    },
    { key: 'greeting', label: 'Greeting', scope: 'flow', control: { type: 'audio' } },
    { key: 'unpack', label: 'Receives', control: { type: 'unpack' } },
  ],
  facts: ({ unpack }) => ({
    outputs: [NEXT],
    uses: unpack.map(({ expression }, i) => ({
      place: 'assignment',
      field: `unpack.${i}.expression`,
      expression,
    })),
    lacks: unpack.flatMap(({ variable, expression }, i) =>
      variable === '' ? [] : textLacks(expression, `unpack.${i}.expression`, 'a value'),
    ),
    assigns: unpack.flatMap(({ variable, expression }, i) =>
      variable === ''
        ? []
        : [
            {
              output: 'next',
              variable,
              field: `unpack.${i}.variable`,
              source: {
                type: 'value',
                place: 'assignment',
                value: { type: 'expression', text: expression },
              },
            },
          ],
    ),
    seconds: { next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face({ unpack }, around) {
    const [first] = unpack
    if (first !== undefined) {
      return [
        [
          { type: 'text', text: 'receives' },
          variableFace(first.variable),
          ...moreFace(unpack.length),
        ],
      ]
    }
    const by =
      around.index.design.flow.entryMode === 'agent'
        ? 'started by an agent'
        : 'entered by a transfer'
    return [[{ type: 'text', text: by }]]
  },
  archy: null,
})
