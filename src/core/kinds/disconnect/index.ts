import { z } from 'zod'
import { defineNodeKind } from '../define.ts'
import { endingFacts } from '../ending.ts'

/** Ends the call. */
export const disconnect = defineNodeKind({
  id: 'disconnect',
  title: 'Disconnect',
  summary: 'End the call',
  icon: 'hangup',
  group: 'end',
  docs: `Ends the call. Genesys calls it **Disconnect**. In a flow that an agent started, the caller is then gone from
the agent too.`,
  offered: true,
  isEntry: false,
  schema: z.object({}),
  initial: {},
  fields: [],
  facts: () => endingFacts('disconnect'),
  face: () => [],
  archy: {
    keys: ['disconnect'],
    properties: [],
    write: () => ({}),
    read: () => ({ props: {}, branches: {} }),
  },
})
