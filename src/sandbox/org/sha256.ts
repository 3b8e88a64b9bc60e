/**
 * SHA-256 of ASCII text as unpadded base64url: what PKCE calls S256 (RFC 7636, 4.6).
 * The org is pure and may use neither Node's nor the browser's crypto.
 */
export function sha256Base64Url(text: string): string {
  return base64Url(sha256(Array.from(text, (character) => character.charCodeAt(0) & 0xff)))
}

/** Text of base64 (or base64url) holding Latin-1 bytes; null when it is not base64. */
export function decodeBase64(text: string): string | null {
  const clean = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
  let bits = 0
  let held = 0
  let decoded = ''
  for (const character of clean) {
    const value = alphabet.indexOf(character)
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      decoded += String.fromCharCode((bits >> held) & 0xff)
    }
  }
  return decoded
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64Url(bytes: readonly number[]): string {
  let written = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const characters = Math.min(bytes.length - at, 3) + 1
    for (let index = 0; index < characters; index += 1) {
      written += alphabet.charAt((group >> (18 - 6 * index)) & 63)
    }
  }
  return written.replaceAll('+', '-').replaceAll('/', '_')
}

/** FIPS 180-4. The constants are the fractional parts of square and cube roots of the first primes. */
function sha256(message: readonly number[]): readonly number[] {
  const state = firstPrimes(8).map((prime) => fraction(Math.sqrt(prime)))
  const padded = pad(message)
  for (let block = 0; block < padded.length; block += 64) {
    compress(state, padded.slice(block, block + 64))
  }
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}

function pad(message: readonly number[]): readonly number[] {
  const zeros = (119 - (message.length % 64)) % 64
  const bitLength = message.length * 8
  const length = [24, 16, 8, 0].map((shift) => (bitLength >>> shift) & 255)
  return [...message, 0x80, ...Array<number>(zeros).fill(0), 0, 0, 0, 0, ...length]
}

function compress(state: number[], block: readonly number[]): void {
  const words: number[] = []
  for (let index = 0; index < 64; index += 1) words.push(scheduled(words, block, index))
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice
    const sum = first + (roundConstants[index] ?? 0) + (words[index] ?? 0)
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + sum) | 0
    d = c
    c = b
    b = a
    a = (sum + second) | 0
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = ((state[index] ?? 0) + value) | 0
  }
}

function scheduled(words: readonly number[], block: readonly number[], index: number): number {
  if (index < 16) {
    return [0, 1, 2, 3].reduce((word, byte) => (word << 8) | (block[index * 4 + byte] ?? 0), 0)
  }
  const early = words[index - 15] ?? 0
  const late = words[index - 2] ?? 0
  const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
  const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
  return ((words[index - 16] ?? 0) + mixedEarly + (words[index - 7] ?? 0) + mixedLate) | 0
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

const roundConstants = firstPrimes(64).map((prime) => fraction(Math.cbrt(prime)))
