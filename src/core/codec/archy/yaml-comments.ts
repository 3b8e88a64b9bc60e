import { CST } from 'yaml'
import type { YamlComment } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import type { TextPosition } from './yaml-text.ts'

/**
 * Marks the places of one step that several paths end with, so that import makes one step of them again. Genesys Cloud
 * drops comments; the steps then are several, which means the same.
 */
export const SHARED_STEP = 'shared step'
const SHARED_MARK = new RegExp(`\\s*# ${SHARED_STEP} (\\d{1,9})$`)

/** The number with which a line marks its step; null for none. */
export function sharedStepIn(line: string): number | null {
  const mark = SHARED_MARK.exec(line.trimEnd())
  return mark === null ? null : Number(mark[1])
}

/** A key with its value, or an item of a list, where it stands in the text. */
export interface YamlPlace {
  readonly key: string | number
  readonly parent: YamlPlace | null
  readonly position: TextPosition
  readonly start: number
  /** Behind the value, where it is no mapping and no list. */
  readonly end: number
  json: Json
}

type Slots = Pick<YamlComment, 'before' | 'after' | 'below'>

/** Comments of a text, by the place that each is about. */
export type PlacedComments = ReadonlyMap<YamlPlace, Slots>

interface FoundComment extends TextPosition {
  readonly offset: number
  readonly text: string
  /** Something else stands before it on its line. */
  readonly isBehind: boolean
}

/** All comments of a text in its order. What export itself notes at shared steps is none. */
export function commentsIn(
  tokens: readonly CST.Token[],
  text: string,
  at: (offset: number) => TextPosition,
): readonly FoundComment[] {
  if (!text.includes('#')) return []
  return commentTokens(tokens)
    .toSorted((a, b) => a.offset - b.offset)
    .flatMap(({ offset, source }) => {
      const position = at(offset)
      const before = text.slice(offset - position.column + 1, offset)
      const isBehind = before.trim() !== ''
      const own = isBehind ? source.trimEnd().replace(SHARED_MARK, '') : source.trimEnd()
      return own === '' ? [] : [{ ...position, offset, text: own.slice(1), isBehind }]
    })
}

/** Without recursion, as the text may be nested deep, and one by one, as it may have comments without end. */
function commentTokens(tokens: readonly CST.Token[]): CST.SourceToken[] {
  const found: CST.SourceToken[] = []
  const open: CST.Token[] = []
  const look = (...lists: readonly (readonly CST.Token[] | undefined)[]) => {
    for (const list of lists) for (const token of list ?? []) open.push(token)
  }
  look(tokens)
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (token.type === 'comment') found.push(token)
    if (token.type === 'document') look(token.start)
    if ('props' in token) look(token.props)
    if ('end' in token) look(token.end)
    if (token.type === 'document' && token.value !== undefined) open.push(token.value)
    if (!CST.isCollection(token)) continue
    for (const { start, key, sep, value } of token.items) {
      look(start, sep)
      if (key !== undefined && key !== null) open.push(key)
      if (value !== undefined) open.push(value)
    }
  }
  return found
}

/** Finds what each comment is about. `places` stand in the order of the text. */
export function placeComments(
  comments: readonly FoundComment[],
  places: readonly YamlPlace[],
  show: (text: string) => string,
): PlacedComments {
  const placed = new Map<YamlPlace, OpenSlots>()
  let passed = 0
  for (const comment of comments) {
    while ((places[passed]?.start ?? Infinity) <= comment.offset) passed += 1
    const target = targetOf(comment, places[passed - 1], places[passed])
    if (target === null) continue
    const slots = placed.get(target.place) ?? {}
    addText(slots, target.slot, show(comment.text))
    placed.set(target.place, slots)
  }
  return placed
}

/** Slots that are being filled: of one place there may be very many. */
interface OpenSlots {
  before?: string[]
  after?: string
  below?: string[]
}

function targetOf(
  { offset, column, isBehind }: FoundComment,
  last: YamlPlace | undefined,
  next: YamlPlace | undefined,
): { readonly place: YamlPlace; readonly slot: keyof Slots } | null {
  if (last === undefined) return next === undefined ? null : { place: next, slot: 'before' }
  if (isBehind) return { place: last, slot: 'after' }
  if (offset < last.end) return { place: last, slot: 'before' }
  if (next !== undefined && column <= next.position.column) return { place: next, slot: 'before' }
  let ended = last
  while (ended.parent !== null && ended.position.column > column) ended = ended.parent
  const goesOn = next !== undefined && isWithin(next, ended)
  return goesOn ? { place: next, slot: 'before' } : { place: ended, slot: 'below' }
}

function isWithin(place: YamlPlace, outer: YamlPlace): boolean {
  for (let at: YamlPlace | null = place; at !== null; at = at.parent) if (at === outer) return true
  return false
}

function addText(slots: OpenSlots, slot: keyof Slots, text: string): void {
  if (slot === 'after') slots.after = slots.after === undefined ? text : `${slots.after} #${text}`
  else (slots[slot] ??= []).push(text)
}

/**
 * The comments of each thing, by what stands for it in the text: an item of a list with a single key, or the whole
 * text. `things` are those items; what is about none of them is about the whole, which stands at `wholeKey`.
 */
export function commentsByThing(
  placed: PlacedComments,
  things: ReadonlySet<Json>,
  whole: Json,
  wholeKey: string,
): ReadonlyMap<Json, YamlComment[]> {
  const comments = new Map<Json, YamlComment[]>()
  for (const [place, slots] of placed) {
    const path: (string | number)[] = []
    let at: YamlPlace | null = place
    for (; at !== null && !(isObject(at.json) && things.has(at.json)); at = at.parent) {
      path.push(at.key)
    }
    const thing = at === null ? whole : at.json
    const own = comments.get(thing) ?? []
    const isBeside = at === null && path.at(-1) !== wholeKey
    // What stands at the single key is about the thing.
    own.push({ at: isBeside ? [NOWHERE] : path.toReversed().slice(1), ...slots })
    comments.set(thing, own)
  }
  return comments
}

/** Nothing has a property without a name; what is said of one is said of the thing. */
export const NOWHERE = ''

function isObject(json: Json): boolean {
  return typeof json === 'object' && json !== null
}
