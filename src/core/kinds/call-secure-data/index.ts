import { z } from 'zod'
import type { ActionId } from '../../base/ids.ts'
import type { DataAction } from '../../model/data-action.ts'
import { valueSchema } from '../../model/values.ts'
import {
  readBranches,
  readNamed,
  readSeconds,
  writeBranches,
  writeSeconds,
} from '../archy-values.ts'
import { defineNodeKind, type FacePart, type Surroundings } from '../define.ts'
import { variableFace } from '../face.ts'
import { FAILURE, SUCCESS, TIMEOUT } from '../outputs.ts'
import { valueUses } from '../uses.ts'
import { findAction, readCall, writeCall } from './archy.ts'

/** A data action's own time-out when neither the step nor the action says another (Genesys Resource Center). */
const DEFAULT_TIMEOUT_SECONDS = 60

const schema = z.object({
  action: z.custom<ActionId>((id) => typeof id === 'string').nullable(),
  inputs: z.record(z.string(), valueSchema),
  outputs: z.record(z.string(), z.string()),
  failureOutputs: z.record(z.string(), z.string()),
  timeoutSeconds: z.number().int().min(1).max(60).nullable(),
  processingPrompt: z.string(),
})

const OUTPUTS = ['success', 'failure', 'timeout']

/** Sends secure data to a gateway. It is the one way by which a card leaves the flow. */
export const callSecureData = defineNodeKind({
  id: 'call-secure-data',
  title: 'Secure data action',
  summary: 'Send card data to a gateway',
  icon: 'action',
  group: 'gateway',
  docs: `Calls a data action that is marked secure (PCI-compliant), with inputs that may read secure variables.
Genesys calls it **Call Secure Data**.

Only secure actions can be chosen. It leaves by *success*, *failure* or *timeout*, and its outputs are assigned on
*success* only; nothing is logged on any of them (Genesys Resource Center, "Call Secure Data action"). The processing
prompt must be a recording, plays once, and should last 60 s.`,
  offered: true,
  isEntry: false,
  schema,
  initial: {
    action: null,
    inputs: {},
    outputs: {},
    failureOutputs: {},
    timeoutSeconds: null,
    processingPrompt: '',
  },
  fields: [
    { key: 'action', label: 'Action', control: { type: 'action', secure: true } },
    { key: 'inputs', label: 'Inputs', control: { type: 'call-inputs' } },
    { key: 'outputs', label: 'Outputs', control: { type: 'call-outputs' } },
    {
      key: 'timeoutSeconds',
      label: 'Timeout',
      control: { type: 'seconds', min: 1, max: 60, placeholder: 'the action’s own' },
    },
    {
      key: 'processingPrompt',
      label: 'While waiting',
      control: { type: 'text', placeholder: 'PromptSystem.processing' },
    },
  ],
  facts(props, around) {
    const action = actionOf(props.action, around)
    const timeoutSeconds = props.timeoutSeconds ?? action?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS
    const within = { min: 0, max: timeoutSeconds }
    return {
      outputs: [SUCCESS, FAILURE, TIMEOUT],
      uses: Object.entries(props.inputs).flatMap(([name, value]) =>
        valueUses(value, 'secure-action', `inputs.${name}`),
      ),
      assigns: [
        ...Object.entries(props.outputs).flatMap(([property, variable]) =>
          variable === ''
            ? []
            : [
                {
                  output: 'success',
                  variable,
                  field: `outputs.${property}`,
                  source: { type: 'call' as const, action: props.action, property },
                },
              ],
        ),
        ...Object.entries(props.failureOutputs).flatMap(([property, variable]) =>
          variable === ''
            ? []
            : [
                {
                  output: 'failure',
                  variable,
                  field: `failureOutputs.${property}`,
                  source: { type: 'system' as const },
                },
              ],
        ),
      ],
      seconds: {
        success: within,
        failure: within,
        timeout: { min: timeoutSeconds, max: timeoutSeconds },
      },
      call: {
        action: props.action,
        secure: true,
        inputs: props.inputs,
        outputs: props.outputs,
        timeoutSeconds,
      },
      ends: null,
      involvesCaller: false,
    }
  },
  face(props, around) {
    const action = actionOf(props.action, around)
    if (action === undefined) return [[{ type: 'missing', text: 'choose an action' }]]
    const lifetime: readonly FacePart[] =
      action.tokenLifetimeSeconds !== null && action.purpose !== 'payment'
        ? [{ type: 'lifetime', seconds: action.tokenLifetimeSeconds }]
        : []
    const into = Object.values(props.outputs).filter((variable) => variable !== '')
    const more: readonly FacePart[] =
      into.length > 1 ? [{ type: 'more', count: into.length - 1 }] : []
    return [
      [{ type: 'text', text: `${action.request.method} ${pathOf(action)}` }, ...lifetime],
      [{ type: 'text', text: 'into' }, variableFace(into[0] ?? ''), ...more],
    ]
  },
  archy: {
    keys: ['callDataSecure'],
    properties: ['processingPrompt', 'timeout', 'category', 'outputs'],
    write: (props, branches, around) => ({
      processingPrompt:
        props.processingPrompt === ''
          ? { noValue: true }
          : { lit: { name: props.processingPrompt } },
      ...(props.timeoutSeconds === null ? {} : { timeout: writeSeconds(props.timeoutSeconds) }),
      category: writeCall(actionOf(props.action, around), props),
      ...writeBranches(branches, OUTPUTS),
    }),
    read: (body, reading) => {
      const call = readCall(body['category'])
      const prompt = readNamed(body['processingPrompt'])
      return {
        props: {
          action: call === null ? null : findAction(call, true, reading),
          inputs: call?.inputs ?? {},
          outputs: call?.outputs ?? {},
          failureOutputs: call?.failureOutputs ?? {},
          timeoutSeconds: readSeconds(body['timeout']),
          processingPrompt: prompt.type === 'literal' ? String(prompt.value) : '',
        },
        branches: readBranches(body, OUTPUTS),
      }
    },
  },
})

function actionOf(id: ActionId | null, around: Surroundings): DataAction | undefined {
  return id === null ? undefined : around.index.action(id)
}

/** The path of the request, without host and query: what tells two actions of one gateway apart. */
function pathOf(action: DataAction): string {
  const path = action.request.url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  return path === '' ? '/' : path
}
