import { err, ok, type Result } from '../../base/result.ts'
import type { Json } from '../../model/values.ts'
import type { ActionNote } from './action-draft.ts'
import { credentialNames } from './hide-secrets.ts'
import type { ActionImportError } from './import-error.ts'
import { literalTemplate } from './literal-text.ts'
import { outputsOf } from './operation-outputs.ts'
import { signIn } from './operation-security.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'
import { type OpenApiDocument, type OpenApiOperation, resolve } from './read-openapi.ts'
import { fixedText } from './render-sketch.ts'
import type { RequestSketch, SketchBody, SketchPair, SketchText } from './request-sketch.ts'
import { plainSchema, sketchSchema, valueOf } from './schema-tree.ts'
import { nameOfRequest } from './sketch-address.ts'
import { collectValues, type ValueCollector } from './value-names.ts'

/** A sketch of the action that calls one operation. What it requires becomes inputs; what it does not is left out. */
export function sketchOperation(
  { root }: OpenApiDocument,
  { method, path }: OpenApiOperation,
): Result<RequestSketch, ActionImportError> {
  const item = resolve(root, at(root, 'paths', path))
  const operation = at(item, method.toLowerCase())
  if (!isJsonMap(operation)) throw new Error(`Bug: there is no ${method} ${path}`)
  const collector = collectValues(credentialNames())
  const notes: ActionNote[] = []
  const parameters = parametersOf(root, item, operation)
  const address = addressOf(root, { item, operation, path, parameters }, collector, notes)
  const signed = signIn(root, operation, collector.credentials)
  const body = bodyOf(root, operation, collector)
  if (!body.ok) return body
  const type = contentType(body.value)
  const id = at(operation, 'operationId')
  return ok({
    name:
      typeof id === 'string' && /^[A-Za-z]/.test(id)
        ? id.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 80)
        : nameOfRequest(method, path),
    method,
    address,
    query: [...pairsIn(root, 'query', parameters, collector), ...signed.query],
    headers: [
      ...(type === null ? [] : [{ name: 'Content-Type', value: [type] }]),
      { name: 'Accept', value: ['application/json'] },
      ...signed.headers,
      ...pairsIn(root, 'header', parameters, collector),
    ],
    body: body.value,
    values: collector.values,
    outputs: outputsOf(root, operation),
    timeoutSeconds: 10,
    notes: [...notes, ...signed.notes, ...cookies(parameters)],
  })
}

interface Parameter {
  readonly name: string
  readonly place: string
  readonly json: JsonMap
}

/** Those of the path hold for each operation, unless it has one of the same name and place. */
function parametersOf(
  root: JsonMap,
  item: Json | undefined,
  operation: JsonMap,
): readonly Parameter[] {
  const found = new Map<string, Parameter>()
  for (const list of [at(item, 'parameters'), at(operation, 'parameters')]) {
    for (const one of Array.isArray(list) ? list : []) {
      const json = resolve(root, one)
      const name = at(json, 'name')
      const place = at(json, 'in')
      if (!isJsonMap(json) || typeof name !== 'string' || typeof place !== 'string') continue
      found.set(`${place} ${name}`, { name, place, json })
    }
  }
  return [...found.values()]
}

function add(root: JsonMap, { name, place, json }: Parameter, collector: ValueCollector): number {
  const plain = plainSchema(root, at(json, 'schema')) ?? { type: 'string' as const, schema: {} }
  const example = at(json, 'example')
  const description = at(json, 'description')
  const schema = {
    ...(example === undefined ? {} : { example }),
    ...(description === undefined ? {} : { description }),
    ...plain.schema,
  }
  const isRequired = place === 'path' || at(json, 'required') === true
  return collector.add(valueOf({ ...plain, schema }, { place, keys: [name], isRequired }))
}

/** OpenAPI 3: these three are told by the media types and the security schemes, and a parameter of the name is void. */
const TOLD_ELSEWHERE = /^(?:accept|content-type|authorization)$/i

function pairsIn(
  root: JsonMap,
  place: 'query' | 'header',
  parameters: readonly Parameter[],
  collector: ValueCollector,
): readonly SketchPair[] {
  return parameters
    .filter((one) => one.place === place && !(place === 'header' && TOLD_ELSEWHERE.test(one.name)))
    .map((one) => ({
      name: place === 'query' ? literalTemplate(encodeURIComponent(one.name)) : one.name,
      value: [{ value: add(root, one, collector) }],
    }))
}

function cookies(parameters: readonly Parameter[]): readonly ActionNote[] {
  return parameters
    .filter(({ place }) => place === 'cookie')
    .map(({ name }) => ({
      code: 'left-out',
      what: `The cookie ${name}`,
      why: 'an action keeps no cookies',
    }))
}

function addressOf(
  root: JsonMap,
  place: {
    readonly item: Json | undefined
    readonly operation: JsonMap
    readonly path: string
    readonly parameters: readonly Parameter[]
  },
  collector: ValueCollector,
  notes: ActionNote[],
): SketchText {
  const { item, operation, path, parameters } = place
  const server = serverOf([at(operation, 'servers'), at(item, 'servers'), at(root, 'servers')])
  if (server === null) notes.push({ code: 'no-server' })
  const segments = path.split(/(\{[^{}]+\})/).map((part): SketchText[number] => {
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined) return fixedText(part)
    const known = parameters.find((one) => one.place === 'path' && one.name === name)
    return { value: add(root, known ?? { name, place: 'path', json: {} }, collector) }
  })
  return [fixedText((server ?? '').replace(/\/$/, '')), ...segments]
}

/** The first server, with the defaults of its variables; null for one that only says where beside the document it is. */
function serverOf(lists: readonly (Json | undefined)[]): string | null {
  const list = lists.find((one) => Array.isArray(one) && one.length > 0)
  const [server] = Array.isArray(list) ? list : []
  const url = at(server, 'url')
  if (typeof url !== 'string') return null
  const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = at(server, 'variables', name, 'default')
    return typeof value === 'string' ? value : whole
  })
  return /^https?:\/\/[^/]/i.test(filled) ? filled.replace(/^http:/i, 'https:') : null
}

function bodyOf(
  root: JsonMap,
  operation: JsonMap,
  collector: ValueCollector,
): Result<SketchBody, ActionImportError> {
  const content = at(resolve(root, at(operation, 'requestBody')), 'content')
  if (!isJsonMap(content) || Object.keys(content).length === 0) return ok({ type: 'none' })
  const types = Object.keys(content)
  const named = (pattern: RegExp) => types.find((type) => pattern.test(type))
  const json = named(/^(?:application\/json|[^;]+\+json|\*\/\*)/i)
  if (json !== undefined) {
    const tree = sketchSchema(root, at(content, json, 'schema'), [], true, collector)
    return ok(tree === null ? { type: 'none' } : { type: 'json', json: tree })
  }
  const form = named(/^application\/x-www-form-urlencoded/i)
  if (form !== undefined) {
    const tree = sketchSchema(root, at(content, form, 'schema'), [], true, collector)
    return ok({ type: 'form', pairs: tree === null ? [] : formPairs(tree, '') })
  }
  if (named(/^text\//i) === undefined) return err({ code: 'body-type', types })
  const value = collector.add({ where: 'body', keys: ['body'], text: null, type: 'string' })
  return ok({ type: 'text', text: [{ value }] })
}

/** Nested values in brackets, `card[number]`, as the APIs of forms write them (style “deepObject”). */
function formPairs(json: ReturnType<typeof sketchSchema>, name: string): readonly SketchPair[] {
  if (json === null || json.type === 'fixed') return []
  if (json.type === 'value')
    return [{ name: literalTemplate(name), value: [{ value: json.value }] }]
  if (json.type === 'list') return json.items.flatMap((item) => formPairs(item, `${name}[]`))
  return json.members.flatMap(([key, inner]) =>
    formPairs(inner, name === '' ? key : `${name}[${key}]`),
  )
}

function contentType({ type }: SketchBody): string | null {
  if (type === 'json') return 'application/json'
  if (type === 'form') return 'application/x-www-form-urlencoded'
  return type === 'text' ? 'text/plain' : null
}
