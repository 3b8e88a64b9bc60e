/**
 * Tags of languages to start from, as flows write them: with a region and in lower case. Which of them an org can speak
 * depends on its voices, and no operation lists it.
 */
export const COMMON_LANGUAGES: readonly string[] = [
  'da-dk',
  'de-de',
  'en-au',
  'en-gb',
  'en-us',
  'es-es',
  'es-us',
  'fr-ca',
  'fr-fr',
  'it-it',
  'ja-jp',
  'nl-nl',
  'pt-br',
  'sv-se',
]

/** The language in words; nothing where the browser has none for it. */
export function languageWords(tag: string): string | null {
  try {
    const words = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)
    return words === undefined || words.toLowerCase() === tag.toLowerCase() ? null : words
  } catch {
    // A text that is no tag of a language has no words.
    return null
  }
}
