import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0'
import { err, ok, type Result } from '../../base/result.ts'
import { REQUEST_METHODS } from '../../model/data-action.ts'
import type { Json } from '../../model/values.ts'
import { describeArchyReadError } from '../archy/read.ts'
import { readYaml } from '../archy/yaml-tree.ts'
import type { ActionImportError } from './import-error.ts'
import { at, checkKeys, isJsonMap, type JsonMap, readPlainJson } from './plain-json.ts'

/** A document of OpenAPI 3, and what it offers. */
export interface OpenApiDocument {
  readonly root: JsonMap
  readonly title: string
  readonly operations: readonly OpenApiOperation[]
}

export interface OpenApiOperation {
  /** Unique in the document: `post /v1/charges`. */
  readonly id: string
  readonly method: (typeof REQUEST_METHODS)[number]
  readonly path: string
  readonly summary: string
  readonly isDeprecated: boolean
}

/**
 * Reads an OpenAPI document 3.0 or 3.1, or a Swagger document 2.0, as JSON or YAML. Nothing is fetched: a reference to
 * another file stays unresolved. The whole text is read here, so do it once for a document.
 */
export function readOpenApi(text: string): Result<OpenApiDocument, ActionImportError> {
  const tree = readTree(text)
  if (!tree.ok) return tree
  const upgraded = upgrade(tree.value)
  if (!upgraded.ok) return upgraded
  const root = upgraded.value
  const operations = operationsOf(root)
  if (operations.length === 0) return err({ code: 'no-operations' })
  const title = at(root, 'info', 'title')
  return ok({ root, title: typeof title === 'string' ? title : '', operations })
}

/** The value behind a reference inside the document, however often it refers on; undefined when there is none. */
export function resolve(root: JsonMap, json: Json | undefined): Json | undefined {
  let value = json
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const reference = referenceOf(value)
    if (reference === null) return value
    if (!reference.startsWith('#/')) return undefined
    value = at(root, ...reference.slice(2).split('/').map(unescapePointer))
  }
  return undefined
}

export function referenceOf(json: Json | undefined): string | null {
  const reference = at(json, '$ref')
  return typeof reference === 'string' ? reference : null
}

/** The description of the largest payment gateways has some seven million characters. */
const MAX_CHARACTERS = 10_000_000
const MAX_HOPS = 20

function readTree(text: string): Result<Json, ActionImportError> {
  const { length: characters } = text
  if (characters > MAX_CHARACTERS)
    return err({ code: 'too-large', characters, limit: MAX_CHARACTERS })
  if (/^\uFEFF?\s*[[{]/.test(text)) return readPlainJson(text, MAX_CHARACTERS)
  if (text.trim() === '') return err({ code: 'empty' })
  const yaml = readYaml(text)
  if (yaml.ok) return checkKeys(yaml.value.root)
  const { error } = yaml
  const line = 'line' in error ? error.line : 1
  const detail = error.code === 'yaml-syntax' ? error.detail : describeArchyReadError(error)
  return err({ code: 'yaml', detail: detail.replace(/\.$/, ''), line })
}

/** YAML reads `openapi: 3.1` as a number. */
function upgrade(tree: Json): Result<JsonMap, ActionImportError> {
  const openapi = at(tree, 'openapi')
  const swagger = at(tree, 'swagger')
  const said = openapi ?? swagger
  const version = typeof said === 'number' ? String(said) : typeof said === 'string' ? said : ''
  if (!isJsonMap(tree) || version === '') return err({ code: 'not-openapi' })
  if (/^3\.[01](?:\.|$)/.test(version)) return ok(tree)
  if (!/^2(?:\.0)?$/.test(version)) return err({ code: 'openapi-version', version })
  try {
    const upgraded = upgradeFromTwoToThree({ ...tree, swagger: '2.0' })
    // It is JSON that the library turns into JSON; what it adds without a value is no part of it.
    const plain: Json = JSON.parse(JSON.stringify(upgraded))
    return isJsonMap(plain) ? ok(plain) : err({ code: 'not-openapi' })
  } catch (reason) {
    // The library takes the document for valid: what is not fails somewhere inside it.
    const detail = reason instanceof Error ? reason.message : String(reason)
    return err({ code: 'openapi-unreadable', detail })
  }
}

function operationsOf(root: JsonMap): readonly OpenApiOperation[] {
  const paths = at(root, 'paths')
  if (!isJsonMap(paths)) return []
  return Object.entries(paths).flatMap(([path, entry]) => {
    const item = resolve(root, entry)
    return REQUEST_METHODS.flatMap((method): OpenApiOperation[] => {
      const operation = at(item, method.toLowerCase())
      if (!isJsonMap(operation)) return []
      const summary = at(operation, 'summary') ?? at(operation, 'operationId')
      return [
        {
          id: `${method} ${path}`,
          method,
          path,
          summary: typeof summary === 'string' ? summary : '',
          isDeprecated: at(operation, 'deprecated') === true,
        },
      ]
    })
  })
}

function unescapePointer(part: string): string {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}
