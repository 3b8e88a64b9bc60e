/**
 * A name without its prefix in words, cut at underscores and capitals, in small letters without accents:
 * `Task.SecurityCode` is `security_code`, `Flow.Gültig_bis` is `gultig_bis`.
 */
export function wordsOfName(name: string): string {
  const known = memo.get(name)
  if (known !== undefined) return known
  const words = cut(name)
  if (memo.size >= MEMO_LIMIT) memo.clear()
  memo.set(name, words)
  return words
}

/** The names of a design are asked for again and again. Bounded, and cleared when full. */
const MEMO_LIMIT = 20_000
const memo = new Map<string, string>()

function cut(name: string): string {
  return withoutAccents(name.slice(name.indexOf('.') + 1))
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
}

/** Small letters with marks become those without, and ß becomes ss. Nearly every text is plain ASCII and stays as it is. */
export function withoutAccents(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
}

const BEYOND_ASCII = /[^\0-\x7f]/
