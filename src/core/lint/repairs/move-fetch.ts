import type { Analysis } from '../../analysis/analyse.ts'
import type { GraphEdge } from '../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../analysis/paths.ts'
import type { TokenFetch } from '../../analysis/roles.ts'
import { type TokenUse, whileAlive } from '../../analysis/token-uses.ts'
import { freshId, type NodeId } from '../../base/ids.ts'
import type { Design, FlowNode, Position } from '../../model/design.ts'
import type { Edit } from '../../model/edit.ts'
import type { Fix } from '../problem.ts'
import { inWords } from '../words.ts'
import { canMove, isSafeMove } from './can-move-fetch.ts'
import { retriesOf } from './fetch-exits.ts'
import { freeSpots } from './free-spot.ts'

/**
 * Moves the fetch of a token to just before the payment, on every path on which its token gets there: what led to the
 * fetch goes on to where its success led, and every way into the payment passes the fetch first. A payment that would
 * have shared the token gets a copy of the fetch for itself. Null when that cannot be done rightly. Ways into
 * `everyWayInto` that bring no token pass the fetch as well.
 */
export function moveFetch(
  analysis: Analysis,
  fetch: TokenFetch,
  everyWayInto: FlowNode | null = null,
): Fix | null {
  if (everyWayInto !== null) return move(analysis, fetch, everyWayInto)
  // Several rules propose the same move.
  return analysis.shared(fetch, () => move(analysis, fetch, null))
}

/**
 * The same for what is only a warning: a flow that is published with it is right for those for whom the fetch fails. Where
 * that leads somewhere, they would hear of it later, after what the fetch is moved behind, so that it is not done unasked.
 * With an error nothing is published, and wherever the fetch stands right they hear of it then.
 */
export function proposeMoveFetch(analysis: Analysis, fetch: TokenFetch): Fix | null {
  const fix = moveFetch(analysis, fetch)
  const starts = new Set(analysis.usesOf(fetch).map(({ start }) => start))
  const isHeard = analysis.graph
    .out(fetch.node)
    .some((edge) => edge.to !== undefined && !starts.has(edge))
  return fix !== null && isHeard ? { ...fix, safety: 'unsafe' } : fix
}

function move(analysis: Analysis, fetch: TokenFetch, everyWayInto: FlowNode | null): Fix | null {
  const uses = analysis.usesOf(fetch)
  const [first] = uses
  const after = first?.start.to
  if (first === undefined || after === undefined || !canMove(analysis, uses)) return null
  const payments = uses.map((use) => use.payment.node)
  const direct = payments.includes(after) ? after : payments[0]
  const fetches = new Map<FlowNode, FlowNode>()
  for (const payment of payments) {
    fetches.set(payment, payment === direct ? fetch.node : copyOf(fetch.node, analysis, fetches))
  }
  const [only] = payments
  const redirected = redirections(analysis, uses, after, fetches, everyWayInto)
  return {
    title:
      payments.length === 1 && only === after
        ? `Fetch a new token each time before ${only.name}`
        : `Move ${fetch.node.name} before ${inWords(payments.map(({ name }) => name))}`,
    safety: isSafeMove(analysis, uses, redirected) ? 'safe' : 'unsafe',
    edits: [...copies(analysis, fetch.node, fetches), ...redirected, ...placement(analysis, first)],
  }
}

function copyOf(
  node: FlowNode,
  { graph }: Analysis,
  made: ReadonlyMap<FlowNode, FlowNode>,
): FlowNode {
  const { index } = graph
  const names = namesOf(index.design.nodes)
  const copies = [...made.values()]
  const isNamed = (name: string) => names.has(name) || copies.some((other) => other.name === name)
  let n = 2
  while (isNamed(`${node.name}_${n}`)) n += 1
  const id = freshId<NodeId>(node.id, {
    has: (id) => index.node(id as NodeId) !== undefined || copies.some((other) => other.id === id),
  })
  return { ...node, id, name: `${node.name}_${n}` }
}

const namesOfNodes = new WeakMap<Design['nodes'], ReadonlySet<string>>()

function namesOf(nodes: Design['nodes']): ReadonlySet<string> {
  const known = namesOfNodes.get(nodes)
  if (known !== undefined) return known
  const names = new Set(nodes.map(({ name }) => name))
  namesOfNodes.set(nodes, names)
  return names
}

/** A copy fails and times out to where the original does. */
function copies(
  { graph }: Analysis,
  fetch: FlowNode,
  fetches: ReadonlyMap<FlowNode, FlowNode>,
): readonly Edit[] {
  const copied = [...fetches].filter(([, node]) => node !== fetch)
  if (copied.length === 0) return []
  const { design } = graph.index
  const spotBeside = freeSpots(design)
  return copied.flatMap(([payment, node]): readonly Edit[] => {
    const position = spotBeside(design.layout[payment.id] ?? { x: 0, y: 0 })
    const exceptions = graph.out(fetch).flatMap(({ output, to }): readonly Edit[] => {
      if (to === undefined || graph.index.target(fetch.id, output) === undefined) return []
      return [
        { type: 'connect', edge: { from: node.id, output, to: to === fetch ? node.id : to.id } },
      ]
    })
    return [{ type: 'add-node', node, position }, ...exceptions]
  })
}

function redirections(
  analysis: Analysis,
  uses: readonly TokenUse[],
  after: FlowNode,
  fetches: ReadonlyMap<FlowNode, FlowNode>,
  everyWayInto: FlowNode | null,
): readonly Edit[] {
  const { graph } = analysis
  const [use] = uses
  if (use === undefined) return []
  const { fetch, start } = use
  const isRetry = retriesOf(analysis, fetch.node, start)
  const newTarget = (edge: GraphEdge): FlowNode | undefined => {
    const { to } = edge
    const passedFetch = to === fetch.node && !isRetry(edge)
    const goesTo = passedFetch ? after : to
    const before = goesTo === undefined ? undefined : fetches.get(goesTo)
    const needsFetch = passedFetch || carries(uses, edge) || goesTo === everyWayInto
    return before !== undefined && needsFetch ? before : goesTo
  }
  const affected = new Set([fetch.node, ...fetches.keys()].flatMap((node) => graph.into(node)))
  const edits = [...affected].flatMap((edge): readonly Edit[] => {
    const to = edge === start ? edge.to : newTarget(edge)
    if (to === undefined || to === edge.to) return []
    return [{ type: 'connect', edge: { from: edge.from.id, output: edge.output, to: to.id } }]
  })
  const ends = [...fetches].flatMap(([payment, node]): readonly Edit[] =>
    node === fetch.node && start.to === payment
      ? []
      : [{ type: 'connect', edge: { from: node.id, output: start.output, to: payment.id } }],
  )
  const entry = fetches.get(after) ?? after
  const entries = graph.index.design.tasks.flatMap((task): readonly Edit[] =>
    task.entry === fetch.node.id && entry !== fetch.node
      ? [{ type: 'set-task', task: task.id, patch: { entry: entry.id } }]
      : [],
  )
  return [...edits, ...ends, ...entries]
}

/** The edges into a payment on which the token that was fetched is still there. */
function carries(uses: readonly TokenUse[], edge: GraphEdge): boolean {
  return uses.some(
    ({ between, replaces, payment }) =>
      edge.to === payment.node && between.has(edge.from.id) && !replaces(edge),
  )
}

/**
 * What stood between moves up by one place, and the fetch takes the last: nothing comes to lie on anything else. Where
 * the fetch is drawn behind all of it already, as after lines that were led astray, everything stays.
 */
function placement(analysis: Analysis, use: TokenUse): readonly Edit[] {
  const { graph } = analysis
  const path =
    findPath(graph, {
      ...whileAlive(use),
      goal: use.payment.node,
    }) ?? []
  const between = nodesOf(path).filter((node) => node !== use.payment.node)
  if (between.length === 0) return []
  const steps = [use.fetch.node, ...between].map(({ id }) => id)
  const slots = analysis.answer((whole) => {
    const { layout } = whole.graph.index.design
    const [own = NOWHERE, ...others] = steps.map((id) => layout[id] ?? NOWHERE)
    return others.every((other) => isDrawnBefore(other, own)) ? [] : [own, ...others]
  }, isSamePlace)
  if (slots.length === 0) return []
  const moved = [...between, use.fetch.node]
  const positions = Object.fromEntries(slots.map((slot, i) => [moved[i]?.id ?? '', slot]))
  return [{ type: 'move-nodes', positions }]
}

const NOWHERE: Position = { x: 0, y: 0 }
const CARD_WIDTH = 232

/** Flows run down, and from there to the right: above in the same column, or in a column to the left. */
function isDrawnBefore(one: Position, other: Position): boolean {
  const isSameColumn = Math.abs(one.x - other.x) < CARD_WIDTH
  return isSameColumn ? one.y < other.y : one.x < other.x
}

function isSamePlace(a: readonly Position[], b: readonly Position[]): boolean {
  return a.length === b.length && a.every(({ x, y }, i) => b[i]?.x === x && b[i].y === y)
}

function nodesOf(path: Path): readonly FlowNode[] {
  return path.flatMap(({ to }) => to ?? [])
}
