import type { ActionAnalysis } from '../../analysis/actions/analyse-action.ts'
import type { PlainComparison } from '../../analysis/actions/plain-comparisons.ts'
import { readJson } from '../../language/json/lossless-json.ts'
import type { Fix } from '../problem.ts'
import { editTemplate, type Replacement } from './edit-action.ts'

/** Mends all comparisons of the template that can be mended as surely as this one; null for one that cannot. */
export function compareAsJson(
  analysis: ActionAnalysis,
  comparison: PlainComparison,
  comparisons: readonly PlainComparison[],
): Fix | null {
  const { success, action } = analysis
  const safety = safetyOf(comparison)
  const together = comparisons
    .filter((other) => safetyOf(other) === safety)
    .map((other) => replacementFor(other, success.text))
  const replacements = together.flatMap((replacement) => replacement ?? [])
  if (safety === null || replacementFor(comparison, success.text) === null) return null
  return {
    title: `Compare ${replacements.length === 1 ? comparison.translation.name : `${replacements.length} values`} as JSON text`,
    safety,
    edits: [editTemplate(action, success, replacements)],
  }
}

/** As JSON text in a literal of Velocity: single quotes, which are doubled inside. */
function jsonLiteral(value: string): string {
  return `'${JSON.stringify(value).replaceAll("'", "''")}'`
}

/** A comparison with bare text never held. What a value alone was meant to say, a default tells surely, a name likely. */
function safetyOf(comparison: PlainComparison): Fix['safety'] | null {
  return comparison.text === null ? testOf(comparison).safety : 'safe'
}

/** Names that booleans of gateways have. */
const BOOLEAN_NAME =
  /^(?:is|has|was|can)[A-Z_]|(?:approved|accepted|succeeded|success|successful|paid|captured|authori[sz]ed|verified|valid|ok|declined|failed|flag|used|live)$/i

function testOf({ translation, reference, isAlone }: PlainComparison): {
  readonly text: string
  readonly safety: Fix['safety'] | null
} {
  const { name, text: path, fallback } = translation
  const written = reference.literal.replace('$!', '$')
  const known = readJson(fallback ?? '')
  const wrap = (test: string) => (isAlone ? test : `(${test})`)
  if (known.ok && known.value === '') return { text: wrap(`${written} != '""'`), safety: 'safe' }
  const text = wrap(`${written} == "true"`)
  if (known.ok && typeof known.value === 'boolean') return { text, safety: 'safe' }
  const isBoolean = BOOLEAN_NAME.test(name) || BOOLEAN_NAME.test(path.split('.').at(-1) ?? '')
  return { text, safety: isBoolean ? 'unsafe' : null }
}

function replacementFor(comparison: PlainComparison, template: string): Replacement | null {
  const { text, reference } = comparison
  const start = reference.at
  const end = start + reference.literal.length
  if (template.slice(start, end) !== reference.literal) return null
  if (text === null) return { start, end, text: testOf(comparison).text }
  const at = placeOfText(text.literal, template, start, end)
  return at === null
    ? null
    : { start: at, end: at + text.literal.length, text: jsonLiteral(text.value) }
}

/** In the reference itself, as an argument; else directly behind or before it, with the operator between. */
function placeOfText(literal: string, template: string, start: number, end: number): number | null {
  const inside = template.slice(start, end).indexOf(`(${literal}`)
  if (inside >= 0) return start + inside + 1
  const [behind] = /^"?\s*(?:==|!=|eq\b|ne\b)\s*/.exec(template.slice(end)) ?? []
  if (behind !== undefined && template.startsWith(literal, end + behind.length)) {
    return end + behind.length
  }
  const [before] = /\s*(?:==|!=|\beq|\bne)\s*"?$/.exec(template.slice(0, start)) ?? []
  const at = before === undefined ? -1 : start - before.length - literal.length
  return at >= 0 && template.startsWith(literal, at) ? at : null
}
