import { functionNamed } from '../language/expression/functions.ts'
import { itemAt } from '../language/expression/functions/list.ts'
import type { Revealed } from '../language/expression/reveal.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import type { TaskId } from '../base/ids.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Variable } from '../model/design.ts'
import { digitsIn } from './exposure.ts'
import { parsedExpression, variableNamed } from './references.ts'

/**
 * Which digits of a secret are shown. The first ones and the last ones are counted once however often they are shown;
 * any other piece counts by itself.
 */
export interface Pieces {
  readonly first: number
  readonly last: number
  readonly others: ReadonlyMap<string, number>
}

const NO_PIECES: Pieces = { first: 0, last: 0, others: new Map() }

/**
 * The digits of one secret that an expression shows: `shown` says how many, and where they come straight from a slice
 * of the secret it is known which.
 */
export function piecesShown(
  text: string,
  origin: Variable,
  shown: Revealed,
  { task, index }: { readonly task: TaskId; readonly index: DesignIndex },
): Pieces {
  if (digitsIn(shown) === 0) return NO_PIECES
  const parsed = parsedExpression(text)
  const isOrigin = (name: string) => variableNamed(name, task, index) === origin
  const slices = parsed === null ? [] : slicesIn(parsed, isOrigin)
  if (shown === 'all' || slices.length === 0) {
    return { ...NO_PIECES, others: new Map([[text, digitsIn(shown)]]) }
  }
  return slices.reduce(joinPieces, NO_PIECES)
}

/** The names that say where in the secret a piece begins that an expression shows: other values of them show others. */
export function placesOfPieces(
  text: string,
  origin: Variable,
  { task, index }: { readonly task: TaskId; readonly index: DesignIndex },
): readonly string[] {
  const parsed = parsedExpression(text)
  const isOrigin = (name: string) => variableNamed(name, task, index) === origin
  return parsed === null ? [] : placesIn(parsed, isOrigin)
}

/** The same pieces, cut where others may be: they count by themselves. */
export function asOthers(pieces: Pieces, mark: string): Pieces {
  const others = Array.from(pieces.others, ([key, digits]) => [`${key} ${mark}`, digits] as const)
  return { ...pieces, others: new Map(others) }
}

/** All that two values show together. */
export function joinPieces(a: Pieces, b: Pieces): Pieces {
  return {
    first: Math.max(a.first, b.first),
    last: Math.max(a.last, b.last),
    others: new Map([...a.others, ...b.others]),
  }
}

/** How many digits are shown that are not among the first. */
export function digitsAfterFirst({ last, others }: Pieces): number {
  return [...others.values()].reduce((sum, digits) => sum + digits, last)
}

export function digitsOfPieces(pieces: Pieces): number {
  return pieces.first + digitsAfterFirst(pieces)
}

function slicesIn(expression: Expression, isOrigin: (name: string) => boolean): readonly Pieces[] {
  const slice = asSlice(expression, isOrigin)
  return slice === null ? partsOf(expression).flatMap((part) => slicesIn(part, isOrigin)) : [slice]
}

function placesIn(expression: Expression, isOrigin: (name: string) => boolean): readonly string[] {
  const found = partsOf(expression).flatMap((part) => placesIn(part, isOrigin))
  const [text, ...where] = cutOf(expression)
  const isCut = text !== undefined && namesIn(text).some(isOrigin)
  return isCut ? [...found, ...where.flatMap(namesIn)] : found
}

/** What is cut, and after it what says where; nothing where nothing is cut. */
function cutOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'index') return [expression.object, expression.index]
  if (expression.kind !== 'call') return []
  const definition = functionNamed(expression.name)
  return definition?.reveals === 'slice' || definition === itemAt ? expression.args : []
}

function namesIn(expression: Expression): readonly string[] {
  const own = expression.kind === 'reference' ? [expression.name] : []
  return [...own, ...partsOf(expression).flatMap(namesIn)]
}

/** `Left`, `Right` and `Substring` of the secret itself, with a length that is written out. */
function asSlice(expression: Expression, isOrigin: (name: string) => boolean): Pieces | null {
  if (expression.kind !== 'call' || functionNamed(expression.name)?.reveals !== 'slice') return null
  const [text, start] = expression.args
  const length = expression.args.at(-1)
  if (text?.kind !== 'reference' || !isOrigin(text.name) || length?.kind !== 'number') return null
  const digits = Number(length.text)
  switch (expression.name.toLowerCase()) {
    case 'left':
      return { ...NO_PIECES, first: digits }
    case 'right':
      return { ...NO_PIECES, last: digits }
    default: {
      const from = start?.kind === 'number' ? start.text : ''
      return from === '0'
        ? { ...NO_PIECES, first: digits }
        : { ...NO_PIECES, others: new Map([[`${from} ${digits}`, digits]]) }
    }
  }
}
