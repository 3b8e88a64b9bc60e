import type { YamlComment } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'

/** What the text says beside an item of a list or the whole. */
export interface YamlNotes {
  readonly comments: readonly YamlComment[]
  /** Export's own, at the end of the first line. */
  readonly mark: string | null
}

/** Where in a thing that has comments the writer is. */
export interface NotedPath {
  readonly slots: ReadonlyMap<string, Slots>
  readonly path: YamlComment['at']
  /** At the thing itself: what stands at its single key is about it. */
  readonly isTop: boolean
}

interface Slots {
  readonly before: readonly string[]
  readonly after: string
  readonly below: readonly string[]
}

const NO_SLOTS: Slots = { before: [], after: '', below: [] }

/** Null where nothing is said. A comment on a property that is gone goes to the thing itself. */
export function notedThing(thing: Json, { comments, mark }: YamlNotes): NotedPath | null {
  if (comments.length === 0 && mark === null) return null
  const [body] = Object.values(thing ?? {}) as readonly Json[]
  const slots = new Map<string, Slots>()
  for (const { at, before = [], after, below = [] } of comments) {
    const isThere = isIn(body, at)
    const key = keyOf(isThere ? at : [])
    const known = slots.get(key) ?? NO_SLOTS
    const own = after === undefined ? [] : [after]
    const first = isThere ? before : [...before, ...own, ...below]
    slots.set(key, {
      before: [...known.before, ...first.flatMap(linesOf)],
      after: isThere ? known.after + own.map(behind).join('') : known.after,
      below: isThere ? [...known.below, ...below.flatMap(linesOf)] : known.below,
    })
  }
  if (mark !== null) {
    const known = slots.get(keyOf([])) ?? NO_SLOTS
    slots.set(keyOf([]), { ...known, after: `${known.after}${behind(` ${mark}`)}` })
  }
  return { slots, path: [], isTop: true }
}

export function slotsAt(noted: NotedPath | null): Slots {
  return noted?.slots.get(keyOf(noted.path)) ?? NO_SLOTS
}

export function below(noted: NotedPath | null, key: string | number): NotedPath | null {
  if (noted === null) return null
  if (noted.isTop) return { ...noted, isTop: false }
  return { ...noted, path: [...noted.path, key] }
}

function keyOf(path: YamlComment['at']): string {
  return JSON.stringify(path)
}

function isIn(body: Json | undefined, [key, ...rest]: YamlComment['at']): boolean {
  if (key === undefined) return true
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, key)) return false
  return isIn(Object.entries(body).find(([own]) => own === String(key))?.[1], rest)
}

/** A comment ends with its line, so a text of several lines, whoever made it, is as many comments. */
function linesOf(text: string): readonly string[] {
  return text.split(LINE_BREAK).map((line) => `#${printable(line)}`.trimEnd())
}

function behind(text: string): string {
  return ` ${`#${printable(text.replaceAll(LINE_BREAK, ' '))}`.trimEnd()}`
}

/** Those of YAML 1.1 and 1.2. */
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g

/** What YAML allows in no comment. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t]|[\p{Cs}\uFEFF\uFFFE\uFFFF]/gu, ' ')
}
