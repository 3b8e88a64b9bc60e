/** What lies between what two lists begin and end with alike, told by identity: quick where little was changed. */
export interface ListDifference<T> {
  /** How many items both begin with, and how many they end with. */
  readonly start: number
  readonly end: number
  readonly gone: readonly T[]
  readonly come: readonly T[]
}

export function differenceOf<T>(before: readonly T[], now: readonly T[]): ListDifference<T> {
  const most = Math.min(before.length, now.length)
  let start = 0
  while (start < most && before[start] === now[start]) start += 1
  let end = 0
  while (end < most - start && before.at(-1 - end) === now.at(-1 - end)) end += 1
  const gone = before.slice(start, before.length - end)
  return { start, end, gone, come: now.slice(start, now.length - end) }
}
