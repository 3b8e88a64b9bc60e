/** A place in a value that is another one now. */
export interface ValueChange {
  readonly path: readonly string[]
  /** Null where there was nothing, or nothing that can be said in a line. */
  readonly before: string | null
  readonly after: string | null
}

/** More places than this are said as one. */
const MOST = 8

/** The places where two values differ, each as deep as both have it. */
export function changesIn(before: unknown, after: unknown): readonly ValueChange[] {
  const found = leaves(before, after, [])
  return found.length <= MOST ? found : [{ path: [], before: null, after: null }]
}

function leaves(before: unknown, after: unknown, path: readonly string[]): readonly ValueChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [said, saidNow] = [inWords(before), inWords(after)]
  if (said !== null || saidNow !== null) return [{ path, before: said, after: saidNow }]
  if (!isObject(before) || !isObject(after)) return [{ path, before: null, after: null }]
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => leaves(before[key], after[key], [...path, key]))
}

/** A value of Architect, or what stands in a field; null for what is made of several. */
function inWords(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (!isObject(value) || typeof value['type'] !== 'string') return null
  const text = value['text'] ?? value['value'] ?? value['name']
  return text === undefined ? null : inWords(text)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
