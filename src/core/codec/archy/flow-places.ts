import type { NodeId, VariableId } from '../../base/ids.ts'
import type { Json } from '../../model/values.ts'
import { SETTING_KEYS } from '../../kinds/flow-forms.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { FlowParts } from './assemble.ts'
import { placeInFlow, placeOfField, placeOfProperty } from './field-places.ts'
import type { TextPosition } from './yaml-text.ts'

/** Where what is no node stands in the text. */
export interface FlowPlaces {
  /** Where the flow begins. */
  readonly flow: TextPosition
  /**
   * Where the flow says a setting: by its name in the design, or by the keys of the file that lead to it; at the innermost
   * key that the file has. Undefined where it has none.
   */
  setting(field: string): TextPosition | undefined
  /** Where a variable is declared: at a property that the file has, as problems name it, or else at the variable. */
  variable(variable: VariableId, field?: string): TextPosition | undefined
  /** Where a field of a node stands, as problems name it; null where the file does not have it. */
  field(node: NodeId, field: string): TextPosition | null
}

export function placesOf({ tree, flow, variables, nodes, items }: FlowParts): FlowPlaces {
  const { body } = flow
  const unknown = new Map<string, Json>(
    Array.from(variables.unknown, ([task, items]) =>
      items.map(
        (item, i) => [`${task === null ? '' : `tasks.${task}.`}variables.${i}`, item] as const,
      ),
    ).flat(),
  )
  const kinds = new Map(nodes.map((node) => [node.id, kindOf(node)]))
  return {
    flow: tree.position(tree.root),
    setting(field) {
      const declared = unknown.get(field)
      if (declared !== undefined) return tree.position(declared)
      const [first = '', ...rest] = field.split('.')
      const task = first === 'tasks' ? flow.tasks.find(({ id }) => id === rest[0]) : undefined
      if (task !== undefined) {
        return placeInFlow(tree, task.body, rest.slice(1)) ?? tree.position(task.item)
      }
      const keys = [SETTING_KEYS.get(first) ?? first, INNER_KEYS.get(first) ?? []].flat()
      return placeInFlow(tree, body, [...keys, ...rest])
    },
    variable(variable, field) {
      const item = variables.items.get(variable)
      if (item === undefined) return undefined
      return placeOfProperty(tree, item, field) ?? tree.position(item)
    },
    field(node, field) {
      const [kind, item] = [kinds.get(node), items.get(node)]
      return kind === undefined || item === undefined ? null : placeOfField(tree, item, kind, field)
    },
  }
}

/** What the settings for errors hold of the design, below their own key. */
const INNER_KEYS: ReadonlyMap<string, string> = new Map([
  ['errorHandling', 'errorHandling'],
  ['errorAudio', 'preHandlingAudio'],
])
