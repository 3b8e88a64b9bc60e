import { z } from 'zod'
import { NO_VALUE, valueSchema } from '../../model/values.ts'
import { NAMED_VALUE, valueOf, WHOLE } from '../archy-forms.ts'
import { asObject, readNamed, writeNamed } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { valueFace } from '../face.ts'
import {
  readTransfer,
  readTransferBranches,
  SILENT_TRANSFER,
  simulateTransfer,
  targetOf,
  TRANSFER_FIELD_KEYS,
  TRANSFER_FIELDS,
  TRANSFER_PROPERTIES,
  transferFacts,
  transferShape,
  writeTransferAudio,
  writeTransferFailure,
  TRANSFER_FORMS,
} from '../transfers.ts'
import { valueUses } from '../uses.ts'

const schema = z.object({ queue: valueSchema, priority: z.number().int(), ...transferShape })

/** Puts the caller in a queue. On success the flow is over; only a failure goes on. */
export const transferToAcd = defineNodeKind({
  id: 'transfer-to-acd',
  title: 'Transfer to ACD',
  summary: 'Put the caller in a queue',
  icon: 'transfer',
  group: 'end',
  docs: `Transfers the caller to a queue. Genesys calls it **Transfer to ACD**. When the transfer works the flow is
over; *failure* is the only way on.

It is the right end for a flow that is entered by Transfer to Secure Flow. In a flow that an agent started it frees
the agent, who does not get the caller back (Genesys Resource Center, "Secure flow scenarios").`,
  offered: true,
  isEntry: false,
  schema,
  initial: { queue: NO_VALUE, priority: 0, ...SILENT_TRANSFER },
  fields: [
    { key: 'queue', label: 'Queue', control: { type: 'value', names: 'queues' } },
    ...TRANSFER_FIELDS,
  ],
  facts: (props) =>
    transferFacts(
      props,
      valueUses(props.queue, 'transfer', 'queue', 'queue'),
      targetOf('queue', props.queue),
    ),
  face: ({ queue }) => [[{ type: 'text', text: 'to' }, valueFace(queue, 'choose a queue')]],
  simulate: simulateTransfer,
  archy: {
    keys: ['transferToAcd'],
    properties: ['targetQueue', 'priority', ...TRANSFER_PROPERTIES],
    forms: { targetQueue: NAMED_VALUE, priority: valueOf(WHOLE), ...TRANSFER_FORMS },
    fields: { queue: ['targetQueue'], ...TRANSFER_FIELD_KEYS },
    write: (props, branches) => ({
      targetQueue: writeNamed(props.queue),
      ...writeTransferAudio(props),
      priority: { lit: props.priority },
      ...writeTransferFailure(props, branches),
    }),
    read: (body) => {
      const { lit } = asObject(body['priority'])
      return {
        props: {
          queue: readNamed(body['targetQueue']),
          priority: typeof lit === 'number' ? lit : 0,
          ...readTransfer(body),
        },
        branches: readTransferBranches(body),
      }
    },
  },
})
