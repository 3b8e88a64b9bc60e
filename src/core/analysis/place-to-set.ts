import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { isUnset } from './assignment.ts'
import { findPath } from './paths.ts'
import { isPart } from './written-ids.ts'

/**
 * The last step before which a variable can be given one value that is there on every path to a node, and takes the
 * place of none that was given before. Null where nothing gives it any, or something takes it away; where it would be the
 * step with which the flow begins; and where paths come from several places.
 */
export function placeToSet(
  { graph, assignments, dominance, isReachable }: Analysis,
  node: FlowNode,
  variable: Variable,
): FlowNode | null {
  const { loopAt } = graph.loops
  const setting = [...assignments.into(variable)].filter(
    (edge) => isReachable(edge.from) && findPath(graph, { from: [edge], goal: node }) !== null,
  )
  const isTakenAway = setting
    .flatMap((edge) => assignments.on(edge))
    .some(({ target, source }) => target === variable && isUnset(source))
  if (setting.length === 0 || isTakenAway) return null
  // What comes after it and leads back to it would find its value replaced.
  const comesBack = (step: FlowNode) => {
    const loop = loopAt(graph.placeOf(step))
    return setting.some(({ toAt }) => loopAt(toAt) === loop)
  }
  const { nearest, nearestOfAll } = dominance.before
  let place = nearestOfAll([node, ...setting.map(({ from }) => from)])
  const isElsewhere = ({ task }: FlowNode) => variable.task !== null && variable.task !== task
  while (place !== null && (comesBack(place) || isPart(place.id) || isElsewhere(place))) {
    place = nearest(place)
  }
  return place !== null && nearest(place) !== null ? place : null
}
