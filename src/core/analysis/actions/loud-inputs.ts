import type { ActionTemplate } from './action-templates.ts'
import { type ActionAnalysis, analyseAction } from './analyse-action.ts'
import { rememberOfAction } from './of-action.ts'
import type { Printed } from './template-walk.ts'

/** A reference that writes its own name into the request when an input has no value: `${input.CVV}`. */
export interface LoudReference {
  readonly template: ActionTemplate
  readonly printed: Printed
}

/**
 * Where a request prints an input without the ! that prints nothing for nothing, and without a condition on the input
 * around it. Any condition that speaks of the input counts as one, so that nothing is claimed that is not so.
 */
export function loudReferences(analysis: ActionAnalysis, input: string): readonly LoudReference[] {
  return unquietReferences(analysis.action).filter(
    ({ printed: { sources, asked } }) =>
      sources.has(input) && !asked.some(({ condition }) => condition.literal.includes(input)),
  )
}

/** Whatever prints its own name for nothing, whether or not a condition stands around it. */
const unquietReferences = rememberOfAction((action): readonly LoudReference[] =>
  analyseAction(action).templates.flatMap((template) => {
    const { part, walk } = template
    const isSent = part !== 'success' && (part !== 'body' || action.request.method !== 'GET')
    if (!isSent || walk === null) return []
    return walk.printed.flatMap((printed) => {
      const { quiet, alternate } = printed.reference
      return quiet || alternate !== null ? [] : [{ template, printed }]
    })
  }),
)
