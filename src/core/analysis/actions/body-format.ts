import type { DataAction } from '../../model/data-action.ts'

/** What a request body is written in; `unknown` where neither header nor text tells. */
export type BodyFormat = 'json' | 'form' | 'xml' | 'other' | 'unknown'

/** What the Content-Type header promises; `unknown` without one, or where a template decides. */
export function declaredFormat({ request }: DataAction): BodyFormat {
  const type = headerOf(request.headers, 'content-type')?.value.trim().toLowerCase() ?? ''
  if (type === '' || type.includes('$')) return 'unknown'
  if (isJsonType(type)) return 'json'
  if (type.startsWith('application/x-www-form-urlencoded')) return 'form'
  return /^(?:application|text)\/(?:[\w.-]+\+)?xml\b/.test(type) ? 'xml' : 'other'
}

/** `application/json`, `text/json`, and what ends in `+json` (RFC 6839). */
export function isJsonType(type: string): boolean {
  return /^[\w.-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type.trim())
}

/** What a text looks like that has been rendered, or that has blanks for its references. */
export function apparentFormat(text: string): BodyFormat {
  const trimmed = text.trim()
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return 'json'
  if (trimmed.startsWith('<')) return 'xml'
  return /^[^\s={}<>"]+=/.test(trimmed) ? 'form' : 'unknown'
}

/** Whether a header promises what the body does not look like. Types that we do not know may stand for anything. */
export function contradicts(declared: BodyFormat, apparent: BodyFormat): boolean {
  const isKnown = declared === 'json' || declared === 'form' || declared === 'xml'
  return isKnown && (apparent === 'json' || apparent === 'form') && declared !== apparent
}

export function headerOf(
  headers: DataAction['request']['headers'],
  name: string,
): { readonly index: number; readonly value: string } | undefined {
  const index = headers.findIndex((header) => header.name.trim().toLowerCase() === name)
  const header = headers[index]
  return header === undefined ? undefined : { index, value: header.value }
}
