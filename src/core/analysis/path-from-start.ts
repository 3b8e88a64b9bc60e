import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { leavesTooSoon } from './first-pass.ts'
import { findPath, type Path, rootEdges } from './paths.ts'

/** A shortest path to a node that a call can take: also where that goes through a loop which surely makes a pass. */
export function pathFromStart(
  { graph, pathTo }: Pick<Analysis, 'graph' | 'pathTo'>,
  node: FlowNode,
): Path {
  const path = pathTo(node) ?? []
  if (!leavesTooSoon(graph, path)) return path
  return findPath(graph, { from: rootEdges(graph), goal: node }) ?? path
}
