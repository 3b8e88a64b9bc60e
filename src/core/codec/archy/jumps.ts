import type { JsonObject } from '../../kinds/define.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { Json } from '../../model/values.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'

/**
 * Actions that are no step but a way on: in a design they are the edge itself. What such an action holds besides its
 * target (its name, say) is carried by the step that the edge leaves, one entry an output.
 */
export type WayOn = 'jump' | 'jump-to-menu' | 'next-pass' | 'leave-loop'

export const WAY_ON_KEYS: Readonly<Record<WayOn, string>> = {
  jump: ASSUMED.jumpKey.value,
  'jump-to-menu': 'jumpToMenu',
  'next-pass': 'loopNext',
  'leave-loop': 'loopExit',
}

/** Genesys' names of the actions, which Architect gives them when they are added. */
const DEFAULT_NAMES: Readonly<Record<WayOn, string>> = {
  jump: 'Jump to Reusable Task',
  'jump-to-menu': 'Jump to Menu',
  'next-pass': 'Next Loop',
  'leave-loop': 'Exit Loop',
}

/** As public exports of inbound call flows name the menu. */
export const TARGET_MENU = 'targetMenuRef'

/** The body of the action, without its target. What is carried of another action is not this one's. */
export function wayOnBody(way: WayOn, carried: Json | undefined): JsonObject {
  const body = asObject(carried)[WAY_ON_KEYS[way]]
  return body === undefined ? { name: DEFAULT_NAMES[way] } : asObject(body)
}

/** What must be carried of an action that was read; null when it holds nothing of its own. */
export function carriedWayOn(way: WayOn, body: JsonObject): JsonObject | null {
  const { [way === 'jump' ? ASSUMED.targetTask.value : TARGET_MENU]: _, ...rest } = body
  const { name, ...others } = rest
  const isPlain = name === DEFAULT_NAMES[way] && Object.keys(others).length === 0
  return isPlain ? null : { [WAY_ON_KEYS[way]]: rest }
}

/** The key in a step's carried properties; no property of an action has a blank in its name. */
export function wayOnKey(output: string): string {
  return `way on ${output}`
}

/** The key for a jump that follows a step whose branches all lead there. */
export const JOINED_WAY = wayOnKey('')

export function isWayOnKey(key: string): boolean {
  return key.startsWith('way on ')
}
