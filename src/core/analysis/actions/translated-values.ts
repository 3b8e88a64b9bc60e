import { readJson } from '../../language/json/lossless-json.ts'
import type { Expression, Reference } from '../../language/velocity/ast.ts'
import type { ContractField } from '../../model/data-action.ts'
import type { ActionAnalysis } from './analyse-action.ts'
import { isLeftOut } from './branch-truth.ts'
import type { Printed } from './template-walk.ts'
import { endsInFunction, type Translation } from './translations.ts'
import { resolved, type Variables } from './value-sources.ts'

/** A translated value that the success template prints: as it is, or as the first item of a list. */
export interface TranslatedPrint {
  readonly translation: Translation
  readonly printed: Printed
  /** Through `firstFromArray`. What it gives is JSON text too. */
  readonly isFirstOfList: boolean
  /** The output that it is written under; undefined where that cannot be told, or is none of the contract. */
  readonly output: ContractField | undefined
}

/** Every place where the success template prints a translated value, in reading order. */
export function translatedPrints(analysis: ActionAnalysis): readonly TranslatedPrint[] {
  return (analysis.success.walk?.printed ?? []).flatMap((printed): readonly TranslatedPrint[] => {
    const meant = translatedValue(printed.reference, printed.variables, analysis)
    if (meant === null) return []
    const { key, depth } = printed.place
    const output =
      depth === 1 ? analysis.action.outputs.find(({ name }) => name === key) : undefined
    return [{ ...meant, printed, output }]
  })
}

/** The translated value that an expression stands for; null when it is something else, or a part of one. */
export function translatedValue(
  expression: Expression,
  variables: Variables,
  analysis: ActionAnalysis,
): Pick<TranslatedPrint, 'translation' | 'isFirstOfList'> | null {
  const at = resolved(expression, variables)
  if (at.expression.kind !== 'reference') return null
  const list = listOfFirst(at.expression)
  const { root, path, escaped } = list ?? at.expression
  const translation = analysis.translations.find(({ name }) => name === root)
  if (translation === undefined || path.length > 0 || escaped || at.variables.has(root)) return null
  return { translation, isFirstOfList: list !== null }
}

/** The names whose lists the template takes the first item of, wherever it does. */
export function listsTakenFirstOf({ success }: ActionAnalysis): ReadonlySet<string> {
  return new Set(success.references.flatMap(({ reference }) => listOfFirst(reference)?.root ?? []))
}

/** Whether the value is read elsewhere than in prints as it is: in a condition, an argument or a calculation. */
export function isUsedOtherwise(name: string, analysis: ActionAnalysis): boolean {
  const prints = new Set(
    translatedPrints(analysis).flatMap(({ translation, printed, isFirstOfList }) =>
      translation.name === name && !isFirstOfList ? [printed.reference] : [],
    ),
  )
  return analysis.success.references.some(
    ({ reference }) => reference.root === name && !prints.has(reference),
  )
}

/** Whether the branches around the print leave it out when the value is this text, or null for none at all. */
export function isLeftOutFor({ translation, printed }: TranslatedPrint, text: string | null) {
  return isLeftOut(printed.asked, { name: translation.name, text })
}

/** The value is known to be no text: a function computes it, or the default is a number or a boolean. */
export function isKnownToBeNoText({ path, fallback }: Translation): boolean {
  if (path.ok && endsInFunction(path.value)) return true
  const json = fallback === undefined ? null : readJson(fallback)
  return json?.ok === true && json.value !== null && !isTextOrMore(json.value)
}

function isTextOrMore(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || value instanceof Map
}

/** `$successTemplateUtils.firstFromArray("${ids}", …)`: the reference to the list. */
function listOfFirst({ root, path }: Reference): Reference | null {
  const [call] = path
  if (root !== 'successTemplateUtils' || call?.kind !== 'method') return null
  const [list] = call.name === 'firstFromArray' ? call.args : []
  if (list?.kind === 'reference') return list
  const [only] = list?.kind === 'template' ? list.block : []
  return only?.kind === 'reference' ? only : null
}
