import { rememberTexts } from '../base/remember.ts'

/**
 * A name without its prefix in words, cut at underscores and capitals, in small letters without accents:
 * `Task.SecurityCode` is `security_code`, `Flow.Gültig_bis` is `gultig_bis`.
 */
export const wordsOfName = rememberTexts(20_000, cut)

function cut(name: string): string {
  return withoutAccents(name.slice(name.indexOf('.') + 1))
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
}

/** Letters with marks become those without, and ß becomes ss. Nearly every text is plain ASCII and stays as it is. */
export function withoutAccents(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßłŁøØæÆ]/g, (letter) => OF_NO_MARK[letter] ?? letter)
}

/** Unicode takes no mark off these. */
const OF_NO_MARK: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'Ae',
}

const BEYOND_ASCII = /[^\0-\x7f]/
