import { parseExpression } from '#core/language/expression/parse.ts'
import { expression, literal, NO_VALUE, type Value } from '#core/model/values.ts'

/**
 * A value in one line, as an expression writes it: literals are quoted, nothing is the empty text. Reading gives
 * back a literal for a text that is one, so that an export writes `lit` for it.
 */
export function valueAsText(value: Value): string {
  switch (value.type) {
    case 'literal':
      return typeof value.value === 'string' ? quoted(value.value) : String(value.value)
    case 'expression':
      return value.text
    case 'none':
      return ''
  }
}

export function valueOfText(text: string): Value {
  if (text.trim() === '') return NO_VALUE
  const parsed = parseExpression(text)
  if (!parsed.ok) return expression(text)
  const { value } = parsed
  if (value.kind === 'string' || value.kind === 'boolean') return literal(value.value)
  const isNegative = value.kind === 'unary' && value.operator === '-'
  const digits = isNegative ? value.operand : value
  if (digits.kind === 'number') {
    const written = isNegative ? `-${digits.text}` : digits.text
    // Digits that a double would change stay an expression, which keeps them as written.
    if (String(Number(written)) === written) return literal(Number(written))
  }
  return expression(text)
}

/** The text of a string literal, as an expression writes it. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character] ?? character)
  return `"${escaped}"`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}
