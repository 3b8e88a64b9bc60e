import type { NodeId, TaskId } from '#core/base/ids.ts'
import type { JsonObject } from '#core/kinds/define.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import type { Json } from '#core/model/values.ts'

/**
 * What Archy carries of a design, without ids: nodes are numbered as they are reached from the tasks' entries, by
 * their outputs in order. Two designs that Archy cannot tell apart are equal here. How a flow is started it does not say.
 */
export function canonicalDesign(design: Design): unknown {
  const index = indexDesign(design)
  const numbers = new Map<NodeId, number>()
  const reach = (start: NodeId | null): void => {
    const open = start === null ? [] : [start]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const node = index.node(id)
      if (node === undefined || numbers.has(id)) continue
      numbers.set(id, numbers.size)
      const targets = factsOf(node, index).outputs.map((output) =>
        index.target(id ?? '', output.id),
      )
      for (const target of targets.toReversed()) if (target !== undefined) open.push(target)
    }
  }
  for (const task of design.tasks) reach(task.entry)
  const taskNumber = (id: TaskId | null) => design.tasks.findIndex((task) => task.id === id)
  const { errorHandling, entryMode: _, ...flow } = design.flow
  return {
    flow: {
      ...flow,
      errorHandling:
        errorHandling.type === 'task'
          ? { type: 'task', task: taskNumber(errorHandling.task) }
          : errorHandling,
    },
    tasks: design.tasks.map(({ name, carried, entry, outputPaths }) => ({
      name,
      outputPaths: outputPaths ?? [],
      carried,
      entry: entry === null ? null : numbers.get(entry),
    })),
    nodes: [...numbers.keys()].map((id) => {
      const node = index.node(id)
      if (node === undefined) throw new Error(`no node ${id}`)
      const { name, kind, task, carried } = node
      return {
        kind,
        carried,
        ...(kindOf(node).isEntry ? {} : { name }),
        task: taskNumber(task),
        props: withTaskNumbers(withActionNames(node.props, design), node, taskNumber),
        edges: factsOf(node, index).outputs.map((output) => {
          const target = index.target(id, output.id)
          return [output.id, target === undefined ? null : numbers.get(target)]
        }),
      }
    }),
    variables: [null, ...design.tasks.map(({ id }) => id)].flatMap((task) =>
      design.variables
        .filter((variable) => variable.task === task)
        .map(({ name, type, secure, description, initial, carried }) => ({
          scope: taskNumber(task),
          name,
          type,
          secure,
          description,
          initial,
          carried,
        })),
    ),
  }
}

function withTaskNumbers(
  props: JsonObject,
  node: FlowNode,
  numberOf: (task: TaskId) => number,
): JsonObject {
  const keys = kindOf(node).fields.flatMap(({ key, control }) =>
    control.type === 'task' ? [key] : [],
  )
  const numbers = keys.flatMap((key) => {
    const task = props[key]
    return typeof task === 'string' ? [[key, numberOf(task as TaskId)] as const] : []
  })
  return { ...props, ...Object.fromEntries(numbers) }
}

function withActionNames(props: Readonly<Record<string, Json>>, design: Design) {
  const action = design.actions.find(({ id }) => id === props['action'])
  return action === undefined ? props : { ...props, action: `${action.category}/${action.name}` }
}
