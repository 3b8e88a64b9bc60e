import type { NodeId } from '../../base/ids.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import type { Analysis, Ranks } from '../analyse.ts'
import type { Assignments } from '../assignment.ts'
import type { Exposure } from '../exposure.ts'
import type { FlowGraph, GraphEdge } from '../flow-graph.ts'
import { type Names, variablesIn } from '../references.ts'
import { solutionsOf } from '../solutions.ts'
import { longestPath } from '../token-time.ts'
import type { TokenUse } from '../token-uses.ts'
import { sameItems } from '../../base/same-items.ts'
import { type Footprint, WHOLE } from './footprint.ts'
import type { Recorder } from './recorder.ts'
import { watchDominance } from './watched-dominance.ts'
import { watchGraph } from './watched-graph.ts'
import { callOf, callsOf, watchRoles } from './watched-roles.ts'

/** What was worked out for several who ask, by what it is about, with what was looked at for it. */
export type Shared = Map<object, SharedResult>

export interface SharedResult {
  readonly result: unknown
  readonly footprint: Footprint
  /** Whether it tells how long steps take. */
  readonly isTimed: boolean
}

/** The same analysis, with everything that is asked of it taken down. `known` is what was worked out before. */
export function watchAnalysis(raw: Analysis, recorder: Recorder, known: Shared): Analysis {
  const graph = watchGraph(raw.graph, recorder)
  const at = (node: FlowNode) => {
    const place = raw.graph.placeOf(node)
    recorder.place(place)
    return place
  }
  const role = (node: FlowNode) => recorder.role(raw.graph.placeOf(node))
  const numbers = raw.graph.index.numbers.byId
  const { slots } = solutionsOf(raw).lore
  const hold = (variable: Variable, node: FlowNode) => {
    const slot = slots.of(variable)
    const place = raw.graph.placeOf(node)
    recorder.exposed(variable.id)
    if (slot === undefined) {
      // It holds nothing anywhere as long as it has no slot.
      recorder.held(place, NO_BIT)
      return
    }
    for (let i = 0; i <= slot.classes.length; i += 1) recorder.held(place, slot.filled + i)
  }
  const names: Names = {
    variable(name, task) {
      const variable = raw.graph.index.variable(name, task)
      if (variable === undefined) recorder.named(name)
      return variable
    },
  }
  const assignments = watchAssignments(raw, recorder)
  const roles = watchRoles(raw, recorder)
  const shareWith = <T>(about: object, isTimed: boolean, make: () => T): T => {
    const found = known.get(about) ?? { ...recorder.record(make), isTimed }
    known.set(about, found)
    recorder.all(found.footprint)
    return found.result as T
  }
  const meet = (uses: readonly TokenUse[]) => {
    for (const { fetch, payment } of uses) {
      recorder.lined(raw.graph.placeOf(fetch.node))
      role(fetch.node)
      role(payment.node)
      callOf(fetch, recorder)
      callOf(payment, recorder)
    }
    return uses
  }
  const answer: Analysis['answer'] = (question, same = Object.is) => {
    const found = question(raw)
    recorder.answer(question, found, same)
    return found
  }
  return {
    graph,
    assignments,
    roles,
    answer,
    get tokenUses() {
      recorder.whole(WHOLE.uses)
      for (const { fetch, payment } of raw.tokenUses) callsOf([fetch, payment], recorder)
      return raw.tokenUses
    },
    usesOf(fetch) {
      role(fetch.node)
      return meet(raw.usesOf(fetch))
    },
    usesThrough(node) {
      role(node)
      return meet(raw.usesThrough(node))
    },
    longest: (use) => shareWith(use, true, () => longestPath(graph, assignments, use)),
    shared: (about, make) => shareWith(about, false, make),
    retime: raw.retime,
    pathTo(node) {
      const place = at(node)
      recorder.reached(place)
      recorder.pathed(place)
      return raw.pathTo(node)
    },
    taints: {
      of(variable, node) {
        hold(variable, node)
        return raw.taints.of(variable, node)
      },
      givenAway(expression, node) {
        at(node)
        for (const variable of variablesIn(expression, node.task, names)) {
          recorder.variable(variable.id)
          hold(variable, node)
        }
        return raw.taints.givenAway(expression, node)
      },
      holdsAfter: (edge, variable) => answer(holdsAfter(edge, variable)),
    },
    liveness: {
      isNeeded(edge, variable) {
        recorder.lined(edge.fromAt)
        const number = numbers.get(variable.id)
        if (number !== undefined) recorder.needed(edge.toAt, number)
        return raw.liveness.isNeeded(edge, variable)
      },
      secureAfter: (edge) => answer(secureAfter(edge), sameItems),
    },
    influence: {
      into: (variables) => mention(variables, raw.influence.into(variables)),
      outOf: (variables) => mention(variables, raw.influence.outOf(variables)),
    },
    exposure: {
      get holds() {
        return answer(holdsOf)
      },
      shownBy(expression, task) {
        for (const { id, name } of variablesIn(expression, task, names)) {
          recorder.exposed(id)
          // What the variable is declared as is not looked at, but which one it is.
          recorder.named(name)
        }
        return raw.exposure.shownBy(expression, task)
      },
    },
    get inputs() {
      recorder.whole(WHOLE.inputs)
      return raw.inputs
    },
    inputAt(node) {
      role(node)
      const input = raw.inputAt(node)
      if (input?.variable !== undefined) recorder.variable(input.variable.id)
      return input
    },
    dominance: watchDominance(raw, recorder, answer),
    get endless() {
      return answer(endlessOf, sameItems)
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
    reachesEnd(edge) {
      recorder.reached(edge.toAt)
      return raw.reachesEnd(edge)
    },
    readsOf(node) {
      recorder.linked(raw.graph.placeOf(node))
      return raw.readsOf(node)
    },
    readersOf(variable) {
      recorder.read(variable.id)
      const readers = raw.readersOf(variable)
      for (const { node } of readers) at(node)
      return readers
    },
  }

  function mention<Found extends Iterable<Variable['id']>>(
    variables: readonly Variable[],
    found: Found,
  ): Found {
    for (const { id } of variables) recorder.filled(id)
    for (const id of found) recorder.filled(id)
    return found
  }
}

const NO_BIT = -1

function watchAssignments(raw: Analysis, recorder: Recorder): Assignments {
  const { assignments, graph } = raw
  const numbers = graph.index.numbers.byId
  const linked = (node: FlowNode) => recorder.linked(graph.placeOf(node))
  const isSetAt = (node: FlowNode, variable: Variable) => {
    const place = graph.placeOf(node)
    const number = numbers.get(variable.id)
    recorder.place(place)
    recorder.reached(place)
    if (number !== undefined) recorder.assigned(place, number)
    return assignments.isSetAt(node, variable)
  }
  return {
    on(edge) {
      recorder.linked(edge.fromAt)
      return assignments.on(edge)
    },
    of(node) {
      linked(node)
      return assignments.of(node)
    },
    into(variable) {
      recorder.filled(variable.id)
      const edges = assignments.into(variable)
      for (const { fromAt } of edges) recorder.lined(fromAt)
      return edges
    },
    to(variable) {
      recorder.filled(variable.id)
      const found = assignments.to(variable)
      for (const { node } of found) linked(node)
      return found
    },
    settles(edge, variable) {
      recorder.linked(edge.fromAt)
      return assignments.settles(edge, variable)
    },
    isSetAt,
    isSetFor(node, use, variable) {
      linked(node)
      return isSetAt(node, variable) || assignments.isSetFor(node, use, variable)
    },
    get all() {
      recorder.whole(WHOLE.assignments)
      return assignments.all
    },
  }
}

/** Nobody asks for a place by itself, only which of two nodes comes first. */
function watchOrder(raw: Analysis, recorder: Recorder): Ranks {
  return {
    get(id: NodeId) {
      const place = raw.graph.index.place(id)
      if (place === undefined) recorder.whole(WHOLE.nodes)
      else recorder.ranked(place)
      return raw.order.get(id)
    },
    at(place) {
      recorder.ranked(place)
      return raw.order.at(place)
    },
    get size() {
      return raw.order.size
    },
  }
}

// Questions are made outside of what is watched: they stay with their answers, and must not hold on to it.

function endlessOf({ endless }: Analysis): Analysis['endless'] {
  return endless
}

function holdsOf({ exposure }: Analysis): Exposure['holds'] {
  return exposure.holds
}

function holdsAfter(edge: GraphEdge, variable: Variable): (whole: Analysis) => boolean {
  return (whole) => whole.taints.holdsAfter(sameEdge(whole, edge), variable)
}

function secureAfter(edge: GraphEdge): (whole: Analysis) => readonly Variable[] {
  return (whole) => whole.liveness.secureAfter(sameEdge(whole, edge))
}

/** The edge that leaves the same step by the same output; without one, the step itself has changed. */
function sameEdge({ graph }: { readonly graph: FlowGraph }, edge: GraphEdge): GraphEdge {
  return graph.out(edge.from).find(({ output }) => output === edge.output) ?? edge
}
