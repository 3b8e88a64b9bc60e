const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The text that base64 (RFC 4648, also its URL alphabet) stands for, byte for byte; null when it is none. */
export function decodeBase64(text: string): string | null {
  const digits = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  let bits = 0
  let held = 0
  let decoded = ''
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    decoded += String.fromCharCode((held >> bits) & 0xff)
  }
  return decoded
}
