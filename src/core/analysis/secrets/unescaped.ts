/** A text in which escapes stand for themselves no longer. */
export interface Unescaped {
  readonly text: string
  /** Where in the escaped text the character at an index begins; after the last one, where the text ends. */
  startOf(index: number): number
}

/**
 * The same text without the escapes of JSON (RFC 8259, 7) and of URLs (RFC 3986, 2.1): a number is the same number
 * in every spelling. Null when it has none. Characters beyond ASCII stay escaped in URLs, since no key has them.
 */
export function unescaped(text: string): Unescaped | null {
  let plain = ''
  let from = 0
  const moved: Moved[] = []
  for (const match of text.matchAll(ESCAPES)) {
    plain += text.slice(from, match.index) + meant(match[0])
    from = match.index + match[0].length
    moved.push({ at: plain.length, by: from - plain.length })
  }
  if (moved.length === 0) return null
  return {
    text: plain + text.slice(from),
    startOf: (index) => index + movedAt(moved, index),
  }
}

/** The text as it is, and as it reads when it was escaped once, or once more on its way. */
export function readingsOf(text: string): readonly Unescaped[] {
  const readings: Unescaped[] = [{ text, startOf: (index) => index }]
  for (let times = 0; times < MOST_TIMES; times += 1) {
    const last = readings.at(-1)
    const next = last === undefined ? null : unescaped(last.text)
    if (last === undefined || next === null) break
    readings.push({
      text: next.text,
      startOf: (index) => last.startOf(next.startOf(index)),
    })
  }
  return readings
}

/** JSON in a URL in JSON. */
const MOST_TIMES = 3

const ESCAPES = /\\u00[0-7][0-9a-f]|\\[/"\\]|%[0-7][0-9a-f]/gi

interface Moved {
  readonly at: number
  readonly by: number
}

/** How far the text at an index has moved: the last entry that is not behind it. */
function movedAt(moved: readonly Moved[], index: number): number {
  let low = 0
  let high = moved.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moved[middle]?.at ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return moved[low - 1]?.by ?? 0
}

function meant(escape: string): string {
  if (/^\\[^u]/i.test(escape)) return escape.slice(1)
  return String.fromCharCode(Number.parseInt(escape.slice(-2), 16))
}
