import { utf8Bytes } from './utf8.ts'

/** SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits. Core may use neither Node's nor the browser's crypto. */
export function sha256Hex(text: string): string {
  return sha256(utf8Bytes(text))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** FIPS 180-4. The constants are the fractional parts of square and cube roots of the first primes. */
export function sha256(message: readonly number[]): readonly number[] {
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
