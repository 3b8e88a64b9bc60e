import { readCharClass } from './regex-class.ts'
import {
  readEscapedCode,
  readEscapedSet,
  type RegexCursor,
  type RegexFlags,
  syntaxError,
  takeCode,
} from './regex-cursor.ts'
import { type CharSet, isLineEnd, single } from './regex-set.ts'

export type Assertion =
  | 'start'
  | 'end'
  | 'input-start'
  | 'input-end'
  | 'last-line'
  | 'word'
  | 'not-word'

export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly node: RegexNode }
  | {
      readonly kind: 'repeat'
      readonly node: RegexNode
      readonly min: number
      readonly max: number
      readonly mode: 'greedy' | 'lazy' | 'possessive'
    }
  | {
      readonly kind: 'look'
      readonly node: RegexNode
      readonly behind: boolean
      readonly not: boolean
    }
  | { readonly kind: 'atomic'; readonly node: RegexNode }
  | { readonly kind: 'assert'; readonly assertion: Assertion; readonly flags: RegexFlags }
  | { readonly kind: 'back'; readonly group: number; readonly flags: RegexFlags }

export interface ParsedRegex {
  readonly node: RegexNode
  readonly groups: number
  readonly names: ReadonlyMap<string, number>
}

/** Parses the `java.util.regex.Pattern` syntax. Throws JavaException(PatternSyntaxException). */
export function parseRegex(pattern: string, flags: string): ParsedRegex {
  const cursor: RegexCursor = {
    pattern,
    at: 0,
    flags: flagsOf(flags),
    groups: 0,
    names: new Map(),
    depth: 0,
  }
  const node = readChoice(cursor)
  if (cursor.at < pattern.length) throw syntaxError(cursor, 'a ")" has no "("')
  return { node, groups: cursor.groups, names: cursor.names }
}

const MAX_NESTING = 50

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['b', 'word'],
  ['B', 'not-word'],
  ['A', 'input-start'],
  ['z', 'input-end'],
  ['Z', 'last-line'],
])

function flagsOf(flags: string): RegexFlags {
  return {
    ignoreCase: flags.includes('i'),
    multiLine: flags.includes('m'),
    dotAll: flags.includes('s'),
    unicodeCase: flags.includes('u') || flags.includes('U'),
    unixLines: flags.includes('d'),
    comments: flags.includes('x'),
  }
}

function readChoice(cursor: RegexCursor): RegexNode {
  cursor.depth += 1
  if (cursor.depth > MAX_NESTING) throw syntaxError(cursor, 'the groups are nested too deeply')
  const outer = cursor.flags
  const nodes = [readSequence(cursor)]
  while (cursor.pattern[cursor.at] === '|') {
    cursor.at += 1
    nodes.push(readSequence(cursor))
  }
  cursor.flags = outer
  cursor.depth -= 1
  const [only] = nodes
  return only !== undefined && nodes.length === 1 ? only : { kind: 'choice', nodes }
}

function readSequence(cursor: RegexCursor): RegexNode {
  const nodes: RegexNode[] = []
  while (cursor.at < cursor.pattern.length) {
    if (cursor.flags.comments && skipComment(cursor)) continue
    const next = cursor.pattern[cursor.at]
    if (next === '|' || next === ')') break
    const atoms = readAtom(cursor)
    const last = atoms.pop()
    nodes.push(...atoms)
    if (last !== undefined) nodes.push(readQuantifiers(cursor, last))
  }
  return { kind: 'sequence', nodes }
}

function skipComment(cursor: RegexCursor): boolean {
  const match = /^(?:\s+|#[^\n]*)/.exec(cursor.pattern.slice(cursor.at))
  cursor.at += match?.[0].length ?? 0
  return match !== null
}

/** One atom, or several literals of a `\Q…\E`, or none for a flag group. */
function readAtom(cursor: RegexCursor): RegexNode[] {
  const { flags } = cursor
  const char = cursor.pattern[cursor.at]
  if (char === '(') return readGroup(cursor)
  if (char === '[') return [{ kind: 'set', set: readCharClass(cursor) }]
  if (char === '\\') return readEscape(cursor)
  if (char === '*' || char === '+' || char === '?')
    throw syntaxError(cursor, `"${char}" repeats nothing`)
  if (char === '{') throw syntaxError(cursor, 'a "{" repeats nothing')
  if (char === '.') {
    cursor.at += 1
    const set: CharSet = flags.dotAll ? () => true : (code) => !isLineEnd(code, flags.unixLines)
    return [{ kind: 'set', set }]
  }
  if (char === '^' || char === '$') {
    cursor.at += 1
    return [{ kind: 'assert', assertion: char === '^' ? 'start' : 'end', flags }]
  }
  return [literal(cursor, takeCode(cursor))]
}

function literal(cursor: RegexCursor, code: number): RegexNode {
  return { kind: 'set', set: single(code, cursor.flags.ignoreCase, cursor.flags.unicodeCase) }
}

function readEscape(cursor: RegexCursor): RegexNode[] {
  cursor.at += 1
  const letter = cursor.pattern[cursor.at] ?? ''
  if (letter === 'Q') return readQuotation(cursor)
  const assertion = ASSERTIONS.get(letter)
  if (assertion !== undefined) {
    cursor.at += 1
    return [{ kind: 'assert', assertion, flags: cursor.flags }]
  }
  if (/[1-9]/.test(letter)) {
    cursor.at += 1
    return [{ kind: 'back', group: Number(letter), flags: cursor.flags }]
  }
  const named = /^k<(\w+)>/.exec(cursor.pattern.slice(cursor.at))
  if (named !== null) {
    const group = cursor.names.get(named[1] ?? '')
    if (group === undefined)
      throw syntaxError(cursor, `the group "${named[1] ?? ''}" does not exist`)
    cursor.at += named[0].length
    return [{ kind: 'back', group, flags: cursor.flags }]
  }
  const set = readEscapedSet(cursor)
  if (set !== null) return [{ kind: 'set', set }]
  const code = readEscapedCode(cursor)
  if (code === null)
    throw syntaxError(cursor, `the escape "\\${letter}" is illegal or not supported`)
  return [literal(cursor, code)]
}

function readQuotation(cursor: RegexCursor): RegexNode[] {
  const end = cursor.pattern.indexOf('\\E', cursor.at)
  const text = cursor.pattern.slice(cursor.at + 1, end === -1 ? undefined : end)
  cursor.at = end === -1 ? cursor.pattern.length : end + 2
  return Array.from(text, (char) => literal(cursor, char.codePointAt(0) ?? 0))
}

function readGroup(cursor: RegexCursor): RegexNode[] {
  const opening =
    /^\((?:\?(?:(<?[=!]|[:>])|<([a-zA-Z][a-zA-Z0-9]*)>|([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])))?/.exec(
      cursor.pattern.slice(cursor.at),
    )
  const [text = '(', look, name, on, off, end] = opening ?? []
  cursor.at += text.length
  if (text === '(' && cursor.pattern[cursor.at] === '?')
    throw syntaxError(cursor, 'the group is unknown')
  const outer = cursor.flags
  if (end !== undefined) cursor.flags = changedFlags(cursor, on ?? '', off ?? '')
  if (end === ')') return []
  const index = look === undefined && end === undefined ? (cursor.groups += 1) : null
  if (name !== undefined && index !== null) cursor.names.set(name, index)
  const node = readChoice(cursor)
  cursor.flags = outer
  if (cursor.pattern[cursor.at] !== ')') throw syntaxError(cursor, 'a group is not closed')
  cursor.at += 1
  if (index !== null) return [{ kind: 'group', index, node }]
  if (look === '>') return [{ kind: 'atomic', node }]
  if (look === undefined || look === ':') return [node]
  return [{ kind: 'look', node, behind: look.startsWith('<'), not: look.endsWith('!') }]
}

function changedFlags(cursor: RegexCursor, on: string, off: string): RegexFlags {
  if (/[^idmsuxU]/.test(on + off)) throw syntaxError(cursor, 'an inline flag is unknown')
  const set = flagsOf(on)
  const cleared = flagsOf(off)
  const pick = (key: keyof RegexFlags): boolean => (cursor.flags[key] || set[key]) && !cleared[key]
  return {
    ignoreCase: pick('ignoreCase'),
    multiLine: pick('multiLine'),
    dotAll: pick('dotAll'),
    unicodeCase: pick('unicodeCase'),
    unixLines: pick('unixLines'),
    comments: pick('comments'),
  }
}

function readQuantifiers(cursor: RegexCursor, atom: RegexNode): RegexNode {
  const match = /^(?:([*+?])|\{(\d{1,9})(?:(,)(\d{0,9}))?\})([?+]?)/.exec(
    cursor.pattern.slice(cursor.at),
  )
  if (match === null) {
    if (cursor.pattern[cursor.at] === '{') throw syntaxError(cursor, 'a repetition is malformed')
    return atom
  }
  cursor.at += match[0].length
  const [, sign, from = '0', comma, to = '', suffix] = match
  const min = sign === undefined ? Number(from) : sign === '+' ? 1 : 0
  const bounded = comma === undefined ? min : to === '' ? Infinity : Number(to)
  const max = sign === undefined ? bounded : sign === '?' ? 1 : Infinity
  if (min > max) throw syntaxError(cursor, 'a repetition ends before it begins')
  const mode = suffix === '?' ? 'lazy' : suffix === '+' ? 'possessive' : 'greedy'
  return { kind: 'repeat', node: atom, min, max, mode }
}
