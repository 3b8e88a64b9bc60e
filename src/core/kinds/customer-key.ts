import { z } from 'zod'
import { NO_VALUE, valueSchema } from '../model/values.ts'
import {
  readBinding,
  readBranches,
  readValue,
  writeBinding,
  writeBranches,
  writeValue,
} from './archy-values.ts'
import { defineNodeKind, type NodeKind } from './define.ts'
import { valueFace, variableFace } from './face.ts'
import { NO_TIME } from './facts.ts'
import {
  FAILURE_FIELDS,
  failureAssigns,
  failureShape,
  NO_FAILURE_OUTPUTS,
  readFailureOutputs,
  writeFailureOutputs,
} from './failure-outputs.ts'
import { FAILURE, SUCCESS } from './outputs.ts'
import { valueUses } from './uses.ts'

const schema = z.object({ value: valueSchema, into: z.string(), ...failureShape })

const OUTPUTS = [SUCCESS.id, FAILURE.id]

/** What tells encrypting from decrypting: its words, and its keys in Archy. */
interface Conversion {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly docs: string
  readonly label: string
  readonly archyKey: string
  readonly from: string
  readonly to: string
}

/** A value is encrypted or decrypted with the org's own key, into a variable that is assigned on success only. */
export function defineCustomerKeyAction(conversion: Conversion): NodeKind {
  const { id, title, summary, docs, label, archyKey, from, to } = conversion
  return defineNodeKind({
    id,
    title,
    summary,
    icon: 'lock',
    group: 'data',
    docs,
    offered: false,
    isEntry: false,
    schema,
    initial: { value: NO_VALUE, into: '', ...NO_FAILURE_OUTPUTS },
    fields: [
      { key: 'value', label, control: { type: 'value' } },
      { key: 'into', label: 'Into', control: { type: 'variable' } },
    ],
    facts: (props) => ({
      outputs: [SUCCESS, FAILURE],
      uses: valueUses(props.value, 'encryption', 'value'),
      assigns: [
        ...(props.into === ''
          ? []
          : [
              {
                output: SUCCESS.id,
                variable: props.into,
                field: 'into',
                source: { type: 'system' as const },
              },
            ]),
        ...failureAssigns(props),
      ],
      seconds: { success: NO_TIME, failure: NO_TIME },
      call: null,
      ends: null,
      involvesCaller: false,
    }),
    face: ({ value, into }) => [
      [valueFace(value, 'no value yet')],
      [{ type: 'text', text: 'into' }, variableFace(into)],
    ],
    archy: {
      keys: [archyKey],
      properties: [from, to, 'failureOutputs', 'outputs'],
      fields: { value: [from], into: [to], ...FAILURE_FIELDS },
      write: (props, branches) => ({
        [from]: writeValue(props.value),
        [to]: writeBinding(props.into),
        failureOutputs: writeFailureOutputs(props),
        ...writeBranches(branches, OUTPUTS),
      }),
      read: (body) => ({
        props: {
          value: readValue(body[from]),
          into: readBinding(body[to]),
          ...readFailureOutputs(body['failureOutputs']),
        },
        branches: readBranches(body, OUTPUTS),
      }),
    },
  })
}
