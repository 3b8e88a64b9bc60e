import { err, ok, type Result } from '../../base/result.ts'
import type { ActionImportError } from './import-error.ts'
import { literalTemplate } from './literal-text.ts'
import { fixedText } from './render-sketch.ts'
import type { Role, SketchPair, SketchText } from './request-sketch.ts'
import type { ValueCollector } from './value-names.ts'

export interface SketchAddress {
  readonly text: SketchText
  readonly query: readonly SketchPair[]
  readonly user: { readonly name: string; readonly password: string } | null
  /** The path as it was, for a name. */
  readonly path: string
}

/** Takes an address apart. Placeholders in the path become inputs, and so can every value of the query. */
export function sketchAddress(
  url: string,
  collector: ValueCollector,
): Result<SketchAddress, ActionImportError> {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
  const [, user, host = '', path = '', query] =
    /^https:\/\/(?:([^/?#@]*)@)?([^/?#@\s]+)([^?#]*)(?:\?([^#]*))?/i.exec(withScheme) ?? []
  if (!/^(?:[\w.-]+|\{[\w.-]+\}|\$\{[\w.-]+\})+(?::\d+)?$/.test(host)) {
    return err({ code: 'url', url: url.length > 80 ? `${url.slice(0, 80)}…` : url })
  }
  return ok({
    text: [`https://${fixedText(host)}`, ...segments(path, collector)],
    query: query === undefined || query === '' ? [] : sketchQuery(query, 'query', collector),
    user: user === undefined ? null : userOf(user),
    path,
  })
}

/** `a=1&b=2` of a query or a form: names stay as they are written, values are told plainly. */
export function sketchQuery(
  text: string,
  place: 'query' | 'body',
  collector: ValueCollector,
): readonly SketchPair[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const sign = part.indexOf('=')
      if (sign < 0) return { name: literalTemplate(part), value: [] }
      const name = part.slice(0, sign)
      const keys = decoded(name)
        .split(/[.[\]]+/)
        .filter((key) => key !== '')
      const value = collector.add({
        where: `${place} ${decoded(name)}`,
        keys,
        text: decoded(part.slice(sign + 1)),
        type: 'string',
        ...(place === 'query' ? { usual: usualInQuery(name) } : {}),
      })
      return { name: literalTemplate(name), value: [{ value }] }
    })
}

/** Some services are called with their key in the address, although addresses are logged. */
function usualInQuery(name: string): Role {
  return /^(?:key|auth|secret|sig|signature|pass|pwd)$/i.test(name) ? 'credential' : 'constant'
}

/** `Post_Charges`: what the request does, in the names that Genesys' users give to actions. */
export function nameOfRequest(method: string, path: string): string {
  const words = path
    .split('/')
    .filter((part) => /^[A-Za-z]/.test(part) && !/^v\d+$/i.test(part))
    .slice(-2)
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .filter((word) => word !== '')
  return [method.toLowerCase(), ...words]
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('_')
    .slice(0, 80)
}

function segments(path: string, collector: ValueCollector): SketchText {
  return path.split(/(\/)/).flatMap((part): SketchText => {
    const placeholder = /^(?:\{(.+)\}|:([A-Za-z]\w*)|<(.+)>)$/.exec(decoded(part))
    if (placeholder === null) return part === '' ? [] : [fixedText(part)]
    const [, braces, colon, angle] = placeholder
    const name = braces ?? colon ?? angle ?? ''
    return [
      { value: collector.add({ where: `path ${name}`, keys: [name], text: null, type: 'string' }) },
    ]
  })
}

function userOf(text: string): { readonly name: string; readonly password: string } {
  const [name = '', ...password] = text.split(':')
  return { name: decoded(name), password: decoded(password.join(':')) }
}

/** A form writes blanks as `+`; what is wrongly encoded is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
