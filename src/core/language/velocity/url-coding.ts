import { utf8Bytes } from '../../base/utf8.ts'
import { JavaException } from '../java/java-exception.ts'

/** `java.net.URLEncoder.encode(text, "UTF-8")`: a space becomes `+`. */
export function urlEncode(text: string): string {
  return utf8Bytes(text).map(encodeByte).join('')
}

/** `java.net.URLDecoder.decode(text, "UTF-8")`. */
export function urlDecode(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[^]{0,2})+/g, (run) => {
    if (!/^(?:%[0-9a-fA-F]{2})+$/.test(run)) {
      throw new JavaException('IllegalArgumentException', `"${run}" is not a percent escape`)
    }
    return decodeUtf8(
      run
        .slice(1)
        .split('%')
        .map((hex) => Number.parseInt(hex, 16)),
    )
  })
}

export function base64(text: string): string {
  const bytes = utf8Bytes(text)
  let out = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3)
    const block = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    out += base64Digit(block >> 18) + base64Digit(block >> 12)
    out += second === undefined ? '=' : base64Digit(block >> 6)
    out += third === undefined ? '=' : base64Digit(block)
  }
  return out
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64Digit(bits: number): string {
  return BASE64.charAt(bits & 63)
}

function encodeByte(byte: number): string {
  if (byte === 0x20) return '+'
  const char = String.fromCharCode(byte)
  return /[A-Za-z0-9.*_-]/.test(char)
    ? char
    : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function decodeUtf8(bytes: readonly number[]): string {
  let out = ''
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] ?? 0
    const size = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0
    const rest = bytes.slice(index + 1, index + size)
    const whole =
      size > 0 && rest.length === size - 1 && rest.every((byte) => (byte & 0xc0) === 0x80)
    const code = rest.reduce(
      (sum, byte) => (sum << 6) | (byte & 63),
      size === 1 ? first : first & (0xff >> (size + 1)),
    )
    out += whole && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    index += whole ? size : 1
  }
  return out
}
