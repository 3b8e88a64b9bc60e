import { JavaException, LimitReached } from './java-exception.ts'
import { parseRegex } from './regex-parser.ts'
import { compileProgram, type CompiledProgram } from './regex-program.ts'
import { run, type Search } from './regex-run.ts'

/**
 * `java.util.regex.Pattern`, matched by our own bounded backtracking: text from a design must not be
 * able to hang the browser, and JavaScript's own expressions differ in syntax and cannot be stopped.
 */
export interface JavaRegex {
  readonly compiled: CompiledProgram
  readonly groups: number
  readonly names: ReadonlyMap<string, number>
}

/** Start and end of every group, -1 where a group took no part. */
type RegexMatch = readonly number[]

/** Steps that all searches of one evaluation may take together: one that is bounded can still be asked for without end. */
export interface RegexBudget {
  steps: number
}

/** For one search on its own. */
export function regexBudget(steps = MAX_STEPS): RegexBudget {
  return { steps }
}

/** Flags: the letters of Java's embedded flags (`i`, `m`, `s`, `u`, `d`, `x`). */
export function compileRegex(pattern: string, flags = ''): JavaRegex {
  const { node, groups, names } = parseRegex(pattern, flags)
  return { compiled: compileProgram(node, groups), groups, names }
}

/** `Matcher.matches()`: the whole text. */
export function matchesWhole(
  regex: JavaRegex,
  text: string,
  budget: RegexBudget = regexBudget(),
): boolean {
  const search = searchIn(text, budget)
  const end = run(search, regex.compiled.program, 0, noGroups(regex), text.length)
  return end !== null
}

/** `replaceAll` and `replaceFirst`, with `$1`, `${name}` and `\` in the replacement; null fails at the first match. */
export function replaceMatches(
  regex: JavaRegex,
  text: string,
  replacement: string | null,
  all: boolean,
  budget: RegexBudget = regexBudget(),
): string {
  let out = ''
  let last = 0
  for (const match of findMatches(regex, text, budget)) {
    if (replacement === null)
      throw new JavaException('NullPointerException', 'the replacement has no value')
    out += text.slice(last, match[0]) + expandReplacement(regex, text, match, replacement)
    if (out.length > MAX_TEXT) throw new LimitReached('a text has become too long')
    last = match[1] ?? text.length
    if (!all) break
  }
  return out + text.slice(last)
}

/** `String.split`: no empty text at the end when the limit is 0, none at the start for an empty match. */
export function splitText(
  regex: JavaRegex,
  text: string,
  limit: number,
  budget: RegexBudget = regexBudget(),
): string[] {
  const parts: string[] = []
  let last = 0
  for (const match of findMatches(regex, text, budget)) {
    if (limit > 0 && parts.length === limit - 1) break
    const [start = 0, end = 0] = match
    if (end === 0) continue
    parts.push(text.slice(last, start))
    last = end
  }
  if (parts.length === 0) return [text]
  parts.push(text.slice(last))
  if (limit === 0) while (parts.at(-1) === '') parts.pop()
  return parts
}

const MAX_STEPS = 1_000_000
const MAX_TEXT = 4_000_000

function noGroups(regex: JavaRegex): number[] {
  return Array.from({ length: regex.compiled.slots }, () => -1)
}

/** A search that spends the budget as it goes, and no more than one search may. */
function searchIn(text: string, budget: RegexBudget): Search {
  let own = MAX_STEPS
  return {
    text,
    get steps() {
      return Math.min(own, budget.steps)
    },
    set steps(left) {
      const spent = Math.min(own, budget.steps) - left
      own -= spent
      budget.steps -= spent
    },
  }
}

function* findMatches(regex: JavaRegex, text: string, budget: RegexBudget): Generator<RegexMatch> {
  const search = searchIn(text, budget)
  let from = 0
  while (from <= text.length) {
    const end = run(search, regex.compiled.program, from, noGroups(regex), null)
    if (end === null) {
      from += 1
      continue
    }
    const slots = [...end.slots]
    slots[0] = from
    slots[1] = end.at
    yield slots
    from = end.at > from ? end.at : from + 1
  }
}

function expandReplacement(
  regex: JavaRegex,
  text: string,
  match: RegexMatch,
  replacement: string,
): string {
  let out = ''
  let at = 0
  while (at < replacement.length) {
    const char = replacement[at] ?? ''
    at += 1
    if (char === '\\') {
      if (at === replacement.length) throw illegal('the replacement ends with a backslash')
      out += replacement[at] ?? ''
      at += 1
    } else if (char === '$') {
      const { group, length } = readGroup(regex, replacement.slice(at))
      at += length
      const [start = -1, end = -1] = [match[group * 2], match[group * 2 + 1]]
      out += start < 0 ? '' : text.slice(start, end)
    } else {
      out += char
    }
  }
  return out
}

function readGroup(regex: JavaRegex, text: string): { group: number; length: number } {
  const named = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/.exec(text)
  if (named !== null) {
    const group = regex.names.get(named[1] ?? '')
    if (group === undefined) throw illegal(`the group "${named[1] ?? ''}" does not exist`)
    return { group, length: named[0].length }
  }
  const digits = /^\d+/.exec(text)?.[0] ?? ''
  if (digits === '') throw illegal('a "$" in the replacement names no group; write \\$')
  let length = 1
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= regex.groups) length += 1
  const group = Number(digits.slice(0, length))
  if (group > regex.groups)
    throw new JavaException('IndexOutOfBoundsException', `there is no group ${group}`)
  return { group, length }
}

function illegal(detail: string): JavaException {
  return new JavaException('IllegalArgumentException', detail)
}
