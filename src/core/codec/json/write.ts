import { assert } from '../../base/assert.ts'
import { kindOf } from '../../kinds/registry.ts'
import { type Design, designSchema, type FlowNode, type Position } from '../../model/design.ts'

/**
 * The text of a `*.secureflow.json`. Properties stand in the order of the schema, whatever order they were set in, so
 * that a diff in Git shows what was changed and nothing else. The author's own names (of a translation map, say)
 * keep the author's order.
 */
export function writeDesign(design: Design): string {
  const ordered = designSchema.parse({
    ...design,
    nodes: design.nodes.map(orderProps),
    layout: orderLayout(design),
  })
  return `${JSON.stringify(withoutUsual(ordered), null, 2)}\n`
}

/** Most designs leave to rules what they weigh. */
function withoutUsual({ severities, ...design }: Design): Partial<Design> {
  return Object.keys(severities).length === 0 ? design : { ...design, severities }
}

/** Properties in the order of the kind's schema. */
function orderProps(node: FlowNode): FlowNode {
  const checked = kindOf(node).check(node.props)
  assert(checked.ok, `node ${node.id} holds properties that its kind refuses`)
  return { ...node, props: checked.value }
}

/** Positions in the order of the nodes. */
function orderLayout(design: Design): Record<string, Position> {
  const ordered: Record<string, Position> = {}
  for (const { id } of design.nodes) {
    const position = design.layout[id]
    if (position !== undefined) ordered[id] = position
  }
  return { ...ordered, ...omitKnown(design.layout, ordered) }
}

function omitKnown(
  layout: Readonly<Record<string, Position>>,
  known: Readonly<Record<string, Position>>,
): Record<string, Position> {
  const rest = Object.entries(layout).filter(([id]) => !Object.hasOwn(known, id))
  return Object.fromEntries(rest.sort(([a], [b]) => (a < b ? -1 : 1)))
}
