import { unreachable } from '../../base/assert.ts'
import type { SourceRange } from './syntax.ts'

/** Why a text is not an expression; `start` and `end` mark the place, as offsets into the text. */
export type ExpressionError = SourceRange &
  (
    | { readonly code: 'empty' }
    | { readonly code: 'too-long'; readonly length: number; readonly limit: number }
    | { readonly code: 'too-deep'; readonly limit: number }
    | { readonly code: 'unexpected-character'; readonly character: string }
    | { readonly code: 'unclosed-string' }
    | { readonly code: 'bad-escape'; readonly escape: string }
    | { readonly code: 'unclosed'; readonly opener: '(' | '[' }
    | { readonly code: 'unexpected'; readonly found: string; readonly expected: string }
  )

/** One sentence: what is wrong, where (counted from 1, as Architect does), and what was expected. */
export function describeExpressionError(error: ExpressionError): string {
  const position = `position ${error.start + 1}`
  switch (error.code) {
    case 'empty':
      return 'The expression is empty. Enter a value, for example "text", 5 or Task.MyVariable.'
    case 'too-long':
      return `The expression has ${error.length} characters, more than the ${error.limit} that are allowed. Split it over several variables.`
    case 'too-deep':
      return `The expression is nested more than ${error.limit} levels deep at ${position}. Split it over several variables.`
    case 'unexpected-character':
      return `'${error.character}' at ${position} means nothing in an expression. ${adviceOn(error.character)}`
    case 'unclosed-string':
      return `The string that begins at ${position} has no closing ". Close it, and write a " inside it as \\".`
    case 'bad-escape':
      return `'${error.escape}' at ${position} is not an escape. Inside a string only \\", \\\\, \\n, \\r and \\t are.`
    case 'unclosed':
      return `The ${error.opener} at ${position} is not closed: expected ${error.opener === '(' ? ')' : ']'} before the end of the expression.`
    case 'unexpected':
      return `Found ${error.found} at ${position}, expected ${error.expected}.`
    default:
      return unreachable(error)
  }
}

const CURLY_QUOTES = '“”„‟'

function adviceOn(character: string): string {
  if (character === "'") return 'Strings are written in double quotes.'
  if (CURLY_QUOTES.includes(character)) return 'Use straight double quotes for strings.'
  if (character === '=') return 'Equality is written ==.'
  return 'Remove it, or put it into double quotes when it is text.'
}
