import { sha256 } from '#core/base/sha256.ts'

/** SHA-256 of ASCII text as unpadded base64url: what PKCE calls S256 (RFC 7636, 4.6). */
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
