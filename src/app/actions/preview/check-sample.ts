import { secretsIn } from '#core/analysis/secrets/secret-literals.ts'

/** Longer than any reply to a payment. */
const MAX_SAMPLE = 100_000

/** Why a text cannot be a sample reply; null when it can. */
export function checkSample(text: string): string | null {
  if (text.length > MAX_SAMPLE) return `A sample has at most ${MAX_SAMPLE} characters.`
  const [secret] = secretsIn(text)
  if (secret === undefined) return null
  return secret.kind === 'card-number'
    ? 'It holds a number that could be a real card. Only published test cards may stand here.'
    : 'It holds what looks like a real key or token. Paste a reply of the test environment, or make the value up.'
}
