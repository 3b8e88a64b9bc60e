import type { Analysis } from '../../analysis/analyse.ts'
import type { CounterReset } from '../../analysis/counter-resets.ts'
import type { GraphEdge } from '../../analysis/flow-graph.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Edit } from '../../model/edit.ts'
import type { Fix } from '../problem.ts'
import { freeSpots } from './free-spot.ts'

/**
 * Lets a count begin before the loop in which a step sets it back: every path into the loop comes by the step, and what
 * goes round passes it by. Null where paths come into the loop at several places, where something else sets the count
 * back as well, or the step does more than that.
 */
export function setBeforeLoop(
  analysis: Analysis,
  { node, counter, round, isOnly }: CounterReset,
): Fix | null {
  const { graph, dominance } = analysis
  const steps = round.map(({ from }) => from)
  const head = dominance.before.nearestOfAll(steps)
  const onward = wayOnFrom(analysis, node)
  if (head === null || onward === null || !isOnly || !steps.includes(head)) return null
  const goesRound = ({ from }: GraphEdge) => dominance.before.has(from, head)
  const passing = graph.into(node).filter(goesRound)
  const edits = passing.map((edge) => lead(edge, onward.to))
  const title = (before: FlowNode) => `Set ${counter.name} once, before ${before.name}`
  if (head === node) return { title: title(onward.to), safety: 'unsafe', edits }
  if (head.task !== node.task || kindOf(head).isEntry) return null
  const entering = graph.into(head).filter((edge) => !goesRound(edge))
  const { tasks, layout } = graph.index.design
  const beside = layout[head.id] ?? { x: 0, y: 0 }
  return {
    title: title(head),
    safety: 'unsafe',
    edits: [
      ...edits,
      ...entering.map((edge) => lead(edge, node)),
      ...tasks.flatMap(({ id, entry }): readonly Edit[] =>
        entry === head.id ? [{ type: 'set-task', task: id, patch: { entry: node.id } }] : [],
      ),
      lead(onward, head),
      { type: 'move-nodes', positions: { [node.id]: freeSpots({ layout })(beside) } },
    ],
  }
}

type Onward = GraphEdge & { readonly to: FlowNode }

/** The output of a step that sets one variable and does nothing else; null of any other step. */
function wayOnFrom({ graph }: Analysis, node: FlowNode): Onward | null {
  const { outputs, uses, assigns, call, involvesCaller, recordsOutcome } = graph.facts(node)
  const isAll = outputs.length === 1 && assigns.length === 1 && uses.length <= 1
  if (!isAll || call !== null || involvesCaller || recordsOutcome === true) return null
  const [edge] = graph.out(node)
  return edge?.to === undefined || edge.to === node ? null : { ...edge, to: edge.to }
}

function lead({ from, output }: Pick<GraphEdge, 'from' | 'output'>, { id }: FlowNode): Edit {
  return { type: 'connect', edge: { from: from.id, output, to: id } }
}
