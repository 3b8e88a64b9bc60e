import { PathFailure } from './path-error.ts'

/** Jayway's `Utils.unescape`: JSON's escapes, and any other escaped character as itself. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([^]{0,4})|([^]))?/g, (whole, digits?: string, char?: string) => {
    if (char !== undefined) return ESCAPES.get(char) ?? char
    if (digits === undefined) return whole
    if (digits.length < 4) return ''
    if (!/^[+-]?[0-9a-fA-F]+$/.test(digits)) {
      throw new PathFailure('failed', `\\u${digits} is not a character`)
    }
    return String.fromCharCode(Number.parseInt(digits, 16))
  })
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
