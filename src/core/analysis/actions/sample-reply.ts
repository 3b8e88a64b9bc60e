import { renderVelocity } from '../../language/velocity/velocity.ts'
import type { DataAction } from '../../model/data-action.ts'
import { analyseAction } from './analyse-action.ts'
import { jsonTrouble } from './sample-body.ts'

/**
 * What is wrong with what the success template gives for sample values, in a sentence; null when nothing is, or when it
 * cannot be rendered with them. The values are right with and without quotes around them, and stand for every name:
 * quotes, defaults and names have rules of their own.
 */
export function replyTrouble(action: DataAction): string | null {
  const { success } = analyseAction(action)
  const { parsed, references, text } = success
  if (!parsed.ok || text.trim() === '') return null
  const version = parsed.value.parsed['2.x'].ok ? '2.x' : '1.7'
  const names = references.map(({ reference: { root } }) => root).filter((name) => !TOOLS.has(name))
  let first: string | null = null
  for (const sample of SAMPLES) {
    const context = Object.fromEntries(names.map((name) => [name, sample]))
    const rendered = renderVelocity(parsed.value, context, { version })
    if (!rendered.ok) continue
    const trouble = jsonTrouble(rendered.value)
    if (trouble === null) return null
    first ??= trouble
  }
  return first
}

/** A list is what `firstFromArray` takes. */
const SAMPLES: readonly string[] = ['0', '[0]']

const TOOLS: ReadonlySet<string> = new Set(['esc', 'math', 'encoding', 'successTemplateUtils'])
