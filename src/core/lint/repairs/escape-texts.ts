import type { UnescapedText } from '../../analysis/actions/unescaped-texts.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Fix } from '../problem.ts'
import { editTemplate } from './edit-action.ts'

/** The reference with the escaping that its place needs: `$esc.jsonString(${input.Name})`. */
export function escapingFor({ place, printed: { reference }, template }: UnescapedText): string {
  const method = METHODS[place]
  const inside = reference.literal.replace('$!', '$')
  const quiet = reference.quiet ? '!' : ''
  const next = template.text.charAt(reference.at + reference.literal.length)
  // Without braces, what follows would be taken for a property of the result.
  const needsBraces = next === '.' || next === '[' || next === '('
  return needsBraces ? `$${quiet}{esc.${method}(${inside})}` : `$${quiet}esc.${method}(${inside})`
}

/** Escapes all texts of the same template that can be escaped in the same way; null for one that cannot. */
export function escapeTexts(
  action: DataAction,
  text: UnescapedText,
  texts: readonly UnescapedText[],
): Fix | null {
  const safety = safetyOf(text)
  if (safety === null) return null
  const together = texts.filter(
    (other) => other.template === text.template && safetyOf(other) === safety,
  )
  const { template, printed } = text
  return {
    title:
      together.length === 1
        ? `Escape ${printed.reference.literal}`
        : `Escape ${together.length} references in ${template.name}`,
    safety,
    edits: [
      editTemplate(
        action,
        template,
        together.map((one) => ({
          start: one.printed.reference.at,
          end: one.printed.reference.at + one.printed.reference.literal.length,
          text: escapingFor(one),
        })),
      ),
    ],
  }
}

const METHODS: Readonly<Record<UnescapedText['place'], string>> = {
  'json-string': 'jsonString',
  'json-bare': 'jsonString',
  'form-value': 'uriEncode',
  'form-part': 'uriEncode',
  'url-value': 'uriEncode',
  'url-part': 'uriEncode',
  'url-path': 'uriEncode',
  xml: 'xml',
}

/**
 * Text without special characters is the same after escaping, and text with them broke the request before. Only a part
 * of a path can hold a slash on purpose, and a ready-made part of a form its & and =.
 */
function safetyOf({
  place,
  printed,
  template,
  isPartlyEscaped,
}: UnescapedText): Fix['safety'] | null {
  const { at, literal, escapePrefix } = printed.reference
  const isThere = template.text.slice(at, at + literal.length) === literal
  if (!isThere || escapePrefix !== '' || isPartlyEscaped) return null
  switch (place) {
    case 'json-string':
    case 'form-value':
    case 'url-value':
    case 'xml':
      return 'safe'
    case 'url-path':
      return 'unsafe'
    case 'json-bare':
    case 'form-part':
    case 'url-part':
      return null
  }
}
