import { type CharSet, intersection, negated, range, single, union } from './regex-set.ts'
import {
  readEscapedCode,
  readEscapedSet,
  type RegexCursor,
  syntaxError,
  takeCode,
} from './regex-cursor.ts'

/** Reads `[…]` with ranges, negation, nested classes and `&&`. The cursor stands on the bracket. */
export function readCharClass(cursor: RegexCursor): CharSet {
  cursor.depth += 1
  if (cursor.depth > 50) throw syntaxError(cursor, 'the character classes are nested too deeply')
  cursor.at += 1
  const not = cursor.pattern[cursor.at] === '^'
  if (not) cursor.at += 1
  const set = readMembers(cursor, true)
  if (cursor.pattern[cursor.at] !== ']')
    throw syntaxError(cursor, 'a character class is not closed')
  cursor.at += 1
  cursor.depth -= 1
  return not ? negated(set) : set
}

function readMembers(cursor: RegexCursor, bracketIsLiteral: boolean): CharSet {
  const sets: CharSet[] = []
  while (cursor.at < cursor.pattern.length) {
    const char = cursor.pattern[cursor.at]
    if (char === ']' && !(bracketIsLiteral && sets.length === 0)) break
    if (cursor.pattern.startsWith('&&', cursor.at)) {
      cursor.at += 2
      const right = readMembers(cursor, false)
      return sets.length === 0 ? right : intersection(union(sets), right)
    }
    sets.push(char === '[' ? readCharClass(cursor) : readMember(cursor))
  }
  if (sets.length === 0) throw syntaxError(cursor, 'a character class is not closed')
  return union(sets)
}

function readMember(cursor: RegexCursor): CharSet {
  const { ignoreCase, unicodeCase } = cursor.flags
  const from = readClassCode(cursor)
  if (typeof from !== 'number') return from
  const next = cursor.pattern[cursor.at + 1]
  if (cursor.pattern[cursor.at] !== '-' || next === undefined || next === ']' || next === '[') {
    return single(from, ignoreCase, unicodeCase)
  }
  cursor.at += 1
  const to = readClassCode(cursor)
  if (typeof to !== 'number' || to < from) throw syntaxError(cursor, 'a character range is illegal')
  return range(from, to, ignoreCase)
}

function readClassCode(cursor: RegexCursor): number | CharSet {
  if (cursor.pattern[cursor.at] !== '\\') return takeCode(cursor)
  cursor.at += 1
  const set = readEscapedSet(cursor)
  if (set !== null) return set
  const code = readEscapedCode(cursor)
  if (code === null) throw syntaxError(cursor, 'an escape is illegal or not supported')
  return code
}
