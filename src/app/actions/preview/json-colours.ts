/** A stretch of JSON with a colour of its own. */
interface Coloured {
  readonly start: number
  readonly end: number
  readonly look: 'key' | 'string' | 'number'
}

/** What is coloured in a text that looks like JSON; nothing in any other. Broken JSON is coloured as far as it goes. */
export function jsonColours(text: string): readonly Coloured[] {
  if (!/^\s*[[{]/.test(text)) return []
  return Array.from(text.matchAll(TOKENS), (match) => {
    const { string, colon } = match.groups ?? {}
    const look = string === undefined ? 'number' : colon === undefined ? 'string' : 'key'
    const end = match.index + (string ?? match[0]).length
    return { start: match.index, end, look }
  })
}

const TOKENS =
  /(?<string>"(?:[^"\\\n]|\\.)*")(?<colon>\s*:)?|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g
