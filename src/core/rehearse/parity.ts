import { sha256Hex } from '../base/sha256.ts'
import type { ActionInput } from '../publish/action-input.ts'
import {
  ACTION_PARTS,
  type ActionPart,
  type ActionTexts,
  differingParts,
  hashesOf,
  textsOf,
} from '../publish/action-parts.ts'

/** What a clone and its original may differ in: the name, and whether it is secure. */
const OWN_PARTS: ReadonlySet<ActionPart> = new Set(['name', 'secure flag'])

export interface Parity {
  /** The hash of the clone as the org has it, and of the action; the same when all parts are. */
  readonly clone: string
  readonly action: string
  /** The parts that are not the same. */
  readonly differing: readonly ActionPart[]
}

/** Whether a clone is what it stands for, but for what a clone must have otherwise. */
export function isProved({ differing }: Pick<Parity, 'differing'>): boolean {
  return differing.length === 0
}

/**
 * One hash for all that a clone and its original must have in common, from the hashes of their parts: those are what is
 * remembered of an action that was published.
 */
export function parityHash(hashes: ActionTexts): string {
  return sha256Hex(JSON.stringify(SHARED_PARTS.map((part) => hashes[part])))
}

/** Whether what was tested is what is published. Both may come from the org, where everything is read back. */
export function parityOf(clone: ActionInput, action: ActionInput): Parity {
  const own = textsOf(clone)
  const other = textsOf(action)
  return {
    clone: parityHash(hashesOf(own)),
    action: parityHash(hashesOf(other)),
    differing: differingParts(own, other).filter((part) => !OWN_PARTS.has(part)),
  }
}

/** The beginning of a hash: enough to compare by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}

const SHARED_PARTS = ACTION_PARTS.filter((part) => !OWN_PARTS.has(part))
