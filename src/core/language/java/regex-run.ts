import { LimitReached } from './java-exception.ts'
import type { RegexFlags } from './regex-cursor.ts'
import type { Instruction, Program } from './regex-program.ts'
import { isLineEnd, isWordCode } from './regex-set.ts'

/** One search through one text, and the steps that it may still take. */
export interface Search {
  readonly text: string
  steps: number
}

/** Where a run stands or has ended. */
export interface State {
  readonly pc: number
  readonly at: number
  readonly slots: readonly number[]
}

/**
 * Runs a program from an index of the text. Null: no match. `mustEnd`: where a match has to end. Throws
 * LimitReached when the budget of the search is spent.
 */
export function run(
  search: Search,
  program: Program,
  from: number,
  start: readonly number[],
  mustEnd: number | null,
): State | null {
  const pending: State[] = [{ pc: 0, at: from, slots: start }]
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    let current: State | null = state
    while (current !== null) {
      search.steps -= 1
      if (search.steps < 0) throw new LimitReached('a regular expression takes too many steps')
      const instruction: Instruction | undefined = program[current.pc]
      if (instruction === undefined || instruction.op === 'match') {
        if (mustEnd === null || current.at === mustEnd) return current
        break
      }
      if (instruction.op === 'split') {
        const { at, slots }: State = current
        pending.push({ pc: instruction.second, at, slots })
        current = { pc: instruction.first, at, slots }
      } else {
        current = step(search, instruction, current)
      }
    }
  }
  return null
}

function step(
  search: Search,
  instruction: Exclude<Instruction, { op: 'split' | 'match' }>,
  { pc, at, slots }: State,
): State | null {
  switch (instruction.op) {
    case 'set': {
      const code = search.text.codePointAt(at)
      if (code === undefined || !instruction.set(code)) return null
      return { pc: pc + 1, at: at + (code > 0xffff ? 2 : 1), slots }
    }
    case 'jump':
      return { pc: instruction.next, at, slots }
    case 'save':
      return { pc: pc + 1, at, slots: slots.with(instruction.slot, at) }
    case 'progress':
      return slots[instruction.slot] === at ? null : { pc: pc + 1, at, slots }
    case 'assert': {
      const holds = assertionHolds(search.text, at, instruction.assertion, instruction.flags)
      return holds ? { pc: pc + 1, at, slots } : null
    }
    case 'back':
      return stepBack(search, instruction, { pc, at, slots })
    case 'atomic': {
      const end = run(search, instruction.program, at, slots, null)
      return end === null ? null : { pc: pc + 1, at: end.at, slots: end.slots }
    }
    case 'look': {
      const found = instruction.behind
        ? lookBehind(search, instruction.program, at, slots)
        : run(search, instruction.program, at, slots, null)
      if ((found === null) !== instruction.not) return null
      return { pc: pc + 1, at, slots: found?.slots ?? slots }
    }
  }
}

function lookBehind(
  search: Search,
  program: Program,
  at: number,
  slots: readonly number[],
): State | null {
  for (let from = at; from >= 0; from -= 1) {
    const found = run(search, program, from, slots, at)
    if (found !== null) return found
  }
  return null
}

function stepBack(
  search: Search,
  { group, flags }: Extract<Instruction, { op: 'back' }>,
  { pc, at, slots }: State,
): State | null {
  const start = slots[group * 2] ?? -1
  const end = slots[group * 2 + 1] ?? -1
  if (start < 0 || end < 0) return null
  const wanted = search.text.slice(start, end)
  const found = search.text.slice(at, at + wanted.length)
  const same = flags.ignoreCase ? wanted.toLowerCase() === found.toLowerCase() : wanted === found
  return same ? { pc: pc + 1, at: at + wanted.length, slots } : null
}

function assertionHolds(text: string, at: number, assertion: string, flags: RegexFlags): boolean {
  const lineEnd = (index: number): boolean =>
    index >= 0 && index < text.length && isLineEnd(text.charCodeAt(index), flags.unixLines)
  switch (assertion) {
    case 'start':
      return at === 0 || (flags.multiLine && at < text.length && lineEnd(at - 1))
    case 'end':
      return flags.multiLine ? at === text.length || lineEnd(at) : atLastLine(text, at, lineEnd)
    case 'last-line':
      return atLastLine(text, at, lineEnd)
    case 'input-start':
      return at === 0
    case 'input-end':
      return at === text.length
    default: {
      const boundary = wordAt(text, at - 1) !== wordAt(text, at)
      return boundary === (assertion === 'word')
    }
  }
}

function atLastLine(text: string, at: number, lineEnd: (index: number) => boolean): boolean {
  if (at === text.length) return true
  if (text.startsWith('\r\n', at)) return at + 2 === text.length
  const insidePair = text[at] === '\n' && text[at - 1] === '\r'
  return at + 1 === text.length && lineEnd(at) && !insidePair
}

function wordAt(text: string, index: number): boolean {
  return index >= 0 && index < text.length && isWordCode(text.charCodeAt(index))
}
