import type { CallState } from '#core/simulate/call-state.ts'

/** A call that a person makes from the sandbox's page, as far as it has come. */
export interface LiveCall {
  readonly flow: { readonly id: string; readonly name: string; readonly version: number }
  readonly call: CallState
  readonly log: readonly LogLine[]
  /** Keys pressed one by one that are not enough for the question yet. */
  readonly typed: string
  /** When the question was asked, in milliseconds since 1970: how long the caller takes counts. */
  readonly askedAt: number
}

/** Something that happened, without what must not be seen: secure values are masked before they get here. */
export interface LogLine {
  readonly seconds: number
  readonly who: 'flow' | 'caller' | 'gateway' | 'agent'
  /** Name of the step; null for what the flow itself does. */
  readonly where: string | null
  readonly text: string
}

/** What stands in place of something secret: only how long it is. */
export function masked(text: string): string {
  if (text === '') return 'empty'
  return `${'•'.repeat(Math.min(text.length, 24))} (${text.length} ${text.length === 1 ? 'character' : 'characters'})`
}
