import { z } from 'zod'
import { defineNodeKind } from '../define.ts'
import { endingFacts } from '../ending.ts'

/** Hands the caller back to the agent who started the flow. The Archy key follows from Genesys' naming rule. */
export const returnToAgent = defineNodeKind({
  id: 'return-to-agent',
  title: 'Return to agent',
  summary: 'Leave the secure flow',
  icon: 'agent',
  group: 'end',
  docs: `Ends the secure flow and connects the caller with the agent who started it. Genesys calls it **Return to
Agent**.

It is for flows that an agent starts. It does not pick another agent, and when the agent hangs up first the caller is
disconnected (Genesys Resource Center, "End flow action"). A flow that is entered by Transfer to Secure Flow ends
with a transfer or a disconnect instead.`,
  offered: true,
  isEntry: false,
  schema: z.object({}),
  initial: {},
  fields: [],
  facts: () => endingFacts('return-to-agent'),
  face: () => [],
  archy: {
    keys: ['returnToAgent'],
    properties: [],
    write: () => ({}),
    read: () => ({ props: {}, branches: {} }),
  },
})
