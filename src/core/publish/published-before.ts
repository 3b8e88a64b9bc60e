import type { ActionId } from '../base/ids.ts'
import { sha256Hex } from '../base/sha256.ts'
import type { DataAction } from '../model/data-action.ts'
import { toActionInput } from './action-input.ts'
import { textsOf } from './action-parts.ts'
import type { PublishedMemory } from './memory.ts'

/** An action as it was published to an org. */
interface PublishedBefore {
  readonly org: string
  /** What of it is not as it was published and is fixed for good, in words; empty when all is. */
  changesOf(action: DataAction): readonly string[]
}

/**
 * What checks need of what is remembered: of each action, in every org, whether its contract and its secure flag are
 * those that were published. It is told by the same hashes by which a plan replaces an action.
 */
export function publishedBefore(
  memories: readonly PublishedMemory[],
): ReadonlyMap<ActionId, readonly PublishedBefore[]> {
  const found = new Map<ActionId, readonly PublishedBefore[]>()
  for (const { org, actions } of memories) {
    for (const [id, { hashes }] of Object.entries(actions)) {
      const changesOf = (action: DataAction) => {
        const fixed = fixedHashesOf(action)
        return [
          ...(fixed.contract === hashes.contract ? [] : ['its contract is another one']),
          ...(fixed.secure === hashes['secure flag']
            ? []
            : [action.secure ? 'it was not secure' : 'it was secure']),
        ]
      }
      const known = found.get(id as ActionId) ?? []
      found.set(id as ActionId, [...known, { org: org.name, changesOf }])
    }
  }
  return found
}

const hashed = new WeakMap<DataAction, { readonly contract: string; readonly secure: string }>()

/** An action that is edited is another object: what is known of one stays right. */
function fixedHashesOf(action: DataAction) {
  const before = hashed.get(action)
  if (before !== undefined) return before
  const texts = textsOf(toActionInput(action, ''))
  const hashes = { contract: sha256Hex(texts.contract), secure: sha256Hex(texts['secure flag']) }
  hashed.set(action, hashes)
  return hashes
}
