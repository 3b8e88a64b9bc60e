/** Which quotes a text gets where it needs some; `always`: double ones even where it needs none. */
export type Quotes = 'single' | 'double' | 'always'

/**
 * A scalar on one line. Text stands plain where every YAML reader, of version 1.1 or 1.2, takes it for the same text;
 * else in quotes.
 */
export function yamlScalar(value: string | number | boolean | null, quotes: Quotes): string {
  if (typeof value !== 'string') return value === null ? 'null' : yamlNumber(value)
  if (quotes !== 'always' && isPlain(value)) return value
  const canBeSingle = quotes === 'single' && !NOT_SINGLE.test(value)
  return canBeSingle ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value)
}

/** `1e21` needs a point to be a number in YAML 1.1. */
function yamlNumber(value: number | boolean): string {
  const text = String(value)
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text
}

/** What starts something else in YAML, or would be cut or folded. */
const INDICATOR = /^(?:[-?:](?:\s|$)|[,[\]{}#&*!|>'"%@`~])|^(?:---|\.\.\.)/
const INSIDE = /: |:$| #|^\s|\s$/
/** Line breaks of every sort, control characters, lone surrogates and what is invisible. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\uFFFE\uFFFF]/u
const NOT_SINGLE = UNPRINTABLE
/** Words and numbers of YAML 1.1 and 1.2. */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|=|<<)$/i
/** Whatever begins like a number or a date: some reader takes it for one. */
const NUMBER = /^[-+]?[.\d_]/
const NUMBER_LIKE =
  /^[-+]?(?:[\d_,]*\.?[\d_]*(?:e[-+]?\d+)?|0x[\da-f_]+|0o?[0-7_]+|0b[01_]+|[\d_]+(?::[\d_]+)+(?:\.\d*)?|\.inf|\.nan|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?)$/i

function isPlain(text: string): boolean {
  return (
    text !== '' &&
    !INDICATOR.test(text) &&
    !INSIDE.test(text) &&
    !UNPRINTABLE.test(text) &&
    !WORD.test(text) &&
    !(NUMBER.test(text) && NUMBER_LIKE.test(text))
  )
}

function doubleQuoted(text: string): string {
  const escaped = Array.from(text, (character) => {
    const short = SHORT_ESCAPES[character]
    if (short !== undefined) return short
    return UNPRINTABLE.test(character) ? longEscape(character) : character
  })
  return `"${escaped.join('')}"`
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
}

function longEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`
}
