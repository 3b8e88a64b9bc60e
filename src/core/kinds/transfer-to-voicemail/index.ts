import { z } from 'zod'
import { audioSchema, NO_AUDIO, NO_VALUE, valueSchema } from '../../model/values.ts'
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
  TRANSFER_FORMS,
  TRANSFER_PROPERTIES,
  transferFacts,
  transferShape,
  writeTransferAudio,
  writeTransferFailure,
} from '../transfers.ts'
import { audioUses, valueUses } from '../uses.ts'
import { DESTINATION, readDestination, writeDestination } from './destination.ts'

const schema = z.object({
  mailbox: z.enum(['queue', 'user', 'group']),
  target: valueSchema,
  /** Of a queue's mailbox only. */
  callbackNumber: valueSchema,
  calleeName: valueSchema,
  greeting: audioSchema,
  ...transferShape,
})

/** Lets the caller leave a message. On success the flow is over; only a failure goes on. */
export const transferToVoicemail = defineNodeKind<z.infer<typeof schema>>({
  id: 'transfer-to-voicemail',
  title: 'Transfer to voicemail',
  summary: 'Let the caller leave a message',
  icon: 'transfer',
  group: 'end',
  docs: `Transfers the caller to the voicemail of a queue, a user or a group. Genesys calls it **Transfer to
Voicemail**. When the transfer works the flow is over; *failure* is the only way on.

It was allowed in secure call flows when Genesys last published the list with its design-time core (2018). A message is
recorded: nobody may be asked for a card there. The palette does not offer it; imports keep it, with the callback
number, the name and the greeting that a queue's voicemail has.

**Not certain:** public exports show the voicemail of a queue; that of a user or a group follows the scripting SDK.`,
  offered: false,
  isEntry: false,
  schema,
  initial: {
    mailbox: 'queue',
    target: NO_VALUE,
    callbackNumber: NO_VALUE,
    calleeName: NO_VALUE,
    greeting: NO_AUDIO,
    ...SILENT_TRANSFER,
  },
  fields: [
    {
      key: 'mailbox',
      label: 'Voicemail of',
      control: {
        type: 'choice',
        options: [
          { value: 'queue', label: 'A queue' },
          { value: 'user', label: 'A user' },
          { value: 'group', label: 'A group' },
        ],
      },
    },
    {
      key: 'target',
      label: 'Name',
      control: {
        type: 'value',
        names: { by: 'mailbox', names: { queue: 'queues', user: 'users', group: 'groups' } },
      },
    },
    ...TRANSFER_FIELDS,
  ],
  facts: (props) =>
    transferFacts(
      props,
      [
        ...valueUses(props.target, 'transfer', 'target'),
        ...valueUses(props.callbackNumber, 'transfer', 'callbackNumber'),
        ...valueUses(props.calleeName, 'transfer', 'calleeName'),
        ...audioUses(props.greeting, 'greeting'),
      ],
      targetOf('target', props.target),
    ),
  face: ({ mailbox, target }) => [
    [{ type: 'text', text: 'of' }, valueFace(target, `choose a ${mailbox}`)],
  ],
  simulate: simulateTransfer,
  archy: {
    keys: ['transferToVoicemail'],
    properties: ['destination', ...TRANSFER_PROPERTIES],
    forms: { destination: DESTINATION, ...TRANSFER_FORMS },
    fields: {
      mailbox: ['destination'],
      target: ['destination'],
      callbackNumber: ['destination', 'callbackNumber'],
      calleeName: ['destination', 'calleeName'],
      greeting: ['destination', 'voicemailGreeting'],
      ...TRANSFER_FIELD_KEYS,
    },
    write: (props, branches) => ({
      destination: writeDestination(props),
      ...writeTransferAudio(props),
      ...writeTransferFailure(props, branches),
    }),
    read: (body) => ({
      props: { ...readDestination(body['destination']), ...readTransfer(body) },
      branches: readTransferBranches(body),
    }),
  },
})
