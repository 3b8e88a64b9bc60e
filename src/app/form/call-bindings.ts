import type { JsonObject } from '#core/kinds/define.ts'
import type { Control } from '#core/kinds/fields.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { FlowNode } from '#core/model/design.ts'

/** The bindings of a node that is to call an action, as far as the action knows their names. */
export function bindingsFor(node: FlowNode, action: DataAction): JsonObject {
  return {
    ...keepBindings(node, 'call-inputs', action.inputs),
    ...keepBindings(node, 'call-outputs', action.outputs),
  }
}

function keepBindings(
  node: FlowNode,
  control: Control['type'],
  fields: DataAction['inputs'],
): JsonObject {
  const names = new Set(fields.map(({ name }) => name))
  return Object.fromEntries(
    kindOf(node)
      .fields.filter((field) => field.control.type === control)
      .map(({ key }) => [
        key,
        Object.fromEntries(
          Object.entries(node.props[key] ?? {}).filter(([name]) => names.has(name)),
        ),
      ]),
  )
}
