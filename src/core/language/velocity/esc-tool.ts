import { JavaException } from '../java/java-exception.ts'
import { HTML_ENTITIES } from './html-entities.ts'
import { javaText, type JavaValue } from './java-value.ts'
import type { VelocityVersion } from './lexer.ts'
import { base64, urlDecode, urlEncode } from './url-coding.ts'

type TextMethod = (text: string, version: VelocityVersion) => string

/**
 * `$esc`: the EscapeTool of velocity-tools plus `jsonString`, `jsonEncode`, `uriEncode` and
 * `urlFormEncode`, which Genesys adds ("Velocity macros for data actions", Resource Center).
 * Assumed: those four escape as Jackson and java.net.URLEncoder do; a run in a real org would settle it.
 */
export const ESC_METHODS: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['jsonString', jsonString],
  ['jsonEncode', jsonString],
  ['uriEncode', (text) => urlEncode(text).replaceAll('+', '%20')],
  ['urlFormEncode', urlEncode],
  ['url', urlEncode],
  ['unurl', urlDecode],
  ['java', javaString],
  ['javascript', (text) => javaString(text).replaceAll("'", "\\'").replaceAll('/', '\\/')],
  ['html', html],
  ['xml', xml],
  ['sql', (text) => text.replaceAll("'", "''")],
  ['velocity', (text) => text.replaceAll('$', '${esc.d}').replaceAll('#', '${esc.h}')],
  ['propertyKey', (text) => propertyText(text, true)],
  ['propertyValue', (text) => propertyText(text, false)],
  ['unicode', unicode],
])

/** `$esc.quote` and the like. */
export const ESC_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['dollar', '$'],
  ['d', '$'],
  ['hash', '#'],
  ['h', '#'],
  ['backslash', '\\'],
  ['b', '\\'],
  ['quote', '"'],
  ['q', '"'],
  ['singleQuote', "'"],
  ['s', "'"],
  ['newline', '\n'],
  ['n', '\n'],
  ['exclamation', '!'],
  ['e', '!'],
  ['key', 'esc'],
])

export const ENCODING_METHODS: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['base64', base64],
])

/** Undefined: there is no such method. Null goes in and out as null. */
export function callTextMethod(
  methods: ReadonlyMap<string, TextMethod>,
  name: string,
  args: readonly JavaValue[],
  version: VelocityVersion,
): JavaValue | undefined {
  // velocity-tools 2, the companion of Velocity 1.7, has no `unurl`.
  const method = name === 'unurl' && version === '1.7' ? undefined : methods.get(name)
  if (method === undefined || args.length !== 1) return undefined
  const [value = null] = args
  return value === null ? null : method(javaText(value), version)
}

function unitEscape(code: number, upper = true): string {
  const hex = code.toString(16).padStart(4, '0')
  return `\\u${upper ? hex.toUpperCase() : hex}`
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
])

function jsonString(text: string): string {
  return text.replace(
    /[^ !#-[\]-\uffff]/g,
    (char) => SHORT_ESCAPES.get(char) ?? unitEscape(char.charCodeAt(0)),
  )
}

function javaString(text: string): string {
  return text.replace(
    /[^ !#-[\]-~]/g,
    (char) => SHORT_ESCAPES.get(char) ?? unitEscape(char.charCodeAt(0)),
  )
}

const MARKUP: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])

function html(text: string, version: VelocityVersion): string {
  return text.replace(/[&<>"]|[^\0-\x7f]/g, (char) => {
    const code = char.charCodeAt(0)
    const entity = HTML_ENTITIES.get(code)
    if (entity !== undefined) return `&${entity};`
    return MARKUP.get(char) ?? (version === '1.7' ? `&#${code};` : char)
  })
}

/** commons-lang 2 (with 1.7) writes every character past ASCII as a number, commons-lang 3 keeps them. */
function xml(text: string, version: VelocityVersion): string {
  const escaped = text.replace(/[&<>"']/g, (char) => MARKUP.get(char) ?? '&apos;')
  if (version === '1.7') return escaped.replace(/[^\0-\x7f]/g, (char) => `&#${char.charCodeAt(0)};`)
  return escaped
    .replace(/[^\t\n\r -\ufffd]/g, '')
    .replace(/[\x7f-\x84\x86-\x9f]/g, (char) => `&#${char.charCodeAt(0)};`)
}

function propertyText(text: string, isKey: boolean): string {
  const escaped = text.replace(/[^]/g, (char, index: number) => {
    if (char === ' ') return isKey || index === 0 ? '\\ ' : char
    if (/[\\#!=:]/.test(char)) return `\\${char}`
    if (/[!-~]/.test(char)) return char
    if (/[\t\n\f\r]/.test(char)) return SHORT_ESCAPES.get(char) ?? char
    return unitEscape(char.charCodeAt(0), false)
  })
  return escaped
}

function unicode(text: string): string {
  const digits = text.startsWith('\\u') ? text.slice(2) : text
  const code = /^[+-]?[0-9a-fA-F]{1,8}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN
  if (!(code >= 0 && code <= 0x10ffff)) {
    throw new JavaException(
      'IllegalArgumentException',
      `"${digits}" is not a hexadecimal code point`,
    )
  }
  return String.fromCodePoint(code)
}
