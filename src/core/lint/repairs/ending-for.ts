import { disconnect } from '../../kinds/disconnect/index.ts'
import type { Ending } from '../../kinds/facts.ts'
import { kindOf } from '../../kinds/registry.ts'
import { returnToAgent } from '../../kinds/return-to-agent/index.ts'
import type { FlowNode, FlowSettings } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

type EntryMode = FlowSettings['entryMode']

/**
 * Return to Agent is for flows that an agent starts, and gives the caller back to that agent; a disconnect takes the
 * caller away. A transfer is an end for both: it frees the agent (Genesys Resource Center, "End flow action", "Secure
 * flow scenarios").
 */
export function isRightEnding(ends: Ending, mode: EntryMode): boolean {
  return ends === 'transfer' || ends === (mode === 'agent' ? 'return-to-agent' : 'disconnect')
}

/** Puts the right ending in the place of a wrong one. */
export function swapEnding(node: FlowNode, mode: EntryMode): Fix {
  const kind = mode === 'agent' ? returnToAgent : disconnect
  const old = kindOf(node)
  return {
    title: `Replace ${node.name} by ${kind.title}`,
    safety: 'unsafe',
    edits: [
      {
        type: 'set-node',
        node: node.id,
        patch: {
          kind: kind.id,
          props: kind.initial,
          name: node.name === old.title ? kind.title : node.name,
          carried: undefined,
        },
      },
    ],
  }
}
