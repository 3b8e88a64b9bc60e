import type { ActionAnalysis } from './analyse-action.ts'
import type { ActionTemplate } from './action-templates.ts'
import type { Printed } from './template-walk.ts'
import type { Escaping } from './value-sources.ts'

/** Where a text goes that is written as it is, and so what a character in it can break. */
export type TextPlace =
  | 'json-string'
  /** In JSON, outside of a string: whatever it says becomes part of the request. */
  | 'json-bare'
  | 'form-value'
  /** In a form, but not behind a `=`: the flow hands over names, or the whole form. */
  | 'form-part'
  | 'url-value'
  /** In the query of a URL, but not behind a `=`. */
  | 'url-part'
  | 'url-path'
  | 'xml'

/** A reference that writes text of an input as it is where it would have to be escaped. */
export interface UnescapedText {
  readonly template: ActionTemplate
  readonly printed: Printed
  readonly place: TextPlace
  /** The inputs whose text arrives there. */
  readonly inputs: readonly string[]
  /** The text is partly escaped already, so that escaping all of it would be wrong. */
  readonly isPartlyEscaped: boolean
}

/** The texts of an action's URL and body that are written as they are, in reading order. */
export function unescapedTexts(analysis: ActionAnalysis): readonly UnescapedText[] {
  return [analysis.url, analysis.body].flatMap((template) =>
    (template.walk?.printed ?? []).flatMap((printed): readonly UnescapedText[] => {
      const place = placeOf(template, printed, analysis)
      if (place === null) return []
      const inputs = unescapedInputs(printed, ENOUGH[place], analysis)
      if (inputs.length === 0) return []
      const isPartlyEscaped = [...printed.sources.values()].some((escaping) => escaping !== 'none')
      return [{ template, printed, place, inputs, isPartlyEscaped }]
    }),
  )
}

/** What makes a text harmless in each place. Percent-encoding leaves neither quotes nor backslashes. */
const ENOUGH: Readonly<Record<TextPlace, readonly Escaping[]>> = {
  'json-string': ['json', 'uri'],
  'json-bare': [],
  'form-value': ['uri'],
  'form-part': ['uri'],
  'url-value': ['uri'],
  'url-part': ['uri'],
  'url-path': ['uri'],
  xml: ['xml', 'uri'],
}

function placeOf(
  template: ActionTemplate,
  printed: Printed,
  { format, action }: ActionAnalysis,
): TextPlace | null {
  const before = template.text.slice(0, printed.reference.at)
  if (template.part === 'url') {
    // What a URL begins with is an address, not a text that is put into one.
    if (!before.includes('://')) return null
    if (!before.includes('?')) return 'url-path'
    return isBehindEquals(before) ? 'url-value' : 'url-part'
  }
  if (action.request.method === 'GET') return null
  switch (format) {
    case 'json':
      return printed.place.inString ? 'json-string' : 'json-bare'
    case 'form':
      return isBehindEquals(before) ? 'form-value' : 'form-part'
    case 'xml':
      return 'xml'
    case 'other':
    case 'unknown':
      return null
  }
}

/** In the last pair of a query or a form, whether the name is behind us. A comparison of a directive does not count. */
function isBehindEquals(before: string): boolean {
  return /(?:^|[^=!<>])=(?!=)[^?&]*$/.test(before)
}

/** Numbers and booleans are plain everywhere; the raw request is no text of one input. */
function unescapedInputs(
  { sources }: Printed,
  enough: readonly Escaping[],
  { input }: ActionAnalysis,
): readonly string[] {
  return Array.from(sources)
    .filter(([name, escaping]) => input(name)?.type === 'string' && !enough.includes(escaping))
    .map(([name]) => name)
}
