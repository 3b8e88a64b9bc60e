import type { ActionAnalysis } from '../../analysis/actions/analyse-action.ts'
import {
  isLeftOutFor,
  isUsedOtherwise,
  type TranslatedPrint,
} from '../../analysis/actions/translated-values.ts'
import { canBeMissing } from '../../analysis/actions/translations.ts'
import { readJson } from '../../language/json/lossless-json.ts'
import type { Fix } from '../problem.ts'
import { editResponse, replacePieces } from './edit-action.ts'

/** Whether exactly this value stands between two quotes. */
export function standsInQuotes({ printed }: TranslatedPrint, { success }: ActionAnalysis): boolean {
  const { at, literal } = printed.reference
  const around = success.text.slice(at - 1, at + literal.length + 1)
  return printed.place.inString && at > 0 && around === `"${literal}"`
}

/**
 * Takes the quotes away around all of these values. What stood in when a value was missing still does: a default that
 * counted on the quotes gets them, and a quiet reference gets the empty text that it printed.
 */
export function dropQuotes(
  analysis: ActionAnalysis,
  prints: readonly TranslatedPrint[],
): Fix | null {
  const [first] = prints
  if (first === undefined) return null
  const { action, success } = analysis
  const defaults = { ...action.response.translationMapDefaults }
  let isSafe = true
  for (const print of prints) {
    const { translation, printed, isFirstOfList } = print
    const { name, fallback } = translation
    if (isFirstOfList) continue
    const isMissed =
      fallback === undefined &&
      printed.reference.quiet &&
      canBeMissing(translation) &&
      !isLeftOutFor(print, null)
    const isText = fallback !== undefined && !readJson(fallback).ok
    if (!isMissed && !isText) continue
    defaults[name] = JSON.stringify(fallback ?? '')
    if (isUsedOtherwise(name, analysis)) isSafe = false
  }
  return {
    title:
      prints.length === 1
        ? `Drop the quotes around ${first.printed.reference.literal}`
        : `Drop the quotes around ${prints.length} values`,
    safety: isSafe ? 'safe' : 'unsafe',
    edits: [
      editResponse(action, {
        translationMapDefaults: defaults,
        successTemplate: replacePieces(
          success.text,
          prints.map(({ printed: { reference } }) => ({
            start: reference.at - 1,
            end: reference.at + reference.literal.length + 1,
            text: reference.literal,
          })),
        ),
      }),
    ],
  }
}
