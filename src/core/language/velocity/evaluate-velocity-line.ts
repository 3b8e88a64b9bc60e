import type { TemplateContext } from './velocity.ts'
import { parseVelocity, renderVelocity, type Template } from './velocity.ts'
import { describeTemplateError } from './template-error.ts'
import type { VelocityVersion } from './lexer.ts'

/**
 * What `evaluate velocity` answers: `out` and `error` are those of Velocity 2.x; `out17` or `error17`
 * stand beside them only where 1.7 differs.
 */
export type VelocityLine =
  | { readonly out: string; readonly out17?: string; readonly error17?: string }
  | { readonly error: string; readonly out17?: string }

export function evaluateVelocityLine(line: {
  readonly template: string
  readonly context: TemplateContext
}): VelocityLine {
  const parsed = parseVelocity(line.template)
  if (!parsed.ok) return { error: describeTemplateError(parsed.error) }
  const two = render(parsed.value, line.context, '2.x')
  const one = render(parsed.value, line.context, '1.7')
  if (!('out' in two))
    return 'out' in one ? { error: two.error, out17: one.out } : { error: two.error }
  if (!('out' in one)) return { out: two.out, error17: one.error }
  return one.out === two.out ? { out: two.out } : { out: two.out, out17: one.out }
}

function render(
  template: Template,
  context: TemplateContext,
  version: VelocityVersion,
): { out: string } | { error: string } {
  const rendered = renderVelocity(template, context, { version })
  return rendered.ok ? { out: rendered.value } : { error: describeTemplateError(rendered.error) }
}
