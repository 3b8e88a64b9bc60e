import fc from 'fast-check'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Task } from '#core/model/design.ts'
import { speech } from '#core/model/values.ts'

/** What is made of a flow: a call is put onto a line, or a step becomes a task of its own that is called in its place. */
interface Putting {
  readonly what: 'call' | 'step into a task' | 'all into a task'
  readonly at: number
  readonly task: number
}

/**
 * The flow of a design with calls put into it: on lines, of tasks that say something, wait for the caller or call each
 * other, and of steps of its own, which are called in their place and once more elsewhere. Its variables become those of
 * the flow, or the steps would not have them any more.
 */
export function withCallsPutIn(designs: fc.Arbitrary<Design>): fc.Arbitrary<Design> {
  const puttings = fc.array(
    fc.record({
      what: fc.constantFrom<Putting['what']>(
        'call',
        'call',
        'call',
        'step into a task',
        'all into a task',
      ),
      at: fc.nat(),
      task: fc.nat(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  return fc
    .record({ design: designs, puttings })
    .map(({ design, puttings }) => puttings.reduce(put, withTasks(inFlow(design))))
}

function inFlow(design: Design): Design {
  const text = JSON.stringify(design).replaceAll('Task.', 'Flow.')
  const moved = JSON.parse(text) as Design
  const known = new Set<string>()
  const variables = moved.variables.filter(({ name }) => !known.has(name) && known.add(name))
  return { ...moved, variables: variables.map((variable) => ({ ...variable, task: null })) }
}

/** `say`, which says something; `twice`, which calls it two times; `maybe`, which calls one of them or none. */
function withTasks(design: Design): Design {
  const step = (task: string, name: string, kind: string, props: FlowNode['props']): FlowNode => ({
    id: `${task} ${name}` as NodeId,
    task: task as TaskId,
    kind,
    name: '',
    props: { ...kindOf({ kind }).initial, ...props },
  })
  const nodes = [
    step('say', 'a', 'play-audio', { audio: speech('Well.') }),
    step('say', 'z', 'end-task', {}),
    step('twice', 'a', 'call-task', { task: 'say' }),
    step('twice', 'b', 'call-task', { task: 'say' }),
    step('twice', 'z', 'end-task', {}),
    step('maybe', 'a', 'decision', { condition: 'true' }),
    step('maybe', 'b', 'call-task', { task: 'twice' }),
    step('maybe', 'c', 'call-task', { task: 'say' }),
    step('maybe', 'z', 'end-task', {}),
  ]
  const edge = (from: string, output: string, to: string) => ({
    from: from as NodeId,
    output,
    to: to as NodeId,
  })
  const edges = [
    edge('say a', 'next', 'say z'),
    edge('twice a', 'default', 'twice b'),
    edge('twice b', 'default', 'twice z'),
    edge('maybe a', 'yes', 'maybe b'),
    edge('maybe a', 'no', 'maybe z'),
    edge('maybe b', 'default', 'maybe c'),
    edge('maybe c', 'default', 'maybe z'),
  ]
  const tasks = ['say', 'twice', 'maybe'].map((name) => ({
    id: name as TaskId,
    name,
    entry: `${name} a` as NodeId,
  }))
  return {
    ...design,
    tasks: [...design.tasks, ...tasks],
    nodes: [...design.nodes, ...nodes],
    edges: [...design.edges, ...edges],
  }
}

function put(design: Design, { what, at, task }: Putting): Design {
  switch (what) {
    case 'call':
      return putCall(design, at, task)
    case 'step into a task':
      return moveStep(design, at)
    case 'all into a task':
      return moveAll(design, at)
  }
}

/** A call on a line; whatever the task ends by, the call goes on along the line. */
function putCall(design: Design, at: number, choice: number): Design {
  const edge = design.edges[at % Math.max(1, design.edges.length)]
  const task = design.tasks.slice(1)[choice % (design.tasks.length - 1)]
  const from = design.nodes.find(({ id }) => id === edge?.from)
  if (edge === undefined || task === undefined || from === undefined) return design
  // No task of those that only call shall call itself: none of it would ever end.
  if (['say', 'twice', 'maybe'].includes(from.task)) return design
  const call = callOf(fresh(design), from.task, task)
  const onward = outputsOf(design, call).map((output) => ({ from: call.id, output, to: edge.to }))
  const edges = design.edges.map((one) => (one === edge ? { ...one, to: call.id } : one))
  return { ...design, nodes: [...design.nodes, call], edges: [...edges, ...onward] }
}

/** A step becomes a task that ends by what the step is left by. */
function moveStep(design: Design, at: number): Design {
  const movable = design.nodes.filter(
    (node) =>
      !kindOf(node).isEntry &&
      !['say', 'twice', 'maybe'].includes(node.task) &&
      !['loop', 'call-task', 'end-task'].includes(node.kind) &&
      design.tasks.every(({ entry }) => entry !== node.id) &&
      outputsOf(design, node).length > 0,
  )
  const step = movable[at % Math.max(1, movable.length)]
  if (step === undefined) return design
  const id = fresh(design)
  const outputs = outputsOf(design, step)
  const task: Task = {
    id: id as string as TaskId,
    name: `Task ${id}`,
    entry: step.id,
    outputPaths: outputs.slice(1),
  }
  const end = (output: string, i: number): FlowNode => ({
    id: `${id} ${output}` as NodeId,
    task: task.id,
    kind: 'end-task',
    name: '',
    props: { ...kindOf({ kind: 'end-task' }).initial, outputPath: i === 0 ? '' : output },
  })
  const call = callOf(id, step.task, task)
  const leave = (edge: FlowEdge): FlowEdge => {
    const i = outputs.indexOf(edge.output)
    return { ...edge, from: id, output: i === 0 ? 'default' : edge.output }
  }
  const into = (edge: FlowEdge): FlowEdge => (edge.to === step.id ? { ...edge, to: id } : edge)
  const ends = outputs.map(end)
  return {
    ...design,
    tasks: [...design.tasks, task],
    nodes: [
      ...design.nodes.map((node) => (node === step ? { ...step, task: task.id } : node)),
      call,
      ...ends,
    ],
    edges: [
      ...design.edges.map((edge) => into(edge.from === step.id ? leave(edge) : edge)),
      ...outputs.map((output, i): FlowEdge => ({ from: step.id, output, to: ends[i]?.id ?? id })),
    ],
  }
}

/** All but where the flow begins becomes a task, some of whose ends lead back; it is called twice in a row. */
function moveAll(design: Design, at: number): Design {
  const [main] = design.tasks
  const start = design.nodes.find(({ task, kind }) => task === main?.id && kindOf({ kind }).isEntry)
  const first = design.edges.find(({ from }) => from === start?.id)
  const entry = design.nodes.find(({ id }) => id === first?.to)
  if (main === undefined || start === undefined || first === undefined) return design
  if (entry?.task !== main.id) return design
  const id = fresh(design)
  const task: Task = { id: id as string as TaskId, name: `Task ${id}`, entry: entry.id }
  const calls = [callOf(id, main.id, task), callOf(`${id} again` as NodeId, main.id, task)]
  const end: FlowNode = {
    id: `${id} end` as NodeId,
    task: main.id,
    kind: 'disconnect',
    name: '',
    props: {},
  }
  const back = (node: FlowNode, i: number): FlowNode => {
    if (node.task !== main.id || node === start) return node
    const moved = { ...node, task: task.id }
    return ['return-to-agent', 'disconnect'].includes(node.kind) && (at >> i) % 2 === 0
      ? { ...moved, kind: 'end-task', props: kindOf({ kind: 'end-task' }).initial }
      : moved
  }
  const edge = (from: NodeId, to: NodeId): FlowEdge => ({ from, output: 'default', to })
  return {
    ...design,
    tasks: [...design.tasks, task],
    nodes: [...design.nodes.map(back), ...calls, end],
    edges: [
      ...design.edges.map((one) => (one === first ? { ...one, to: id } : one)),
      edge(id, `${id} again` as NodeId),
      edge(`${id} again` as NodeId, end.id),
    ],
  }
}

function callOf(id: NodeId, task: TaskId, called: Task): FlowNode {
  return { id, task, kind: 'call-task', name: '', props: { task: called.id } }
}

function outputsOf(design: Design, node: FlowNode): readonly string[] {
  return factsOf(node, indexDesign(design)).outputs.map(({ id }) => id)
}

function fresh({ nodes }: Design): NodeId {
  return `put ${nodes.length}` as NodeId
}
