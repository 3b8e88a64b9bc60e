import type { Json } from '../../model/values.ts'
import { asObject } from '../archy-values.ts'
import type { JsonObject } from '../define.ts'

/** A text of an action that names variables: an expression, or the name of the variable that is written. */
export interface Mention {
  readonly kind: 'expression' | 'variable'
  readonly text: string
  /** The keys that lead to it. */
  readonly path: readonly string[]
}

const MENTION_KEYS: Readonly<Record<string, Mention['kind']>> = {
  exp: 'expression',
  var: 'variable',
  variable: 'variable',
}
const HOLE = 'mention'

/**
 * Takes the texts that name variables out of an action and leaves numbered holes. They stand in a list of their own,
 * so that they can be found and renamed like those of any other kind.
 */
export function takeMentions(body: Json): { readonly body: Json; readonly mentions: Mention[] } {
  const mentions: Mention[] = []
  const take = (json: Json, path: readonly string[]): Json => {
    const kind = mentionKind(path.at(-1))
    if (typeof json === 'string' && kind !== null) {
      mentions.push({ kind, text: json, path })
      return { [HOLE]: mentions.length - 1 }
    }
    if (Array.isArray(json)) return json.map((item: Json) => take(item, [...path, '']))
    return typeof json === 'object' && json !== null ? mapObject(asObject(json), path, take) : json
  }
  return { body: take(body, []), mentions }
}

/** Puts the texts back. */
export function fillHoles(json: Json, texts: readonly string[]): Json {
  const fill = (item: Json, path: readonly string[]): Json => {
    if (mentionKind(path.at(-1)) !== null) {
      const hole = asObject(item)[HOLE]
      if (typeof hole === 'number') return texts[hole] ?? ''
    }
    if (Array.isArray(item)) return item.map((part: Json) => fill(part, [...path, '']))
    return typeof item === 'object' && item !== null ? mapObject(asObject(item), path, fill) : item
  }
  return fill(json, [])
}

/** What the texts that were taken out of `body` are, by their number. */
export function mentionsIn(body: Json, texts: readonly string[]): readonly Mention[] {
  return takeMentions(fillHoles(body, texts)).mentions
}

function mentionKind(key: string | undefined): Mention['kind'] | null {
  return key !== undefined && Object.hasOwn(MENTION_KEYS, key) ? (MENTION_KEYS[key] ?? null) : null
}

function mapObject(
  object: JsonObject,
  path: readonly string[],
  map: (json: Json, path: readonly string[]) => Json,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, map(value, [...path, key])]),
  )
}
