import { isFixedName } from '#core/language/expression/constants.ts'
import { functionNamed } from '#core/language/expression/functions.ts'
import { type Token, tokenize } from '#core/language/expression/lexer.ts'
import type { CodeToken } from './code-language.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { builtInNamed, variableNamed } from './expression-words.ts'

/**
 * The words of an expression, and of one that is not finished: what the lexer refuses is stepped over, so that the
 * rest keeps its colours while somebody types.
 */
export function looseWords(text: string): readonly Token[] {
  let readable = text
  for (let refusals = 0; refusals < MOST_REFUSALS; refusals += 1) {
    const tokens = tokenize(readable)
    if (tokens.ok) return tokens.value
    const { code, start, end } = tokens.error
    if (code === 'unclosed-string') return withOpenString(readable, start)
    // A character or an escape that means nothing: blanks of the same length leave all places as they are.
    readable = readable.slice(0, start) + ' '.repeat(end - start) + readable.slice(end)
  }
  return []
}

/** Each refusal reads the text once more. */
const MOST_REFUSALS = 50

export function expressionTokens(text: string, scope: ExpressionScope): readonly CodeToken[] {
  const words = looseWords(text)
  return words.flatMap((word, i) => paint(word, words[i - 1], words[i + 1], scope))
}

function withOpenString(text: string, start: number): readonly Token[] {
  const before = tokenize(text.slice(0, start))
  const words = before.ok ? before.value.filter(({ kind }) => kind !== 'end') : []
  return [...words, { kind: 'string', text: text.slice(start + 1), start, end: text.length }]
}

const WORDS = new Set(['and', 'or', 'true', 'false', 'not_set'])

function paint(
  word: Token,
  before: Token | undefined,
  after: Token | undefined,
  scope: ExpressionScope,
): readonly CodeToken[] {
  const { kind, start, end } = word
  if (kind === 'number' || kind === 'string') return [{ kind, start, end }]
  if (kind !== 'name') return []
  if (isSymbol(before, '.')) return [{ kind: 'dim', start, end }]
  if (isSymbol(after, '(')) {
    return [{ kind: functionNamed(word.text) === undefined ? 'name' : 'function', start, end }]
  }
  if (WORDS.has(word.text.toLowerCase())) return [{ kind: 'word', start, end }]
  return paintName(word, scope)
}

/** `Task.Amount.code`: the variable, and its properties apart. */
function paintName({ text, start, end }: Token, scope: ExpressionScope): readonly CodeToken[] {
  if (isFixedName(text)) return [{ kind: 'word', start, end }]
  const [prefix = '', member] = text.split('.')
  const name = member === undefined ? prefix : `${prefix}.${member}`
  const nameEnd = start + name.length
  const rest: readonly CodeToken[] = nameEnd < end ? [{ kind: 'dim', start: nameEnd, end }] : []
  const variable = variableNamed(scope, name)
  if (variable !== undefined) {
    return [{ kind: variable.secure ? 'secure' : 'reference', start, end: nameEnd }, ...rest]
  }
  const kind = builtInNamed(name) === undefined ? 'name' : 'reference'
  return [{ kind, start, end: nameEnd }, ...rest]
}

function isSymbol(word: Token | undefined, text: string): boolean {
  return word?.kind === 'symbol' && word.text === text
}
