import { freshId, type VariableId } from '#core/base/ids.ts'
import { renameVariable } from '#core/kinds/rename-variable.ts'
import { SENSITIVITIES } from '#core/model/data-action.ts'
import { WEIGHTS } from '#core/model/design.ts'
import type { Design, Variable } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import type { DataType, Value } from '#core/model/values.ts'
import { editOf, type Gesture } from './arbitrary-edits.ts'

/**
 * Edits of what is declared: variables are added, set, renamed and removed, under names that steps mention and nothing
 * declares, or that mean another variable in another task or in other letters; what fields of actions hold and what digits
 * are keyed in; and what rules weigh.
 */
export function declaringEdits(
  design: Design,
  { what, pick, other }: Gesture,
  undo: readonly Edit[],
): readonly Edit[] {
  const { variables, tasks } = design
  const variable = at(variables, pick)
  const name = at(namesFor(design), other * 31 + pick) ?? 'Task.Other'
  const task = name.startsWith('Flow.') ? null : (at(tasks, other)?.id ?? null)
  const set = (patch: Partial<Omit<Variable, 'id'>>): readonly Edit[] =>
    variable === undefined ? [] : [{ type: 'set-variable', variable: variable.id, patch }]
  switch (what) {
    case 0:
    case 1: {
      const taken = new Set(variables.map(({ id }) => id))
      const like = variable ?? {
        type: 'string' as const,
        secure: false,
        sensitivity: 'none' as const,
      }
      const added: Variable = {
        ...NOTHING_SAID,
        ...like,
        id: freshId<VariableId>(`v${pick % 3}`, taken),
        name,
        task,
        initial: at(INITIALS, other) ?? NONE,
        secure: other % 3 === 0 ? !like.secure : like.secure,
      }
      const index = pick % (variables.length + 1)
      return [{ type: 'add-variable', variable: added, ...(what === 1 && { index }) }]
    }
    case 2:
      return set(
        [
          { initial: at(INITIALS, other) ?? NONE },
          { description: `It is ${other}.` },
          { notSensitiveBecause: other % 2 === 0 ? '' : 'It is a sum.' },
          { type: at(TYPES, other) ?? 'string' },
        ][other % 4] ?? {},
      )
    case 3:
      return set({ secure: other % 2 === 0 })
    case 4:
      return set({ sensitivity: at(SENSITIVITIES, other) ?? 'none' })
    case 5:
      return set({ name, task })
    case 6: {
      const renamed = variable && renameVariable(design, variable.id, name)
      return renamed?.ok === true ? [renamed.value] : []
    }
    case 7: {
      const removed = other % 2 === 0 ? variable : variables.at(-1)
      return removed === undefined ? [] : [{ type: 'remove-variable', variable: removed.id }]
    }
    case 8:
    case 9:
      return undo
    case 10: {
      const node = at(design.nodes, pick)
      const was = node && at(JSON.stringify(node.props).match(MENTIONS) ?? [], other)
      if (node === undefined || was === undefined) return []
      const props = JSON.parse(
        JSON.stringify(node.props).replaceAll(was, name),
      ) as typeof node.props
      return [{ type: 'set-node', node: node.id, patch: { props } }]
    }
    case 11: {
      const rules = ['SF-SEC-01', 'token-headroom', 'sensitive-variable-is-secure', 'no-such-rule']
      const rule = at(rules, pick) ?? ''
      const severities =
        other % 5 === 0 ? {} : { ...design.severities, [rule]: at(WEIGHTS, other) ?? 'off' }
      return [{ type: 'set-severities', severities }]
    }
    case 12:
      if (other % 4 === 0) return handledBy(design, pick)
      return other % 4 === 1
        ? digitEdits(design, { pick, other })
        : contractEdits(design, { pick, other })
    default:
      return editOf(design, { what: other % 14, pick, other: pick })
  }
}

/** A field of an action holds another secret, or none: so do the variables that are bound to it, which stay as they are. */
function contractEdits(
  { actions }: Design,
  { pick, other }: Pick<Gesture, 'pick' | 'other'>,
): readonly Edit[] {
  const action = at(actions, pick)
  if (action === undefined) return []
  const side = pick % 2 === 0 ? 'inputs' : 'outputs'
  const field = at(action[side], other)
  const sensitivity = at(SENSITIVITIES, other + pick) ?? 'none'
  const fields = action[side].map((one) => (one === field ? { ...one, sensitivity } : one))
  return [{ type: 'set-action', action: action.id, patch: { [side]: fields } }]
}

/** Other digits are asked for: they can tell what is keyed in. */
function digitEdits(
  { nodes }: Design,
  { pick, other }: Pick<Gesture, 'pick' | 'other'>,
): readonly Edit[] {
  const node = at(
    nodes.filter(({ props }) => 'digits' in props),
    pick,
  )
  const digits = at(DIGITS, other >> 2)
  if (node === undefined || digits === undefined) return []
  return [{ type: 'set-node', node: node.id, patch: { props: { ...node.props, digits } } }]
}

const DIGITS = [
  { type: 'range', min: 13, max: 19 },
  { type: 'exact', count: 4 },
  { type: 'range', min: 3, max: 4 },
  { type: 'exact', count: 16 },
]

/** Errors lead into a task, or nowhere: where paths begin of which nothing is known. */
function handledBy({ tasks }: Design, pick: number): readonly Edit[] {
  const task = at(tasks, pick)
  const isHandled = task !== undefined && pick % 3 > 0
  const errorHandling = isHandled ? { type: 'task' as const, task: task.id } : DISCONNECT
  return [{ type: 'set-flow', patch: { errorHandling } }]
}

const DISCONNECT = { type: 'disconnect' } as const

/** What steps mention, what is declared, and the same in other letters, of the other scope, or with a property. */
function namesFor({ nodes, actions, variables }: Design): readonly string[] {
  const mentioned = JSON.stringify([nodes, actions]).match(MENTIONS) ?? []
  const names = new Set([...mentioned, ...variables.map(({ name }) => name)])
  return [...names].flatMap((name) => [
    name,
    name,
    name.toLowerCase(),
    name.startsWith('Task.') ? name.replace('Task.', 'Flow.') : name.replace('Flow.', 'Task.'),
    name.includes('.', 5) ? name.slice(0, name.lastIndexOf('.')) : `${name}.total`,
  ])
}

const MENTIONS = /\b(?:Task|Flow)\.[A-Za-z_]\w*(?:\.\w+)*/gi

const NONE: Value = { type: 'none' }
const INITIALS: readonly Value[] = [
  NONE,
  { type: 'literal', value: '' },
  { type: 'literal', value: '4111 1111 1111 1111' },
  { type: 'expression', text: 'Flow.Amount' },
  { type: 'expression', text: 'NOT_SET' },
]
const TYPES: readonly DataType[] = ['string', 'integer', 'boolean']
const NOTHING_SAID = {
  description: '',
  type: 'string',
  secure: false,
  sensitivity: 'none',
} as const

function at<T>(items: readonly T[], n: number): T | undefined {
  return items[n % Math.max(items.length, 1)]
}
