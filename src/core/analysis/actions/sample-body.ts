import { describeJsonError, type JsonError, readJson } from '../../language/json/lossless-json.ts'
import type { VelocityVersion } from '../../language/velocity/lexer.ts'
import { describeTemplateError } from '../../language/velocity/template-error.ts'
import { renderVelocity } from '../../language/velocity/velocity.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { ActionTemplate } from './action-templates.ts'
import { apparentFormat, type BodyFormat, contradicts, declaredFormat } from './body-format.ts'
import { SAMPLE_TEXTS, sampleContext } from './sample-inputs.ts'

/** What is sent for sample inputs in one version of Velocity. */
export interface SampleBody {
  /** Null when rendering fails. */
  readonly text: string | null
  readonly format: BodyFormat
  /** A sentence about what is wrong with it; null when nothing is. */
  readonly trouble: string | null
}

/**
 * The body with sample inputs, rendered by one version of Velocity and read as what it is sent as. Null when that
 * version cannot read the template. Of several samples the first that gives a good body counts, else the first.
 */
export function sampleBody(
  action: DataAction,
  template: ActionTemplate,
  version: VelocityVersion,
): SampleBody | null {
  const { parsed } = template
  if (!parsed.ok || !parsed.value.parsed[version].ok) return null
  let first: SampleBody | null = null
  for (const text of SAMPLE_TEXTS) {
    const context = sampleContext(action, template, text)
    const rendered = renderVelocity(parsed.value, context, { version })
    const body = rendered.ok
      ? readBody(rendered.value, action)
      : { text: null, format: 'unknown' as const, trouble: describeTemplateError(rendered.error) }
    if (body.trouble === null) return body
    first ??= body
  }
  return first
}

/** A rendered body, read as what the Content-Type says that it is, unless it plainly is something else. */
export function readBody(text: string, action: DataAction): SampleBody {
  const declared = declaredFormat(action)
  const apparent = apparentFormat(text)
  const format = declared === 'unknown' || contradicts(declared, apparent) ? apparent : declared
  return { text, format, trouble: troubleIn(text, format) }
}

function troubleIn(text: string, format: BodyFormat): string | null {
  if (format === 'json') return jsonTrouble(text)
  return format === 'form' ? troubleInForm(text) : null
}

/** A sentence about why a text is no JSON; null where it is. */
export function jsonTrouble(text: string): string | null {
  const json = readJson(text)
  return json.ok ? null : troubleInJson(json.error, text)
}

/** That it is meant to be JSON is said beside it. */
function troubleInJson(error: JsonError, text: string): string {
  if (error.code !== 'json-syntax') return describeJsonError(error)
  const { line, column, expected } = error
  const before = text.split('\n')[line - 1]?.slice(0, column) ?? ''
  if (/[:,[\s]-?0\d$/.test(before)) {
    return `At line ${line}, column ${column} a number goes on behind a 0, which JSON does not take. Put the value into quotes: what a caller keys in can begin with 0.`
  }
  return `At line ${line}, column ${column} ${expected} is expected. Correct the template there.`
}

/** `application/x-www-form-urlencoded` (URL Standard, WHATWG): pairs of name and value, percent-encoded. */
function troubleInForm(text: string): string | null {
  for (const pair of text.split('&')) {
    const [name = ''] = pair.split('=')
    if (pair === '') return 'Two “&” stand next to each other, or one at an end.'
    if (!pair.includes('=')) return `“${shortened(pair)}” has no “=”.`
    if (name.trim() === '') return `“${shortened(pair)}” has no name before the “=”.`
    const odd = /%(?![0-9a-f]{2})|[\s\p{Cc}]/iu.exec(pair)
    if (odd !== null)
      return `“${shortened(pair)}” contains ${CHARACTERS[odd[0]] ?? `“${odd[0]}”`}, which must be percent-encoded.`
  }
  return null
}

const CHARACTERS: Readonly<Record<string, string>> = {
  ' ': 'a blank',
  '\n': 'a line end',
  '\r': 'a line end',
  '\t': 'a tab',
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
