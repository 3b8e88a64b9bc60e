import { writeDesign } from '#core/codec/json/write.ts'
import { edges, flowSettings, step, type Step } from '#core/gateways/flow-template.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { DESIGN_FORMAT, DESIGN_VERSION, type Design, type Position } from '#core/model/design.ts'
import { speech } from '#core/model/values.ts'

/** A file as a person has it on the disk. */
export interface TextFile {
  readonly name: string
  readonly text: string
}

const MAIN = 'main' as TaskId

/** The template as it is in a new org, with something else that the caller hears. */
export function withGreeting(text: string): Design {
  const design = sessionTokenTemplate.build()
  return {
    ...design,
    nodes: design.nodes.map((node) => (node.name === 'Welcome' ? { ...node, name: text } : node)),
  }
}

/** Four steps in a row, a step that nothing leads to, and a second task. */
export function smallFlow(name = 'Small flow'): Design {
  const after = 'after' as TaskId
  return flowOf(name, {
    tasks: [
      { id: MAIN, name: 'Main', entry: 'enter' as NodeId },
      { id: after, name: 'Afterwards', entry: 'bye' as NodeId },
    ],
    columns: [
      [
        enter(),
        say('hello', 'Hello'),
        say('news', 'News'),
        step(MAIN, 'end', 'return-to-agent', 'The end', 0, {}),
      ],
      [say('loose', 'Loose')],
      [
        step(after, 'bye', 'play-audio', 'Goodbye', 1, { audio: speech('Goodbye.') }),
        step(after, 'gone', 'return-to-agent', 'Gone', 0, {}),
      ],
    ],
    edges: [
      ...edges('enter', { next: 'hello' }),
      ...edges('hello', { next: 'news' }),
      ...edges('news', { next: 'end' }),
      ...edges('loose', { next: 'end' }),
      ...edges('bye', { next: 'gone' }),
    ],
  })
}

/** One after the other in columns of ten, so that the whole of it can be seen at once. */
export function longFlow(count: number): Design {
  const ids = Array.from({ length: count - 2 }, (_, i) => `step-${i + 1}`)
  const steps = [
    enter(),
    ...ids.map((id, i) => say(id, `Step ${i + 1}`)),
    step(MAIN, 'end', 'return-to-agent', 'The end', 0, {}),
  ]
  const columns = Array.from({ length: Math.ceil(count / 10) }, (_, i) =>
    steps.slice(10 * i, 10 * i + 10),
  )
  const order = steps.map(({ node }) => node.id)
  return flowOf('Long flow', {
    tasks: [{ id: MAIN, name: 'Main', entry: 'enter' as NodeId }],
    columns,
    edges: order.slice(1).flatMap((to, i) => edges(order[i] ?? '', { next: to })),
  })
}

/** One below the other: as high as it is long. */
export function tallFlow(count: number): Design {
  const flow = longFlow(count)
  const layout = flow.nodes.map(({ id }, i): [string, Position] => [id, { x: 0, y: i * 116 }])
  return { ...flow, layout: Object.fromEntries(layout) }
}

export function fileOf(design: Design, name = 'flow.secureflow.json'): TextFile {
  return { name, text: writeDesign(design) }
}

function flowOf(
  name: string,
  parts: {
    readonly tasks: Design['tasks']
    readonly columns: readonly (readonly Step[])[]
    readonly edges: Design['edges']
  },
): Design {
  const placed = parts.columns.flatMap((column, x) => column.map(({ node }, y) => ({ node, x, y })))
  const layout: Record<string, Position> = {}
  for (const { node, x, y } of placed) layout[node.id] = { x: x * 300, y: y * 116 }
  return {
    format: DESIGN_FORMAT,
    version: DESIGN_VERSION,
    id: name.toLowerCase().replaceAll(' ', '-'),
    flow: flowSettings({ name }),
    tasks: parts.tasks,
    nodes: placed.map(({ node }) => node),
    edges: parts.edges,
    variables: [],
    actions: [],
    layout,
    suppressions: [],
    severities: {},
  }
}

function enter() {
  return step(MAIN, 'enter', 'enter-secure-flow', 'Enter secure flow', 1, { unpack: [] })
}

function say(id: string, name: string) {
  return step(MAIN, id, 'play-audio', name, 1, { audio: speech(`${name}.`) })
}
