import { parseBigDecimal } from '../java/big-decimal.ts'
import { JavaException } from '../java/java-exception.ts'
import { compileRegex } from '../java/java-regex.ts'
import type { CharIndex } from './char-index.ts'
import { readLiteralJson } from './literal-json.ts'
import type { Operand, PathAst } from './path-ast.ts'
import { PathFailure } from './path-error.ts'
import { unescapeText } from './unescape-text.ts'

/** Compiles a path that starts at an offset of the whole path. */
export type PathParser = (path: string, base: number) => PathAst

/** A side of a comparison: a path or a literal. Throws PathFailure. */
export function readOperand(filter: CharIndex, parsePath: PathParser): Operand {
  const first = filter.skipBlanks().current
  if (first === '$' || first === '@') return readPath(filter, parsePath)
  if (first !== '!') return readLiteral(filter)
  filter.position += 1
  const next = filter.skipBlanks().current
  if (next !== '$' && next !== '@') throw filter.failure('"!" is not expected')
  return readPath(filter, parsePath)
}

/** Symbols that comparisons are made of. */
export function isOperatorChar(char: string): boolean {
  return /[<>=~!]/.test(char)
}

function readLiteral(filter: CharIndex): Operand {
  const char = filter.current
  switch (char) {
    case "'":
    case '"':
      return readString(filter, char)
    case 't':
    case 'f':
      return readWord(filter, char === 't' ? 'true' : 'false', {
        kind: 'boolean',
        value: char === 't',
      })
    case 'n':
      return readWord(filter, 'null', { kind: 'null' })
    case '{':
      return readJson(filter, '{', '}')
    case '[':
      return readJson(filter, '[', ']')
    case '/':
      return readPattern(filter)
    default:
      return readNumber(filter)
  }
}

function readWord(filter: CharIndex, word: string, operand: Operand): Operand {
  const end = filter.position + word.length
  const text = filter.inBounds(end - 1) ? filter.text.slice(filter.position, end) : ''
  if (text !== word) throw filter.failure(`"${word}" is expected`)
  filter.position = end
  return operand
}

function readString(filter: CharIndex, quote: string): Operand {
  const end = filter.nextUnescaped(quote)
  if (end === -1) throw filter.failure(`a closing ${quote} is missing`)
  const value = unescapeText(filter.text.slice(filter.position + 1, end))
  filter.position = end + 1
  return { kind: 'string', value }
}

function readNumber(filter: CharIndex): Operand {
  const start = filter.position
  while (filter.inBounds() && /[\d.eE-]/.test(filter.current)) filter.position += 1
  const text = filter.text.slice(start, filter.position)
  const value = parseBigDecimal(text)
  // Unlike other bad operands this one does not make the left side a check for existence.
  if (value === null) throw new PathFailure('failed', `"${text}" is not a value for a filter`)
  return { kind: 'number', value }
}

function readJson(filter: CharIndex, open: string, close: string): Operand {
  const start = filter.position
  const end = filter.matching(start, open, close, false)
  if (end === -1) throw filter.failure(`"${close}" is missing`)
  filter.position = end + 1
  const text = filter.text.slice(start, filter.position)
  return { kind: 'json', text, value: readLiteralJson(text) }
}

function readPattern(filter: CharIndex): Operand {
  const start = filter.position
  const end = filter.nextUnescaped('/')
  if (end === -1) throw filter.failure('a closing "/" is missing')
  let stop = end + 1
  while (filter.inBounds(stop) && /[dixmsuU]/.test(filter.charAt(stop))) stop += 1
  filter.position = stop
  try {
    return {
      kind: 'pattern',
      regex: compileRegex(filter.text.slice(start + 1, end), filter.text.slice(end + 1, stop)),
    }
  } catch (reason) {
    if (reason instanceof JavaException) throw new PathFailure('failed', reason.detail)
    throw reason
  }
}

function readPath(filter: CharIndex, parsePath: PathParser): Operand {
  const before = filter.previousSignificant(filter.position)
  const start = filter.position
  filter.position += 1
  while (filter.inBounds()) {
    if (filter.is('[')) {
      const close = filter.matching(filter.position, '[', ']', false)
      if (close === -1) throw filter.failure('"]" is missing')
      filter.position = close + 1
    }
    const closesFilter = filter.is(')') && !closesCall(filter, start)
    if (!filter.inBounds() || isOperatorChar(filter.current) || filter.is(' ') || closesFilter)
      break
    filter.position += 1
  }
  const path = parsePath(filter.text.slice(start, filter.position), filter.base + start)
  const shouldExist = before === -1 || filter.charAt(before) !== '!'
  return { kind: 'path', path, existsCheck: false, shouldExist }
}

/** Whether the closing parenthesis belongs to a call without arguments. */
function closesCall(filter: CharIndex, start: number): boolean {
  const open = filter.previousSignificant(filter.position)
  if (open === -1 || filter.charAt(open) !== '(') return false
  return filter.text.slice(start + 1, open).includes('.')
}
