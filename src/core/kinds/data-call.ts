import { z } from 'zod'
import type { ActionId } from '../base/ids.ts'
import { type DataAction, isStub } from '../model/data-action.ts'
import { valueSchema } from '../model/values.ts'
import { DURATION, PROMPT } from './archy-forms.ts'
import {
  readBranches,
  readNamed,
  readSeconds,
  writeBranches,
  writeSeconds,
} from './archy-values.ts'
import {
  bareInCall,
  CALLED,
  findAction,
  ordered,
  readCall,
  writeCall,
} from './call-secure-data/archy.ts'
import {
  defineNodeKind,
  type FacePart,
  type FaceRow,
  type NodeKind,
  type Surroundings,
} from './define.ts'
import { type Lack, valueLacks } from './demands.ts'
import { moreFace, variableFace } from './face.ts'
import type { Assignment, Place, Source, Use } from './facts.ts'
import { FAILURE, SUCCESS, TIMEOUT } from './outputs.ts'
import { MAX_TIMEOUT_SECONDS } from './timing.ts'
import { valueUses } from './uses.ts'

/** What tells the call of a secure data action from that of a standard one. */
interface DataCall {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly icon: string
  readonly docs: string
  readonly offered: boolean
  readonly secure: boolean
  /** Where its inputs are read. */
  readonly place: Place
  /** The key in Archy, and the one under which the data action is nested. */
  readonly archyKey: string
  readonly actionKey: string
}

/** A kind that calls a data action and leaves by *success*, *failure* or *timeout*. */
export function defineDataCall(call: DataCall): NodeKind {
  const { secure, place, archyKey, actionKey, ...text } = call
  return defineNodeKind({
    ...text,
    group: 'gateway',
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
      { key: 'action', label: 'Action', control: { type: 'action', secure } },
      { key: 'inputs', label: 'Inputs', control: { type: 'call-inputs' } },
      { key: 'outputs', label: 'Outputs', control: { type: 'call-outputs' } },
      {
        key: 'timeoutSeconds',
        label: 'Timeout',
        control: {
          type: 'seconds',
          min: 1,
          max: MAX_TIMEOUT_SECONDS,
          placeholder: 'the action’s own',
        },
      },
      {
        key: 'processingPrompt',
        label: 'While waiting',
        control: { type: 'text', placeholder: 'PromptSystem.processing', names: 'prompts' },
      },
    ],
    facts(props, around) {
      const action = actionOf(props, around)
      const timeoutSeconds =
        props.timeoutSeconds ?? action?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS
      const within = { min: 0, max: timeoutSeconds }
      return {
        outputs: [SUCCESS, FAILURE, TIMEOUT],
        uses: inputUses(props.inputs, place),
        assigns: outputAssigns(props, action?.outputs ?? NO_FIELDS),
        lacks: callLacks(props),
        seconds: {
          success: within,
          failure: within,
          timeout: { min: timeoutSeconds, max: timeoutSeconds },
        },
        call: {
          action: props.action,
          secure,
          inputs: props.inputs,
          outputs: props.outputs,
          timeoutSeconds,
          statesTimeout: props.timeoutSeconds !== null,
          processingPrompt: props.processingPrompt,
        },
        ends: null,
        involvesCaller: false,
      }
    },
    face: (props, around) => callFace(actionOf(props, around), props),
    archy: {
      keys: [archyKey],
      properties: ['processingPrompt', 'timeout', 'category', 'outputs'],
      forms: { processingPrompt: PROMPT, timeout: DURATION, category: CALLED },
      bare: bareInCall,
      fields: {
        action: ['category'],
        inputs: ['category', 'inputs'],
        outputs: ['category', 'successOutputs'],
        failureOutputs: ['category', 'failureOutputs'],
        timeoutSeconds: ['timeout'],
      },
      write: (props, branches, around) => ({
        processingPrompt:
          props.processingPrompt === ''
            ? { noValue: true }
            : { lit: { name: props.processingPrompt } },
        ...(props.timeoutSeconds === null ? {} : { timeout: writeSeconds(props.timeoutSeconds) }),
        category: writeCall(actionOf(props, around), props, actionKey),
        ...writeBranches(branches, OUTPUTS),
      }),
      read: (body, reading) => {
        const read = readCall(body['category'])
        const prompt = readNamed(body['processingPrompt'])
        return {
          props: {
            action: read === null ? null : findAction(read, secure, reading),
            inputs: read?.inputs ?? {},
            outputs: read?.outputs ?? {},
            failureOutputs: read?.failureOutputs ?? {},
            timeoutSeconds: readSeconds(body['timeout']),
            processingPrompt: prompt.type === 'literal' ? String(prompt.value) : '',
          },
          branches: readBranches(body, OUTPUTS),
        }
      },
    },
  })
}

/** A data action's own time-out when neither the step nor the action says another (Genesys Resource Center). */
const DEFAULT_TIMEOUT_SECONDS = 60

const schema = z.object({
  action: z.custom<ActionId>((id) => typeof id === 'string').nullable(),
  inputs: z.record(z.string(), valueSchema),
  outputs: z.record(z.string(), z.string()),
  failureOutputs: z.record(z.string(), z.string()),
  // A number that Architect refuses is read all the same: the step stays a call, and the checks say so.
  timeoutSeconds: z.number().min(0).max(86_400).nullable(),
  processingPrompt: z.string(),
})
type Props = z.infer<typeof schema>

const OUTPUTS = [SUCCESS.id, FAILURE.id, TIMEOUT.id]

function actionOf({ action }: Props, around: Surroundings): DataAction | undefined {
  return action === null ? undefined : around.index.action(action)
}

function inputUses(inputs: Props['inputs'], place: Place): readonly Use[] {
  const uses: Use[] = []
  for (const name of Object.keys(inputs)) {
    const value = inputs[name]
    if (value !== undefined) uses.push(...valueUses(value, place, `inputs.${name}`))
  }
  return uses
}

function outputAssigns(
  { action, outputs, failureOutputs }: Props,
  fields: DataAction['outputs'],
): readonly Assignment[] {
  const assigns: Assignment[] = []
  for (const [property, variable] of ordered(outputs, fields)) {
    if (variable === '') continue
    const source: Source = { type: 'call', action, property }
    assigns.push({ output: SUCCESS.id, variable, field: `outputs.${property}`, source })
  }
  for (const [property, variable] of Object.entries(failureOutputs)) {
    if (variable === '') continue
    const source: Source = { type: 'system' }
    assigns.push({ output: FAILURE.id, variable, field: `failureOutputs.${property}`, source })
  }
  return assigns
}

const NO_FIELDS: DataAction['outputs'] = []

function callLacks({ action, inputs }: Props): readonly Lack[] {
  const lacks: Lack[] = []
  if (action === null) lacks.push({ field: 'action', what: 'the data action that it calls' })
  for (const name of Object.keys(inputs)) {
    const value = inputs[name]
    if (value === undefined || value.type === 'none') continue
    lacks.push(...valueLacks(value, `inputs.${name}`, `a value for the input ${name}`))
  }
  return lacks
}

function callFace(action: DataAction | undefined, props: Props): readonly FaceRow[] {
  if (action === undefined) return [[{ type: 'missing', text: 'choose an action' }]]
  const lifetime: readonly FacePart[] =
    action.tokenLifetimeSeconds !== null && action.purpose !== 'payment'
      ? [{ type: 'lifetime', seconds: action.tokenLifetimeSeconds }]
      : []
  const into = Object.values(props.outputs).filter((variable) => variable !== '')
  return [
    isStub(action)
      ? [{ type: 'missing', text: 'contract to complete' }]
      : [{ type: 'text', text: `${action.request.method} ${pathOf(action)}` }, ...lifetime],
    [{ type: 'text', text: 'into' }, variableFace(into[0] ?? ''), ...moreFace(into.length)],
  ]
}

/** The path of the request, without host and query: what tells two actions of one gateway apart. */
function pathOf(action: DataAction): string {
  const path = action.request.url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  return path === '' ? '/' : path
}
