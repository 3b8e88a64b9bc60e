import { CharIndex } from './char-index.ts'
import { parseArguments } from './parse-arguments.ts'
import { type Filter, isDefiniteToken, type PathAst, type PathToken } from './path-ast.ts'
import { PathFailure } from './path-error.ts'
import { unescapeText } from './unescape-text.ts'

/** Parses the criteria `[?(…)]` of a filter. */
export type FilterParser = (criteria: string, base: number) => Filter

/** Jayway's `PathCompiler.compile`. Throws PathFailure of kind syntax, whatever went wrong inside. */
export function compileTokens(path: string, parseFilter: FilterParser, base = 0): PathAst {
  try {
    let index = new CharIndex(path, base).trim()
    const first = index.charAt(0)
    if (first !== '$' && first !== '@') index = new CharIndex(`$.${path}`, base - 2).trim()
    if (index.lastIs('.')) throw index.failure('a path must not end with a dot', index.end)
    return compileIndex(index, parseFilter)
  } catch (failure) {
    if (!(failure instanceof PathFailure)) throw failure
    throw new PathFailure('syntax', failure.detail, Math.max(0, failure.at))
  }
}

function compileIndex(path: CharIndex, parseFilter: FilterParser): PathAst {
  while (path.inBounds() && isSpace(path.current)) path.position += 1
  const root = path.current
  if (root !== '$' && root !== '@') throw path.failure('a path must start with "$" or "@"')
  const tokens: PathToken[] = []
  if (!path.isTail) {
    path.position += 1
    if (!path.is('.') && !path.is('[')) throw path.failure('"." or "[" is expected')
    const compiler: Compiler = { path, tokens, parseFilter }
    do readToken(compiler)
    while (!path.isTail)
  }
  return finish(root, tokens)
}

interface Compiler {
  readonly path: CharIndex
  readonly tokens: PathToken[]
  readonly parseFilter: FilterParser
}

function finish(root: '$' | '@', tokens: readonly PathToken[]): PathAst {
  const call = tokens.findIndex(({ kind }) => kind === 'function')
  const inverted = tokens.at(-1)?.kind === 'function' && tokens[0]?.kind === 'scan'
  const token = tokens[call]
  if (!inverted || token?.kind !== 'function') {
    const definite = tokens.every((part, index) =>
      isDefiniteToken(part, index === tokens.length - 1),
    )
    return { root, tokens, definite }
  }
  // A function behind a deep scan is applied to the whole list that the scan finds.
  const scanned: PathAst = { root, tokens: tokens.slice(0, call), definite: false }
  const outer: PathToken = { ...token, parameters: [{ kind: 'path', path: scanned }] }
  return { root: '$', tokens: [outer, ...tokens.slice(call + 1)], definite: true, afterScan: true }
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r'
}

function readToken(compiler: Compiler): void {
  const { path } = compiler
  if (path.is('[')) {
    const read =
      readNames(compiler) ||
      readArray(compiler) ||
      readBracketWildcard(compiler) ||
      readFilter(compiler)
    if (!read)
      throw path.failure('a name in quotes, an index, "*" or "?" is expected in the bracket')
    return
  }
  if (path.is('.')) {
    readDots(compiler)
    return
  }
  if (path.is('*')) {
    path.position += 1
    compiler.tokens.push({ kind: 'wildcard' })
    return
  }
  readNameOrFunction(compiler)
}

function readDots(compiler: Compiler): void {
  const { path, tokens } = compiler
  if (path.inBounds(path.position + 1) && path.charAt(path.position + 1) === '.') {
    tokens.push({ kind: 'scan' })
    path.position += 2
  } else if (path.inBounds(path.position + 1)) {
    path.position += 1
  } else {
    throw path.failure('a path must not end with a dot')
  }
  if (path.is('.')) throw path.failure('too many dots')
  readToken(compiler)
}

function readNameOrFunction({ path, tokens, parseFilter }: Compiler): void {
  if (path.is(' ')) throw path.failure('a name is expected')
  const start = path.position
  let at = start
  let stop = ''
  for (; path.inBounds(at); at += 1) {
    const char = path.charAt(at)
    if (char === ' ') throw path.failure("a name with blanks needs brackets: ['my name']", at)
    if (char === '.' || char === '[' || char === '(') {
      stop = char
      break
    }
  }
  const end = stop === '' ? path.length : at
  const name = path.text.slice(start, end)
  if (stop !== '(') {
    path.position = end
    tokens.push({ kind: 'property', names: [name] })
    return
  }
  if (!isClosed(path, at)) throw path.failure(`the arguments of ${name} are not closed`, at)
  if (path.inBounds(at + 1) && path.charAt(at + 1) !== ')') {
    path.position = at + 1
    const compile = (text: string, base: number): PathAst =>
      compileIndex(new CharIndex(text, base), parseFilter)
    tokens.push({ kind: 'function', name, parameters: parseArguments(path, compile) })
  } else {
    path.position = at + 1
    tokens.push({ kind: 'function', name, parameters: [] })
  }
}

/** Whether the parenthesis at this index is closed; texts are not looked at. */
function isClosed(path: CharIndex, open: number): boolean {
  let depth = 1
  for (let index = open + 1; index < path.length && depth > 0; index += 1) {
    if (path.charAt(index) === ')') depth -= 1
    else if (path.charAt(index) === '(') depth += 1
  }
  return depth === 0
}

function readFilter({ path, tokens, parseFilter }: Compiler): boolean {
  const open = path.position
  const mark = path.indexOfNextSignificant('?')
  if (mark === -1) return false
  const paren = path.indexOfNextSignificant('(', mark)
  if (paren === -1) return false
  const close = path.matching(paren, '(', ')', true)
  if (close === -1 || !path.nextSignificantIs(']', close)) return false
  const end = path.indexOfNextSignificant(']', close)
  tokens.push({
    kind: 'filter',
    filter: parseFilter(path.text.slice(open, end + 1), path.base + open),
  })
  path.position = end + 1
  return true
}

function readBracketWildcard({ path, tokens }: Compiler): boolean {
  if (!path.nextSignificantIs('*')) return false
  const star = path.indexOfNextSignificant('*')
  if (!path.nextSignificantIs(']', star)) throw path.failure('"]" is expected behind "*"', star + 1)
  path.position = path.indexOfNextSignificant(']', star) + 1
  tokens.push({ kind: 'wildcard' })
  return true
}

function readArray({ path, tokens }: Compiler): boolean {
  if (!/[\d:-]/.test(path.nextSignificant())) return false
  const start = path.position + 1
  const end = path.nextIndexOf(']', start)
  if (end === -1) return false
  const expression = path.text.slice(start, end).trim()
  if (!/^[\d,:\- ]*$/.test(expression)) return false
  tokens.push(
    expression.includes(':') ? readSlice(path, expression) : readIndexes(path, expression),
  )
  path.position = end + 1
  return true
}

function readSlice(path: CharIndex, expression: string): PathToken {
  if (/[^\d:-]/.test(expression)) throw path.failure('a slice holds numbers and ":" only')
  const [from = '', to = ''] = expression.split(':')
  if (from === '' && to === '') throw path.failure('a slice needs a start or an end')
  return {
    kind: 'slice',
    from: from === '' ? null : readInt(path, from),
    to: to === '' ? null : readInt(path, to),
  }
}

function readIndexes(path: CharIndex, expression: string): PathToken {
  const indexes = expression.split(/\s*,\s*/).map((text) => readInt(path, text))
  return { kind: 'index', indexes }
}

function readInt(path: CharIndex, text: string): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(Math.abs(value) <= 0x7fffffff)) throw path.failure(`"${text}" is not an index`)
  return value
}

function readNames({ path, tokens }: Compiler): boolean {
  const quote = path.nextSignificant()
  if (quote !== "'" && quote !== '"') return false
  const names: string[] = []
  let start = path.position + 1
  let end = 0
  let inName = false
  let escaped = false
  let afterComma = false
  for (let at = start; path.inBounds(at); at += 1) {
    const char = path.charAt(at)
    if (escaped) escaped = false
    else if (char === '\\') escaped = true
    else if (char === ']' && !inName) {
      if (afterComma) throw path.failure('a name is missing behind the comma', at)
      break
    } else if (char === quote && inName) {
      const next = path.nextSignificant(at)
      if (next !== ']' && next !== ',')
        throw path.failure('"," or "]" is expected behind a name', at)
      end = at
      names.push(unescapeText(path.text.slice(start, end)))
      inName = false
    } else if (char === quote) {
      start = at + 1
      inName = true
      afterComma = false
    } else if (char === ',' && !inName) {
      if (afterComma) throw path.failure('a name is missing between commas', at)
      afterComma = true
    }
  }
  if (inName) throw path.failure(`a closing ${quote} is missing`)
  const close = path.indexOfNextSignificant(']', end)
  if (close === -1) throw path.failure('"]" is missing behind the names', end)
  if (names.length === 0) throw path.failure('a name is missing')
  path.position = close + 1
  tokens.push({ kind: 'property', names })
  return true
}
