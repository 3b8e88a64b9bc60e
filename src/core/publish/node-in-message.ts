import type { Design, FlowNode } from '../model/design.ts'

/**
 * The node that a message of the org speaks of, if it names one: the longest name that stands in it as a whole, since
 * the name of one node may be a part of another's.
 */
export function nodeInMessage(message: string, { nodes }: Design): FlowNode | null {
  let found: FlowNode | null = null
  for (const node of nodes) {
    if (node.name.length > (found?.name.length ?? 0) && standsIn(node.name, message)) found = node
  }
  return found
}

const OF_A_WORD = /[\p{L}\p{N}_]/u

function standsIn(name: string, message: string): boolean {
  for (let at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + 1)) {
    const before = message[at - 1] ?? ''
    const after = message[at + name.length] ?? ''
    if (!OF_A_WORD.test(before) && !OF_A_WORD.test(after)) return true
  }
  return false
}
