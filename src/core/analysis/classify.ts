import { ownValue } from '../base/own-value.ts'
import type { VariableId } from '../base/ids.ts'
import type { ContractField, DataAction, Sensitivity } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import { isStub } from './actions/analyse-action.ts'
import type { Assignments } from './assignment.ts'
import type { FlowGraph } from './flow-graph.ts'
import { wordsOfName } from './name-words.ts'
import { ABOUT_WORDS, SENSITIVE_NAMES } from './sensitive-names.ts'

/** What a variable holds, and how we know: `named` is a guess from a name, its own or that of a stub’s field. */
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
  const bound = new Map<VariableId, Classification>()
  const named = new Map<VariableId, Sensitivity>()
  const note = (variable: Variable | undefined, action: DataAction, field: ContractField) => {
    const sensitivity = sensitivityOfField(action, field)
    if (variable === undefined || sensitivity === 'none') return
    const because = field.sensitivity === 'none' ? 'named' : 'bound'
    bound.set(variable.id, { sensitivity, because })
  }
  const { index } = graph
  for (const node of index.design.nodes) {
    const { call } = graph.facts(node)
    const action = call === null || call.action === null ? undefined : index.action(call.action)
    if (call === null || action === undefined) continue
    for (const field of action.inputs) {
      const value = ownValue(call.inputs, field.name)
      if (value?.type === 'expression') {
        note(index.variable(value.text.trim(), node.task), action, field)
      }
    }
    for (const field of action.outputs) {
      note(index.variable(ownValue(call.outputs, field.name) ?? '', node.task), action, field)
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
    if (byField !== undefined) return byField
    const byName = named.get(variable.id) ?? 'none'
    return byName === 'none' ? NOT_SENSITIVE : { sensitivity: byName, because: 'named' }
  }
}

/** What a field of an action holds: as its contract says, or by its name while the action is an imported stub. */
export function sensitivityOfField(action: DataAction, field: ContractField): Sensitivity {
  if (field.sensitivity !== 'none' || !isStub(action)) return field.sensitivity
  return sensitivityOfName(field.name)
}

/** What a name without its prefix says that it holds. */
export function sensitivityOfName(name: string): Sensitivity {
  const words = wordsOfName(name)
  if (words.split('_').some((word) => ABOUT_WORDS.has(word))) return 'none'
  return SENSITIVE_NAMES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'none'
}
