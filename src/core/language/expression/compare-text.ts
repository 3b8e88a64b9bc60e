/**
 * The sort order of strings. Architect's examples put "hello" before "Hello" and "2" after "10": an order by letters
 * with the lower case first, not by character codes. NOT_SET comes before everything, also before "".
 */
export function compareText(
  left: string | null,
  right: string | null,
  ignoreCase: boolean,
): number {
  if (left === null || right === null) {
    return Number(left !== null) - Number(right !== null)
  }
  return Math.sign((ignoreCase ? withoutCase : withCase).compare(left, right))
}

/** The root order of Unicode; the locale is fixed, so that the result depends on no browser setting. */
const withCase = new Intl.Collator('en', { sensitivity: 'variant', caseFirst: 'lower' })
const withoutCase = new Intl.Collator('en', { sensitivity: 'accent' })

/** Lower case letter by letter, so that positions in the result are positions in the text. */
export function foldCase(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const lower = text.charAt(at).toLowerCase()
    folded += lower.length === 1 ? lower : text.charAt(at)
  }
  return folded
}
