import type { VariableId } from '../base/ids.ts'
import type { ContractField, DataAction, Sensitivity } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import { isStub } from './actions/analyse-action.ts'
import type { Assignments } from './assignment.ts'
import type { FlowGraph } from './flow-graph.ts'

/** What a variable holds, and how we know. */
export interface Classification {
  readonly sensitivity: Sensitivity
  readonly because: 'declared' | 'bound' | 'named'
}

const NOT_SENSITIVE: Classification = { sensitivity: 'none', because: 'declared' }

/**
 * The class of every variable: what the design declares; else what the field of a contract says that it is bound to;
 * else what its name says, when the caller keys it in or a secure action returns it.
 */
export function classifyVariables(
  graph: FlowGraph,
  assignments: Assignments,
): (variable: Variable) => Classification {
  const bound = new Map<VariableId, Sensitivity>()
  const named = new Map<VariableId, Sensitivity>()
  const note = (variable: Variable | undefined, sensitivity: Sensitivity) => {
    if (variable !== undefined && sensitivity !== 'none') bound.set(variable.id, sensitivity)
  }
  const { index } = graph
  for (const node of index.design.nodes) {
    const { call } = graph.facts(node)
    const action = call === null || call.action === null ? undefined : index.action(call.action)
    if (call === null || action === undefined) continue
    for (const field of action.inputs) {
      const value = call.inputs[field.name]
      if (value?.type === 'expression') {
        note(index.variable(value.text.trim(), node.task), sensitivityOfField(action, field))
      }
    }
    for (const field of action.outputs) {
      note(
        index.variable(call.outputs[field.name] ?? '', node.task),
        sensitivityOfField(action, field),
      )
    }
  }
  for (const { assignment } of assignments.all) {
    const { target, source } = assignment
    if (target === undefined || (source.type !== 'keypad' && source.type !== 'call')) continue
    if (target.type !== 'boolean') named.set(target.id, sensitivityOfName(target.name))
  }
  return (variable) => {
    if (variable.sensitivity !== 'none')
      return { sensitivity: variable.sensitivity, because: 'declared' }
    if (variable.notSensitiveBecause !== undefined) return NOT_SENSITIVE
    const byField = bound.get(variable.id)
    if (byField !== undefined) return { sensitivity: byField, because: 'bound' }
    const byName = named.get(variable.id) ?? 'none'
    return byName === 'none' ? NOT_SENSITIVE : { sensitivity: byName, because: 'named' }
  }
}

/** What a field of an action holds: as its contract says, or by its name while the action is an imported stub. */
export function sensitivityOfField(action: DataAction, field: ContractField): Sensitivity {
  if (field.sensitivity !== 'none' || !isStub(action)) return field.sensitivity
  return sensitivityOfName(field.name)
}

/** Words that make a name speak about a secret rather than hold it: Card_Type, tokenStatus, expMonthValid, last4. */
const ABOUT = new Set([
  'type',
  'brand',
  'status',
  'state',
  'valid',
  'ok',
  'length',
  'last',
  'last4',
  'count',
  'attempt',
  'attempts',
  'tries',
  'retries',
  'masked',
  'result',
  'error',
  'message',
  'present',
  'holder',
  'cardholder',
  'name',
  'country',
  'issuer',
  'network',
  'scheme',
  'accepted',
  'approved',
  'confirmed',
  'declined',
  'choice',
  'option',
  'prompt',
  'entered',
  'expires',
  'lifetime',
])

const NAMES: readonly (readonly [Sensitivity, RegExp])[] = [
  ['cvv', /(^|_)(cvv2?|cvc2?|cid|csc|cvn|security_code)(_|$)/],
  ['expiry', /(^|_)(exp|expiry|expiration|mmyy)(_|$)/],
  ['token', /(^|_)(token|nonce)(_|$)/],
  [
    'credential',
    /(^|_)(secret|password|apikey|(api|access|secret|private|merchant|encryption)_key)(_|$)/,
  ],
  ['pan', /(^|_)(pan|cc|ccn|card|credit_?card|debit_?card|card_?number)(_|$)/],
]

/** What a name without its prefix says that it holds, in words cut at underscores and capitals. */
export function sensitivityOfName(name: string): Sensitivity {
  const words = name
    .slice(name.indexOf('.') + 1)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
  if (words.split(/[_\W]+/).some((word) => ABOUT.has(word))) return 'none'
  return NAMES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'none'
}
