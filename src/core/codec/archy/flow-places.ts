import type { NodeId, VariableId } from '../../base/ids.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { FlowParts } from './assemble.ts'
import { placeOfField } from './field-places.ts'
import type { TextPosition } from './yaml-text.ts'

/** Where what is no node stands in the text. */
export interface FlowPlaces {
  /** Where the flow begins. */
  readonly flow: TextPosition
  /** By the settings of the flow, as the design names them, the keys that say them. */
  readonly settings: ReadonlyMap<string, TextPosition>
  readonly variables: ReadonlyMap<VariableId, TextPosition>
  /** Where a field of a node stands, as problems name it; null where the file does not have it. */
  field(node: NodeId, field: string): TextPosition | null
}

/** The keys of a flow that say a setting of the design. */
const SETTINGS: readonly (readonly [setting: string, key: string])[] = [
  ['name', 'name'],
  ['description', 'description'],
  ['division', 'division'],
  ['defaultLanguage', 'defaultLanguage'],
  ['greeting', 'initialGreeting'],
  ['errorHandling', 'settingsErrorHandling'],
  ['errorAudio', 'settingsErrorHandling'],
]

export function placesOf({ tree, flow, variables, nodes, items }: FlowParts): FlowPlaces {
  const { body } = flow
  const kinds = new Map(nodes.map((node) => [node.id, kindOf(node)]))
  return {
    flow: tree.position(tree.root),
    settings: new Map(
      SETTINGS.flatMap(([setting, key]) =>
        body[key] === undefined ? [] : [[setting, tree.keyPosition(body, key)] as const],
      ),
    ),
    variables: new Map(Array.from(variables.items, ([id, item]) => [id, tree.position(item)])),
    field(node, field) {
      const [kind, item] = [kinds.get(node), items.get(node)]
      return kind === undefined || item === undefined ? null : placeOfField(tree, item, kind, field)
    },
  }
}
