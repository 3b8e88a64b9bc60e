import type { FlowSettings } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { asObject, readSeconds } from '../archy-values.ts'
import type { JsonObject } from '../define.ts'

/** Genesys' defaults of menus (Resource Center, "Configure default menu settings"). */
export const DEFAULT_SELECTION_SECONDS = 10
const DEFAULT_PLAYS = 3

/** How long the caller can choose after each prompt, and how often that is played: the menu's own, or the flow's. */
export function waitsOf(
  flow: Pick<FlowSettings, 'carried'>,
  own: { readonly selectionSeconds: number | null; readonly plays: number | null },
): { readonly seconds: number; readonly plays: number } {
  const { menuSelectionTimeout, repeatCount } = asObject(flow.carried?.['settingsMenu'])
  return {
    seconds: own.selectionSeconds ?? readSeconds(menuSelectionTimeout) ?? DEFAULT_SELECTION_SECONDS,
    plays: own.plays ?? readCount(repeatCount) ?? DEFAULT_PLAYS,
  }
}

export function readCount(json: Json | undefined): number | null {
  const { lit } = asObject(json)
  return typeof lit === 'number' && Number.isInteger(lit) && lit > 0 ? lit : null
}

export function writeCount(count: number | null): JsonObject {
  return count === null ? { noValue: true } : { lit: count }
}
