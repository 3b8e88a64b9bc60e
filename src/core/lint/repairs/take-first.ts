import type { ActionAnalysis } from '../../analysis/actions/analyse-action.ts'
import { isUsedOtherwise, type TranslatedPrint } from '../../analysis/actions/translated-values.ts'
import { isJsonArray } from '../../language/json/json-value.ts'
import { readJson } from '../../language/json/lossless-json.ts'
import type { ContractField, DataAction } from '../../model/data-action.ts'
import type { Fix } from '../problem.ts'
import { editResponse, replacePieces } from './edit-action.ts'

/**
 * Prints the first item of each list instead of the list. A default that stood in for the list becomes a list of one,
 * so that it still comes out when the list is missing. `paths` are paths to change along.
 */
export function takeFirst(
  analysis: ActionAnalysis,
  prints: readonly TranslatedPrint[],
  paths: Readonly<Record<string, string>> = {},
): Fix | null {
  const [first] = prints
  if (first === undefined) return null
  const { action, success } = analysis
  const defaults = { ...action.response.translationMapDefaults }
  for (const { translation } of prints) {
    const { name, fallback } = translation
    const json = fallback === undefined ? null : readJson(fallback)
    if (json?.ok === true && !isJsonArray(json.value)) defaults[name] = `[${fallback}]`
  }
  const isSafe = prints.every(({ translation }) => !isUsedOtherwise(translation.name, analysis))
  return {
    title:
      prints.length === 1
        ? `Take the first of ${first.translation.name}`
        : `Take the first of ${prints.length} lists`,
    safety: isSafe && Object.keys(paths).length === 0 ? 'safe' : 'unsafe',
    edits: [
      editResponse(action, {
        translationMap: { ...action.response.translationMap, ...paths },
        translationMapDefaults: defaults,
        successTemplate: replacePieces(
          success.text,
          prints.map((print) => {
            const { at, literal } = print.printed.reference
            return { start: at, end: at + literal.length, text: firstOf(print, action) }
          }),
        ),
      }),
    ],
  }
}

/** Single quotes: inside double ones Velocity would take two quotes for one. */
function firstOf({ translation, output }: TranslatedPrint, action: DataAction): string {
  const known = readJson(action.response.translationMapDefaults[translation.name] ?? '')
  const otherwise =
    known.ok && !isJsonArray(known.value)
      ? (translation.fallback ?? '')
      : EMPTY[output?.type ?? 'string']
  const quoted = `'${otherwise.replaceAll("'", "''")}'`
  return `\${successTemplateUtils.firstFromArray("\${${translation.name}}", ${quoted})}`
}

/** What stands for no item at all: nobody can say which number that is. */
const EMPTY: Readonly<Record<ContractField['type'], string>> = {
  string: '""',
  integer: 'null',
  number: 'null',
  boolean: 'null',
}
