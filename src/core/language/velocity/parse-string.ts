import type { Expression } from './ast.ts'
import { JavaException } from '../java/java-exception.ts'
import type { ParserScope } from './parser-scope.ts'
import type { Token } from './token.ts'

/** A string literal; in double quotes it is a template of its own when it holds a `$` or `#`. */
export function stringExpression(scope: ParserScope, token: Token): Expression {
  const literal = token.image
  const quote = literal.charAt(0)
  const inside = literal.slice(1, -1)
  const value = joinQuotes(quote === '"' ? unescapeUnicode(inside) : inside, quote)
  const live = quote === '"' && /[$#]/.test(literal)
  if (!live || scope.tokens.isSpeculating) return { kind: 'string', value, literal }
  const dropsLast = scope.version === '1.7' && !value.includes('##')
  const block = scope.parseNested(dropsLast ? `${value} ` : value, token.start + 1)
  return { kind: 'template', block, dropsLast, literal }
}

/** `\u0041` is the one backslash escape that Velocity knows in double quotes. */
function unescapeUnicode(text: string): string {
  return text.replace(/\\u([^]{0,4})/g, (_, digits: string) => {
    if (!/^[+-]?[0-9a-fA-F]+$/.test(digits) || digits.length < 4) {
      throw new JavaException('NumberFormatException', `\\u${digits} is not a character`)
    }
    return String.fromCharCode(Number.parseInt(digits, 16))
  })
}

/** A doubled quote is one quote. */
function joinQuotes(text: string, quote: string): string {
  return text.replaceAll(quote + quote, quote)
}
