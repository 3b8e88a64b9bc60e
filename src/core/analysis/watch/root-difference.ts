import { sameItems } from '../../base/same-items.ts'
import type { FlowGraph } from '../flow-graph.ts'
import type { Marks } from './difference.ts'
import { WHOLE } from './footprint.ts'

/** Marks the steps with which paths begin now and did not, or begin no more: others are told of the list alone. */
export function compareRoots(before: FlowGraph, after: FlowGraph, difference: Marks): void {
  if (sameItems(rootsOf(before), rootsOf(after))) return
  difference.whole |= WHOLE.roots
  for (const { node } of [...before.roots, ...after.roots]) {
    const place = before.placeOf(node) < 0 ? after.placeOf(node) : before.placeOf(node)
    const [was, is] = [before.rootAt(place), after.rootAt(place)]
    const isAlike = was?.isErrorHandler === is?.isErrorHandler && was?.isUnseen === is?.isUnseen
    if (!isAlike && place >= 0) difference.changed[place] = 1
  }
}

function rootsOf({ roots }: FlowGraph): readonly unknown[] {
  return roots.flatMap(({ node, isErrorHandler, isUnseen }) => [node, isErrorHandler, isUnseen])
}
