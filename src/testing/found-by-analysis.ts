import type { Analysis } from '#core/analysis/analyse.ts'
import type { FlowGraph, GraphEdge } from '#core/analysis/flow-graph.ts'
import { solutionsOf } from '#core/analysis/solutions.ts'
import { standingBit } from '#core/analysis/standing.ts'
import type { States } from '#core/analysis/state-rows.ts'
import { readSlot } from '#core/analysis/taint-slots.ts'
import type { NodeId } from '#core/base/ids.ts'
import type { FlowNode, Variable } from '#core/model/design.ts'

/** What an analysis has found out, by ids and bits. */
export function foundBy(analysis: Analysis): unknown {
  const { graph, inputs, roles, tokenUses, order, endless, readersOf } = analysis
  const { influence, exposure } = analysis
  const { assigned, held, needed, standing, lore } = solutionsOf(analysis)
  const idsOf = (items: readonly { readonly node: { readonly id: NodeId } }[]) =>
    items.map(({ node }) => node.id)
  return {
    steps: graph.index.design.nodes.map((node) => {
      const place = graph.placeOf(node)
      return {
        id: node.id,
        facts: graph.factsAt(place),
        out: graph.outAt(place).map((edge) => [edge.id, endsOf(edge, graph), edge.seconds]),
        into: graph.intoAt(place).map((edge) => [edge.id, endsOf(edge, graph)]),
        reads: graph
          .linksAt(place)
          .reads.map(({ number, variable, use }) => [variableAt(number, graph), variable, use]),
        assigns: graph
          .linksAt(place)
          .assigns.map(({ number, output, target, madeOf }) => [
            variableAt(number, graph),
            output,
            target,
            madeOf,
          ]),
        shown: [...graph.linksAt(place).shown],
        calls: graph.callAt(place),
        stands: standing.at(place),
        rank: order.at(place),
        loop: graph.loops.membersOf(place).map((member) => graph.nodeAt(member)?.id),
      }
    }),
    edges: graph.edges.map(({ id }) => id),
    traits: Object.values(lore.traits).map((nodes: readonly FlowNode[]) => nodes.map(idOf)),
    reads: graph.index.design.variables.map((variable) =>
      readersOf(variable).map(({ node }) => node.id),
    ),
    variables: graph.index.design.variables.map((one) => [
      analysis.classOf(one),
      [...influence.into([one])].toSorted(),
      [...influence.outOf([one])].toSorted(),
      Array.from(exposure.holds.get(one.id) ?? [], ([{ id }, shown]) => [id, shown]),
    ]),
    endless: endless.map(idOf),
    roots: graph.roots.map(({ node, isErrorHandler }) => [node.id, isErrorHandler]),
    states: [assigned, needed].map((states) => rowsOf(states, graph)),
    held: graph.index.design.nodes.map((node) => {
      const row = held.rowOf(graph.placeOf(node))
      const { slots } = lore
      return graph.index.design.variables.map((one) => readSlot(held.bits, row, slots.of(one)))
    }),
    inputs: idsOf(inputs),
    roles: [roles.fetches, roles.payments, roles.spends].map(idsOf),
    uses: tokenUses.map(({ fetch, payment, start, between, onward, replacing }) => [
      fetch.node.id,
      payment.node.id,
      start.id,
      [...between].toSorted(),
      [...onward].toSorted(),
      Array.from(replacing, ({ id }) => id).toSorted(),
    ]),
  }
}

/** By step, whether a path arrives, the bit of each variable, and how the step stands. */
function rowsOf(states: States, graph: FlowGraph): readonly (readonly unknown[])[] {
  const { design, numbers } = graph.index
  return design.nodes.map((node) => {
    const place = graph.placeOf(node)
    return [
      states.reached[place],
      ...design.variables.map(({ id }) => states.has(place, numbers.byId.get(id) ?? -1)),
      states.has(place, standingBit(states.width)),
    ]
  })
}

function variableAt(number: number, { index }: FlowGraph): Variable | undefined {
  return index.numbers.variables[number]
}

function idOf({ id }: FlowNode): NodeId {
  return id
}

/** Where a line begins and ends, by its places and by its steps. */
function endsOf({ from, fromAt, to, toAt }: GraphEdge, graph: FlowGraph): unknown {
  const isPlaced = graph.nodeAt(fromAt) === from && graph.nodeAt(toAt) === to
  return isPlaced && [from.id, to?.id]
}
