import type { Json } from '../../model/values.ts'
import type { ActionNote } from './action-draft.ts'
import { credential, type CredentialNames } from './hide-secrets.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'
import { resolve } from './read-openapi.ts'
import type { SketchPair } from './request-sketch.ts'
import { credentialName } from './value-names.ts'

export interface SignIn {
  readonly headers: readonly SketchPair[]
  readonly query: readonly SketchPair[]
  readonly notes: readonly ActionNote[]
}

/** How an operation wants its caller to sign in: the first way that it names, with credentials for what is secret. */
export function signIn(root: JsonMap, operation: JsonMap, credentials: CredentialNames): SignIn {
  const ways = at(operation, 'security') ?? at(root, 'security')
  const [first] = Array.isArray(ways) ? ways : []
  const schemes = Object.keys(isJsonMap(first) ? first : {})
  const parts = schemes.map((name) =>
    signInBy(name, resolve(root, at(root, 'components', 'securitySchemes', name)), credentials),
  )
  return {
    headers: parts.flatMap(({ headers }) => headers),
    query: parts.flatMap(({ query }) => query),
    notes: parts.flatMap(({ notes }) => notes),
  }
}

function signInBy(id: string, json: Json | undefined, credentials: CredentialNames): SignIn {
  const kind = at(json, 'type')
  const where = `The security scheme ${id}`
  const name = (base: string) => credentials.nameOf(`${id} ${base}`, base)
  const header = (header: string, value: string, names: readonly string[]): SignIn => ({
    headers: [{ name: header, value: [value] }],
    query: [],
    notes: names.map((one) => ({ code: 'credential-needed', where, name: one })),
  })
  const scheme = at(json, 'scheme')
  if (kind === 'http' && typeof scheme === 'string' && scheme.toLowerCase() === 'basic') {
    const [user, password] = [name('username'), name('password')]
    const pair = `${credential(user)}:${credential(password)}`
    return header('Authorization', `Basic $encoding.base64("${pair}")`, [user, password])
  }
  if (kind === 'http') {
    const token = name('accessToken')
    return header('Authorization', `Bearer ${credential(token)}`, [token])
  }
  if (kind === 'oauth2' || kind === 'openIdConnect') {
    // Genesys fetches the token by the integration's own authentication action (Resource Center, "Use the User Defined
    // (OAuth) credential type").
    return {
      ...header('Authorization', 'Bearer ${authResponse.access_token}', []),
      notes: [{ code: 'oauth', where }],
    }
  }
  const key = at(json, 'name')
  const place = at(json, 'in')
  if (kind === 'apiKey' && typeof key === 'string' && (place === 'header' || place === 'query')) {
    const named = name(credentialName([key]))
    const signed = header(key, credential(named), [named])
    return place === 'header' ? signed : { ...signed, headers: [], query: signed.headers }
  }
  const why = 'it is none that an action can follow'
  return { headers: [], query: [], notes: [{ code: 'left-out', what: where, why }] }
}
