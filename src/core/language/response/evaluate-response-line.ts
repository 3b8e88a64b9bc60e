import { type JsonInput, toJson } from '../json/json-value.ts'
import { mapResponse, type ResponseConfig } from './map-response.ts'
import { describeResponseError } from './response-error.ts'

/** What `evaluate response` answers. */
export type ResponseLine =
  | { readonly out: string; readonly validJson: boolean }
  | { readonly error: string }

/** `raw` is the reply as a JSON value, or as the text that was received. */
export function evaluateResponseLine(
  line: Partial<ResponseConfig> & { readonly raw: JsonInput },
): ResponseLine {
  const { translationMap = {}, translationMapDefaults = {}, successTemplate = null } = line
  const raw = toJson(line.raw)
  const mapped = mapResponse({ raw, translationMap, translationMapDefaults, successTemplate })
  if (!mapped.ok) return { error: describeResponseError(mapped.error) }
  return { out: mapped.value.text, validJson: mapped.value.validJson }
}
