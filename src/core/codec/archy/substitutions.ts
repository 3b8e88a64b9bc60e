/**
 * `{{name}}` is filled in by Archy before it reads the YAML; unquoted it would be a mapping in a mapping. The braces
 * are exchanged for characters that mean nothing in YAML, one for one, so that every place stays where it is.
 */
export function hideSubstitutions(text: string): {
  readonly hidden: string
  readonly show: (text: string) => string
} {
  const isFree = !text.includes(OPEN) && !text.includes(CLOSE)
  if (!isFree) return { hidden: text, show: (shown) => shown }
  return {
    hidden: text.replaceAll(SUBSTITUTION, `${OPEN}${OPEN}$1${CLOSE}${CLOSE}`),
    show: (shown) => shown.replaceAll(OPEN, '{').replaceAll(CLOSE, '}'),
  }
}

const SUBSTITUTION = /\{\{([^{}\n]*)\}\}/g
/** Of the private use area. */
const [OPEN, CLOSE] = ['\uE000', '\uE001']
