import { createContext, useContext } from 'react'
import type { FlowNode } from '#core/model/design.ts'

/** The node whose form is shown, for the editors that look beyond their own property. */
export const NodeScope = createContext<FlowNode | null>(null)

export function useNode(): FlowNode {
  const node = useContext(NodeScope)
  if (node === null) throw new Error('Bug: an editor of a node outside of its form')
  return node
}
