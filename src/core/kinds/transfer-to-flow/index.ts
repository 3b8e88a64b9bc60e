import { z } from 'zod'
import { NAMED } from '../archy-forms.ts'
import { asObject } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import {
  readTransfer,
  readTransferBranches,
  SILENT_TRANSFER,
  simulateTransfer,
  TRANSFER_FIELD_KEYS,
  TRANSFER_FIELDS,
  TRANSFER_PROPERTIES,
  transferFacts,
  transferShape,
  writeTransferAudio,
  writeTransferFailure,
  TRANSFER_FORMS,
} from '../transfers.ts'

const schema = z.object({ flow: z.string(), ...transferShape })

/** Hands the caller to another flow. On success this flow is over; only a failure goes on. */
export const transferToFlow = defineNodeKind({
  id: 'transfer-to-flow',
  title: 'Transfer to flow',
  summary: 'Continue in another call flow',
  icon: 'transfer',
  group: 'end',
  docs: `Transfers the caller to another flow of the org, chosen by its name. Genesys calls it **Transfer to Flow**. When
the transfer works this flow is over, with all its variables; *failure* is the only way on. What the other flow must
know has to be written as participant data before.

It was allowed in secure call flows when Genesys last published the list with its design-time core (2018). The other
flow is not a secure one: Transfer to Secure Flow is refused inside of a secure call flow, so nothing after the
transfer may ask for a card. In a flow that an agent started it frees the agent (Genesys Resource Center, "Secure flow
scenarios"). The flow must exist before this one is published.`,
  offered: true,
  isEntry: false,
  schema,
  initial: { flow: '', ...SILENT_TRANSFER },
  fields: [
    {
      key: 'flow',
      label: 'Flow',
      control: { type: 'text', placeholder: 'Name of the flow', names: 'flows' },
    },
    ...TRANSFER_FIELDS,
  ],
  facts: (props) =>
    transferFacts(props, [], { field: 'flow', isMissing: props.flow === '', flow: props.flow }),
  face: ({ flow }) => [
    [
      { type: 'text', text: 'to' },
      flow === '' ? { type: 'missing', text: 'choose a flow' } : { type: 'text', text: flow },
    ],
  ],
  simulate: simulateTransfer,
  archy: {
    keys: ['transferToFlow'],
    properties: ['targetFlow', ...TRANSFER_PROPERTIES],
    forms: { targetFlow: NAMED, ...TRANSFER_FORMS },
    fields: { flow: ['targetFlow'], ...TRANSFER_FIELD_KEYS },
    write: (props, branches) => ({
      targetFlow: props.flow === '' ? {} : { name: props.flow },
      ...writeTransferAudio(props),
      ...writeTransferFailure(props, branches),
    }),
    read: (body) => {
      const { name } = asObject(body['targetFlow'])
      return {
        props: { flow: typeof name === 'string' ? name : '', ...readTransfer(body) },
        branches: readTransferBranches(body),
      }
    },
  },
})
