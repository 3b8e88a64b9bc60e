import { readJson } from '../../language/json/lossless-json.ts'
import type { Expression, Reference } from '../../language/velocity/ast.ts'
import type { ActionAnalysis } from './analyse-action.ts'
import { translatedValue } from './translated-values.ts'
import type { Translation } from './translations.ts'
import type { Variables } from './value-sources.ts'

/** A translated value that a success template takes for plain text or for a boolean: it is JSON text. */
export interface PlainComparison {
  readonly translation: Translation
  readonly reference: Reference
  /** The text that it is compared with; null where the value itself is the condition. */
  readonly text: { readonly value: string; readonly literal: string } | null
  /** It stands alone, so that a comparison in its place needs no parentheses. */
  readonly isAlone: boolean
}

/** Every such comparison, in reading order. A value that a branch tests and then prints only asks whether it is there. */
export function plainComparisons(analysis: ActionAnalysis): readonly PlainComparison[] {
  const { walk } = analysis.success
  if (walk === null) return []
  const found = walk.tested.flatMap(({ condition, variables }) => {
    const isGuard = (translation: Translation) =>
      translation.fallback === undefined &&
      walk.printed.some(
        ({ asked, reference, variables: there }) =>
          asked.some((one) => one.condition === condition) &&
          translatedValue(reference, there, analysis)?.translation === translation,
      )
    return inCondition(condition, { variables, analysis, isAlone: true }).filter(
      ({ text, translation }) => text !== null || !isGuard(translation),
    )
  })
  const set = walk.sets.flatMap(({ node: { value }, variables }) =>
    value.kind === 'reference' ? [] : inCondition(value, { variables, analysis, isAlone: true }),
  )
  return [...found, ...set].toSorted((a, b) => a.reference.at - b.reference.at)
}

interface Around {
  readonly variables: Variables
  readonly analysis: ActionAnalysis
  readonly isAlone: boolean
}

function inCondition(condition: Expression, around: Around): readonly PlainComparison[] {
  const inside = { ...around, isAlone: false }
  switch (condition.kind) {
    case 'reference':
      return inReference(condition, around)
    case 'not':
      return inCondition(condition.operand, inside)
    case 'and':
    case 'or':
      return [...inCondition(condition.left, inside), ...inCondition(condition.right, inside)]
    case 'compare': {
      if (condition.operator !== '==' && condition.operator !== '!=') return []
      const { left, right } = condition
      return [...compared(left, right, around), ...compared(right, left, around)]
    }
    default:
      return []
  }
}

/** `$flag` alone, or `$s.equals("x")`. */
function inReference(reference: Reference, around: Around): readonly PlainComparison[] {
  const { variables, analysis, isAlone } = around
  const alone = translatedValue(reference, variables, analysis)
  if (alone !== null) return [{ translation: alone.translation, reference, text: null, isAlone }]
  const [call, ...more] = reference.path
  if (call?.kind !== 'method' || more.length > 0) return []
  if (call.name !== 'equals' && call.name !== 'equalsIgnoreCase') return []
  const [argument] = call.args
  const value = translatedValue({ ...reference, path: [] }, variables, analysis)
  const text = argument === undefined ? null : plainText(argument)
  if (value === null || text === null) return []
  return [{ translation: value.translation, reference, text, isAlone }]
}

function compared(
  side: Expression,
  other: Expression,
  { variables, analysis, isAlone }: Around,
): readonly PlainComparison[] {
  const text = plainText(other)
  if (text === null) return []
  const reference = referenceIn(side)
  // `"$!{x}" != ""` asks whether there is anything: an empty JSON text has two characters.
  if (reference === null || (reference !== side && text.value === '')) return []
  const value = translatedValue(reference, variables, analysis)
  return value === null ? [] : [{ translation: value.translation, reference, text, isAlone }]
}

/** `$s`, or `"$s"` and `"$!{s}"`, which are the same text. */
function referenceIn(side: Expression): Reference | null {
  if (side.kind === 'reference') return side
  if (side.kind !== 'template') return null
  const written = side.block.filter((node) => node.kind !== 'text' || node.text.trim() !== '')
  const [only] = written
  return written.length === 1 && only?.kind === 'reference' ? only : null
}

/** A literal that no translated value is ever equal to, because it is not JSON. */
function plainText(expression: Expression): PlainComparison['text'] {
  if (expression.kind !== 'string' || readJson(expression.value).ok) return null
  return { value: expression.value, literal: expression.literal }
}
