import type { NodeId, TaskId } from '#core/base/ids.ts'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design, FlowEdge } from '#core/model/design.ts'

/**
 * A flow of at least so many nodes, of many payments, one task each: the template of the session token again and again,
 * where a caller who has paid goes on to the next, with the CVV emptied. `isRight` false: each fetches its token first,
 * which many rules have something to say of.
 */
export function largeDesign(nodes: number, isRight: boolean): Design {
  const template = findTemplate('session-token')?.build()
  if (template === undefined) throw new Error('Bug: no template “session-token”')
  const base = withForgetting(isRight ? template : fetchedFirst(template))
  const more = copyOf(base, 1, 3).nodes.length
  const copies = Math.max(1, 1 + Math.ceil((nodes - copyOf(base, 0, 2).nodes.length) / more))
  const parts = Array.from({ length: copies }, (_, i) => copyOf(base, i, copies))
  return {
    ...base,
    id: `bench-${nodes}`,
    tasks: parts.flatMap(({ tasks }) => tasks),
    nodes: parts.flatMap((part) => part.nodes),
    edges: parts.flatMap(({ edges }) => edges),
    variables: parts.flatMap(({ variables }) => variables),
    layout: Object.assign({}, ...parts.map(({ layout }) => layout)) as Design['layout'],
  }
}

/** The first one carries the error handler and the start; of the others the part that takes the payment counts. */
function copyOf(base: Design, i: number, copies: number): Design {
  const id = <T extends string>(name: T): T => (i === 0 ? name : (`${name}~${i}` as T))
  const next = (name: NodeId): NodeId => `${name}~${i + 1}` as NodeId
  const [first] = base.tasks
  const kept = base.tasks.filter((task) => i === 0 || task === first)
  const isKept = (task: TaskId) => kept.some((other) => other.id === task)
  const isLast = i === copies - 1
  const nodes = base.nodes.filter(
    (node) =>
      isKept(node.task) &&
      (i === 0 || node.kind !== 'enter-secure-flow') &&
      node.id !== (isLast ? FORGET : 'return-paid'),
  )
  const ids = new Set(nodes.map((node) => node.id))
  const onward = (edge: FlowEdge): FlowEdge => {
    const from = id(edge.from)
    if (edge.from === FORGET) return { ...edge, from, to: next('amount-given' as NodeId) }
    const goesOn = edge.from === 'receipt-prompt' && !isLast
    return { ...edge, from, to: id(goesOn ? FORGET : edge.to) }
  }
  return {
    ...base,
    tasks: kept.map((task) => ({
      ...task,
      id: id(task.id),
      name: `${task.name} ${i}`,
      entry: i === 0 ? task.entry : id('amount-given' as NodeId),
    })),
    nodes: nodes.map((node) => ({
      ...node,
      id: id(node.id),
      task: id(node.task),
      name: i === 0 ? node.name : `${node.name} ${i}`,
      props: ownTexts(node.props, i),
    })),
    edges: base.edges.filter(({ from }) => ids.has(from)).map(onward),
    variables: base.variables.map((variable) => ({
      ...variable,
      id: id(variable.id),
      task: variable.task === null ? null : id(variable.task),
      initial: variable.name === 'Task.Amount' && i > 0 ? AMOUNT : variable.initial,
    })),
    layout: Object.fromEntries(
      Object.entries(base.layout).map(([name, at]) => [id(name), { x: at.x, y: at.y + i * 2000 }]),
    ),
  }
}

const FORGET = 'forget-cvv' as NodeId

/** With a step that empties the CVV, for a flow that goes on. */
function withForgetting(base: Design): Design {
  const [task] = base.tasks
  if (task === undefined) throw new Error('Bug: a template without a task')
  const value = { type: 'literal', value: '' }
  const statements = [{ type: 'string', variable: 'Task.Secure_CVV', value }]
  return {
    ...base,
    nodes: [
      ...base.nodes,
      {
        id: FORGET,
        task: task.id,
        kind: 'update-data',
        name: 'Forget the CVV',
        props: { statements },
      },
    ],
    edges: [...base.edges, { from: FORGET, output: 'next', to: FORGET }],
    layout: { ...base.layout, [FORGET]: { x: 592, y: 400 } },
  }
}

const AMOUNT = { type: 'literal', value: '10.00' } as const

/** Texts differ from copy to copy, as they do in a real flow: nothing is measured that was only remembered. */
function ownTexts(props: Design['nodes'][number]['props'], i: number): typeof props {
  const text = JSON.stringify(props)
  return JSON.parse(
    text.replaceAll('\\"1\\"', `\\"${i}\\"`).replaceAll('your card', `card ${i}`),
  ) as typeof props
}

function fetchedFirst(base: Design): Design {
  const [fetch, first, last] = ['generate-session-token', 'card-number', 'cvv'] as NodeId[]
  return {
    ...base,
    edges: base.edges.map((edge) => {
      if (edge.to === first && edge.from !== fetch && fetch) return { ...edge, to: fetch }
      if (edge.from === fetch && edge.output === 'success' && first) return { ...edge, to: first }
      if (edge.from === last && edge.output === 'success') {
        return { ...edge, to: 'process-payment' as NodeId }
      }
      return edge
    }),
  }
}
