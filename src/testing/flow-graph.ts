import type { NodeId, TaskId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { Design, FlowEdge } from '#core/model/design.ts'
import { emptyDesign } from './empty-design.ts'

/** Words for the kinds that the shape of a flow needs. */
const KIND_OF = {
  enter: 'enter-secure-flow',
  say: 'play-audio',
  collect: 'collect-input',
  call: 'call-secure-data',
  decide: 'decision',
  end: 'return-to-agent',
} as const

/**
 * A flow by its shape alone, for tests of layout and of gestures: nodes as `name: word`, edges as
 * `from.output > to`. The first node is the entry; a name like `other/x` puts x into the task `other`.
 */
export function flowGraph(
  nodes: Readonly<Record<string, keyof typeof KIND_OF>>,
  edges: readonly string[] = [],
): Design {
  const list = Object.entries(nodes).map(([path, word]) => {
    const [id = path, task = 'main'] = path.split('/').reverse()
    const kind = KIND_OF[word]
    return {
      id: id as NodeId,
      task: task as TaskId,
      kind,
      name: id,
      props: kindOf({ kind }).initial,
    }
  })
  const tasks = [...new Set(list.map((node) => node.task))]
  return {
    ...emptyDesign({ name: 'Graph' }),
    tasks: tasks.map((id) => {
      return { id, name: id, entry: list.find((node) => node.task === id)?.id ?? null }
    }),
    nodes: list,
    edges: edges.map(readEdge),
    layout: Object.fromEntries(list.map(({ id }) => [id, { x: 0, y: 0 }])),
  }
}

function readEdge(text: string): FlowEdge {
  const match = /^(\S+)\.(\S+) > (\S+)$/.exec(text)
  if (match === null) throw new Error(`Not an edge: ${text}`)
  const [, from, output, to] = match
  return { from: from as NodeId, output: output ?? '', to: to as NodeId }
}
