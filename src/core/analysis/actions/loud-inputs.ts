import type { ActionTemplate } from './action-templates.ts'
import type { ActionAnalysis } from './analyse-action.ts'
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
  return analysis.templates
    .filter(({ part }) => part !== 'success')
    .filter(({ part }) => part !== 'body' || analysis.action.request.method !== 'GET')
    .flatMap((template) =>
      (template.walk?.printed ?? []).flatMap((printed) => {
        const { reference, sources, asked } = printed
        if (reference.quiet || reference.alternate !== null || !sources.has(input)) return []
        const isGuarded = asked.some(({ condition }) => condition.literal.includes(input))
        return isGuarded ? [] : [{ template, printed }]
      }),
    )
}
