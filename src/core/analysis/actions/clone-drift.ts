import { type DataAction, isStub } from '../../model/data-action.ts'
import { analyseAction } from './analyse-action.ts'
import type { ActionTemplate } from './action-templates.ts'
import type { TestClone } from './clones.ts'

/** A part of a secure action that is not as its tested clone has it. */
export interface Drift {
  readonly part: 'body' | 'map' | 'default' | 'success'
  /** Where it stands in the secure action. */
  readonly field: string
  /** The line of a map. */
  readonly name: string
  /** The first piece of the secure action's text that differs; undefined where it has none. */
  readonly range: { readonly start: number; readonly end: number } | undefined
  /** What the clone has instead; undefined where it has no such line. */
  readonly tested: string | undefined
  /** The clone has a value in place of an input, so that its text is no text for the secure action. */
  readonly isHardCoded: boolean
}

/**
 * Where a secure action differs from its clone in what was tested: body, translation map, defaults and success
 * template. A clone may have a value, such as a test card, where the secure action has an input.
 */
export function driftOf({ clone, original }: TestClone): readonly Drift[] {
  if (isStub(clone) || isStub(original)) return []
  return [
    ...bodyDrift(original, clone),
    ...mapDrift('map', 'translationMap', original, clone),
    ...mapDrift('default', 'translationMapDefaults', original, clone),
    ...textDrift(original, clone),
  ]
}

function bodyDrift(original: DataAction, clone: DataAction): readonly Drift[] {
  const { body } = analyseAction(original)
  const tested = clone.request.body
  const range = firstDifference(piecesOf(body), body.text, tested)
  if (range === null) return []
  const isHardCoded = body.references.some(({ reference }) => !tested.includes(reference.literal))
  return [{ part: 'body', field: body.field, name: '', range, tested, isHardCoded }]
}

function textDrift(original: DataAction, clone: DataAction): readonly Drift[] {
  const text = original.response.successTemplate
  const tested = clone.response.successTemplate
  const whole = [{ start: 0, end: text.length, isInput: false }]
  const range = firstDifference(whole, text, tested)
  const field = 'response.successTemplate'
  return range === null
    ? []
    : [{ part: 'success', field, name: '', range, tested, isHardCoded: false }]
}

function mapDrift(
  part: 'map' | 'default',
  key: 'translationMap' | 'translationMapDefaults',
  original: DataAction,
  clone: DataAction,
): readonly Drift[] {
  const own = new Map(Object.entries(original.response[key]))
  const tested = new Map(Object.entries(clone.response[key]))
  return [...new Set([...own.keys(), ...tested.keys()])].flatMap((name): Drift[] => {
    const text = own.get(name)
    if (text === tested.get(name)) return []
    return [
      {
        part,
        field: text === undefined ? `response.${key}` : `response.${key}.${name}`,
        name,
        range: text === undefined ? undefined : { start: 0, end: text.length },
        tested: tested.get(name),
        isHardCoded: false,
      },
    ]
  })
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly isInput: boolean
}

/** A template cut into what prints an input and what stands between. */
function piecesOf({ text, references }: ActionTemplate): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, role } of references.toSorted((a, b) => a.start - b.start)) {
    // What stands inside of another reference is a part of it.
    if (start < at || role !== 'output') continue
    pieces.push({ start: at, end: start, isInput: false }, { start, end, isInput: true })
    at = end
  }
  return [...pieces, { start: at, end: text.length, isInput: false }]
}

/** Null when the second text has the same pieces, with plain values in place of inputs where it likes. */
function firstDifference(
  pieces: readonly Piece[],
  text: string,
  tested: string,
): { readonly start: number; readonly end: number } | null {
  let at = 0
  let isOpen = false
  for (const { start, end, isInput } of pieces) {
    const piece = text.slice(start, end)
    if (isInput) {
      isOpen = !tested.startsWith(piece, at)
      if (!isOpen) at += piece.length
      continue
    }
    const found = isOpen ? tested.indexOf(piece, at) : at
    const isPlain = found >= 0 && !/[$#]/.test(tested.slice(at, found))
    if (!isPlain || !tested.startsWith(piece, found)) {
      const same = commonLength(piece, tested.slice(at))
      return marked(start + (isOpen ? 0 : same), end, text)
    }
    // The last piece must reach the end, or there is more behind it.
    at = piece === '' && isOpen ? tested.length : found + piece.length
    isOpen = false
  }
  return at === tested.length ? null : marked(text.length, text.length, text)
}

/** At least one character of the text, so that there is something to mark. */
function marked(start: number, end: number, text: string) {
  const from = Math.max(0, Math.min(start, text.length - 1))
  return { start: from, end: Math.max(end, Math.min(from + 1, text.length)) }
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
