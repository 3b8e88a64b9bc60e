import { z } from 'zod'
import { audioSchema, NO_AUDIO, NO_VALUE, valueSchema } from '../../model/values.ts'
import {
  asObject,
  readAudio,
  readBinding,
  readBranches,
  readNamed,
  writeAudio,
  writeBinding,
  writeBranches,
  writeNamed,
} from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { valueFace } from '../face.ts'
import { FAILURE } from '../outputs.ts'
import { audioSeconds } from '../timing.ts'
import { audioUses, valueUses } from '../uses.ts'

const schema = z.object({
  queue: valueSchema,
  priority: z.number().int(),
  beforeAudio: audioSchema,
  failureAudio: audioSchema,
  errorTypeInto: z.string(),
  errorMessageInto: z.string(),
})

const OUTPUTS = ['failure']

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
  initial: {
    queue: NO_VALUE,
    priority: 0,
    beforeAudio: NO_AUDIO,
    failureAudio: NO_AUDIO,
    errorTypeInto: '',
    errorMessageInto: '',
  },
  fields: [
    { key: 'queue', label: 'Queue', control: { type: 'value' } },
    { key: 'beforeAudio', label: 'Before', control: { type: 'audio' } },
    { key: 'failureAudio', label: 'On failure', control: { type: 'audio' } },
  ],
  facts: (props) => ({
    outputs: [FAILURE],
    uses: [
      ...valueUses(props.queue, 'transfer', 'queue'),
      ...audioUses(props.beforeAudio, 'beforeAudio'),
      ...audioUses(props.failureAudio, 'failureAudio'),
    ],
    assigns: [
      { field: 'errorTypeInto', variable: props.errorTypeInto },
      { field: 'errorMessageInto', variable: props.errorMessageInto },
    ].flatMap(({ field, variable }) =>
      variable === ''
        ? []
        : [{ output: 'failure', variable, field, source: { type: 'system' as const } }],
    ),
    seconds: {
      failure: { min: 0, max: audioSeconds(props.beforeAudio) + audioSeconds(props.failureAudio) },
    },
    call: null,
    ends: 'transfer',
    involvesCaller: true,
  }),
  face: ({ queue }) => [[{ type: 'text', text: 'to' }, valueFace(queue, 'choose a queue')]],
  archy: {
    keys: ['transferToAcd'],
    properties: [
      'targetQueue',
      'preTransferAudio',
      'failureTransferAudio',
      'priority',
      'failureOutputs',
      'outputs',
    ],
    write: (props, branches) => ({
      targetQueue: writeNamed(props.queue),
      preTransferAudio: writeAudio(props.beforeAudio),
      failureTransferAudio: writeAudio(props.failureAudio),
      priority: { lit: props.priority },
      failureOutputs: {
        errorType: writeBinding(props.errorTypeInto),
        errorMessage: writeBinding(props.errorMessageInto),
      },
      ...writeBranches(branches, OUTPUTS),
    }),
    read: (body) => {
      const { lit } = asObject(body['priority'])
      const failureOutputs = asObject(body['failureOutputs'])
      return {
        props: {
          queue: readNamed(body['targetQueue']),
          priority: typeof lit === 'number' ? lit : 0,
          beforeAudio: readAudio(body['preTransferAudio']),
          failureAudio: readAudio(body['failureTransferAudio']),
          errorTypeInto: readBinding(failureOutputs['errorType']),
          errorMessageInto: readBinding(failureOutputs['errorMessage']),
        },
        branches: readBranches(body, OUTPUTS),
      }
    },
  },
})
