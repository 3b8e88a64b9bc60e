import { z } from 'zod'
import type { DataType } from '../language/expression/types.ts'
import { NO_VALUE, type Value, valueSchema } from '../model/values.ts'
import { NAMED_VALUE, VALUE } from './archy-forms.ts'
import {
  readNamed,
  readSeconds,
  readValue,
  writeNamed,
  writeSeconds,
  writeValue,
} from './archy-values.ts'
import { defineNodeKind, type NodeKind } from './define.ts'
import { valueFace } from './face.ts'
import type { OrgNames } from './fields.ts'
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
} from './transfers.ts'
import { valueUses } from './uses.ts'

/**
 * ASSUMPTION: without a connect timeout of its own a transfer rings as long as the flow's default or the trunk allows,
 * which a design does not hold; it is taken as a minute. A trunk's settings would settle it.
 */
const ASSUMED_RING_SECONDS = 60
/** Genesys Resource Center, "Transfer to Secure Flow": the trunk limits it; no number is given. */
const LONGEST_RING_SECONDS = 600

const schema = z.object({
  target: valueSchema,
  connectSeconds: z.number().min(0).nullable(),
  ...transferShape,
})

/** What tells transfers that ring somebody apart: whom. */
interface Target {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly icon: string
  readonly docs: string
  readonly label: string
  readonly missing: string
  /** The action's key in Archy, and the key of its target. */
  readonly archyKey: string
  readonly property: string
  /** Whether a literal is an object's name, `lit: {name: …}`, or the text itself. */
  readonly isNamed: boolean
  /** The type that an expression for it must yield. */
  readonly expects: DataType
  /** What of the org a literal is the name of. */
  readonly names?: OrgNames
}

/** A transfer that rings a number, a user or a group, written in the order of a Transfer to Secure Flow. */
export function defineConnectingTransfer(target: Target): NodeKind {
  const { id, title, summary, icon, docs, label, missing, archyKey, property, isNamed } = target
  const { expects, names } = target
  const write: (value: Value) => ReturnType<typeof writeValue> = isNamed ? writeNamed : writeValue
  const read = isNamed ? readNamed : readValue
  return defineNodeKind({
    id,
    title,
    summary,
    icon,
    group: 'end',
    docs,
    offered: true,
    isEntry: false,
    schema,
    initial: { target: NO_VALUE, connectSeconds: null, ...SILENT_TRANSFER },
    fields: [
      {
        key: 'target',
        label,
        control: { type: 'value', ...(names === undefined ? {} : { names }) },
      },
      {
        key: 'connectSeconds',
        label: 'Rings for',
        control: {
          type: 'seconds',
          min: 0,
          max: LONGEST_RING_SECONDS,
          placeholder: 'the flow’s default',
        },
      },
      ...TRANSFER_FIELDS,
    ],
    facts: (props) =>
      transferFacts(
        props,
        valueUses(props.target, 'transfer', 'target', expects),
        targetOf('target', props.target),
        props.connectSeconds ?? ASSUMED_RING_SECONDS,
      ),
    face: (props) => [[{ type: 'text', text: 'to' }, valueFace(props.target, missing)]],
    simulate: simulateTransfer,
    archy: {
      keys: [archyKey],
      properties: [property, 'connectTimeout', ...TRANSFER_PROPERTIES],
      forms: { [property]: isNamed ? NAMED_VALUE : VALUE, ...TRANSFER_FORMS },
      fields: { target: [property], connectSeconds: ['connectTimeout'], ...TRANSFER_FIELD_KEYS },
      write: (props, branches) => ({
        [property]: write(props.target),
        connectTimeout: writeSeconds(props.connectSeconds),
        ...writeTransferAudio(props),
        ...writeTransferFailure(props, branches),
      }),
      read: (body) => ({
        props: {
          target: read(body[property]),
          connectSeconds: readSeconds(body['connectTimeout']),
          ...readTransfer(body),
        },
        branches: readTransferBranches(body),
      }),
    },
  })
}
