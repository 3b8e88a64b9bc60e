import type { NodeId } from '../../base/ids.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import type { Analysis, Ranks } from '../analyse.ts'
import type { Assignments } from '../assignment.ts'
import type { FlowGraph, GraphEdge } from '../flow-graph.ts'
import type { Roles } from '../roles.ts'
import type { Taint } from '../taint.ts'
import { longestPath } from '../token-time.ts'
import type { TokenUse } from '../token-uses.ts'
import { sameItems, samePath, sameShown, sameMembers } from './answers.ts'
import { type Footprint, type Recorder, WHOLE } from './footprint.ts'
import { watchGraph } from './watched-graph.ts'

/** The same analysis, with everything that is asked of it taken down. */
export function watchAnalysis(raw: Analysis, recorder: Recorder): Analysis {
  const graph = watchGraph(raw.graph, recorder)
  const at = (node: FlowNode) => recorder.place(raw.graph.placeOf(node))
  const assignments = watchAssignments(raw, recorder)
  const roles = watchRoles(raw, recorder)
  const known = new Map<object, { readonly result: unknown; readonly footprint: Footprint }>()
  const shared = <T>(about: object, make: () => T): T => {
    const found = known.get(about) ?? recorder.record(make)
    known.set(about, found)
    recorder.all(found.footprint)
    return found.result as T
  }
  const meet = (uses: readonly TokenUse[]) => {
    for (const { fetch, payment } of uses) {
      at(fetch.node)
      at(payment.node)
    }
    return uses
  }
  const answer: Analysis['answer'] = (question, same = Object.is) => {
    const found = question(raw)
    recorder.answer((later) => same(question(later), found))
    return found
  }
  return {
    graph,
    assignments,
    roles,
    answer,
    get tokenUses() {
      recorder.whole(WHOLE.uses)
      return raw.tokenUses
    },
    usesOf(fetch) {
      at(fetch.node)
      return meet(raw.usesOf(fetch))
    },
    usesThrough(node) {
      at(node)
      return meet(raw.usesThrough(node))
    },
    longest: (use) => shared(use, () => longestPath(graph, assignments, use)),
    shared,
    retime: raw.retime,
    pathTo(node) {
      at(node)
      return answer((analysis) => analysis.pathTo(node), samePath)
    },
    taints: {
      of: (variable, node) => answer(({ taints }): Taint => taints.of(variable, node), sameMembers),
      givenAway: (expression, node) =>
        answer(({ taints }): Taint => taints.givenAway(expression, node), sameMembers),
      holdsAfter: (edge, variable) =>
        answer((analysis) => analysis.taints.holdsAfter(sameEdge(analysis, edge), variable)),
    },
    liveness: {
      isNeeded: (edge, variable) =>
        answer((analysis) => analysis.liveness.isNeeded(sameEdge(analysis, edge), variable)),
      secureAfter: (edge) =>
        answer((analysis) => analysis.liveness.secureAfter(sameEdge(analysis, edge)), sameItems),
    },
    influence: {
      into: (variables) => mention(variables, raw.influence.into(variables)),
      outOf: (variables) => mention(variables, raw.influence.outOf(variables)),
    },
    exposure: {
      shownBy: (expression, task) =>
        answer(({ exposure }) => exposure.shownBy(expression, task), sameShown),
    },
    get inputs() {
      recorder.whole(WHOLE.inputs)
      return raw.inputs
    },
    inputAt(node) {
      at(node)
      return raw.inputAt(node)
    },
    get endless() {
      return answer(({ endless }) => endless, sameItems)
    },
    order: watchOrder(raw, recorder),
    classOf(variable) {
      recorder.variable(variable.id)
      return raw.classOf(variable)
    },
    isReachable(node) {
      recorder.reached(raw.graph.placeOf(node))
      return raw.isReachable(node)
    },
    isOnMainPath(node) {
      recorder.reached(raw.graph.placeOf(node))
      return raw.isOnMainPath(node)
    },
    comesToEnd(node) {
      recorder.reached(raw.graph.placeOf(node))
      return raw.comesToEnd(node)
    },
    standingAt(place) {
      recorder.reached(place)
      return raw.standingAt(place)
    },
    reachesEnd(edge) {
      recorder.reached(edge.toAt)
      return raw.reachesEnd(edge)
    },
    readsOf(node) {
      at(node)
      return raw.readsOf(node)
    },
    readersOf(variable) {
      recorder.variable(variable.id)
      const readers = raw.readersOf(variable)
      for (const { node } of readers) at(node)
      return readers
    },
  }

  function mention<Found extends Iterable<Variable['id']>>(
    variables: readonly Variable[],
    found: Found,
  ): Found {
    for (const { id } of variables) recorder.variable(id)
    for (const id of found) recorder.variable(id)
    return found
  }
}

function watchAssignments(raw: Analysis, recorder: Recorder): Assignments {
  const { assignments, graph } = raw
  const at = (node: FlowNode) => recorder.place(graph.placeOf(node))
  const isSetAt = (node: FlowNode, variable: Variable) => {
    const isSet = assignments.isSetAt(node, variable)
    at(node)
    recorder.answer((later) => later.assignments.isSetAt(node, variable) === isSet)
    return isSet
  }
  return {
    on(edge) {
      recorder.place(edge.fromAt)
      return assignments.on(edge)
    },
    of(node) {
      at(node)
      return assignments.of(node)
    },
    into(variable) {
      recorder.variable(variable.id)
      const edges = assignments.into(variable)
      for (const { fromAt } of edges) recorder.place(fromAt)
      return edges
    },
    to(variable) {
      recorder.variable(variable.id)
      const found = assignments.to(variable)
      for (const { node } of found) at(node)
      return found
    },
    settles(edge, variable) {
      recorder.place(edge.fromAt)
      return assignments.settles(edge, variable)
    },
    isSetAt,
    isSetFor: (node, use, variable) =>
      isSetAt(node, variable) || assignments.isSetFor(node, use, variable),
    get all() {
      recorder.whole(WHOLE.assignments)
      return assignments.all
    },
  }
}

function watchRoles(raw: Analysis, recorder: Recorder): Roles {
  return {
    get fetches() {
      recorder.whole(WHOLE.fetches)
      return raw.roles.fetches
    },
    get payments() {
      recorder.whole(WHOLE.payments)
      return raw.roles.payments
    },
    get spends() {
      recorder.whole(WHOLE.spends)
      return raw.roles.spends
    },
    isPayment(node) {
      recorder.place(raw.graph.placeOf(node))
      return raw.roles.isPayment(node)
    },
    paymentAt(node) {
      recorder.place(raw.graph.placeOf(node))
      return raw.roles.paymentAt(node)
    },
    fetchOn(edge, token) {
      recorder.place(edge.fromAt)
      return raw.roles.fetchOn(edge, token)
    },
  }
}

/** Nobody asks for a place by itself, only which of two nodes comes first. */
function watchOrder(raw: Analysis, recorder: Recorder): Ranks {
  return {
    get(id: NodeId) {
      recorder.ranked(id)
      return raw.order.get(id)
    },
    get size() {
      return raw.order.size
    },
  }
}

/** The edge that leaves the same step by the same output; without one, the step itself has changed. */
function sameEdge({ graph }: { readonly graph: FlowGraph }, edge: GraphEdge): GraphEdge {
  return graph.out(edge.from).find(({ output }) => output === edge.output) ?? edge
}
