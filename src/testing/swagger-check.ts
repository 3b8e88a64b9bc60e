import type { ValidateFunction } from 'ajv'
import AjvDraft04 from 'ajv-draft-04'
import formats from 'ajv-formats'
import { present } from '#core/base/assert.ts'
import { sharedJson } from './shared-data.ts'

/** One request and its reply, as data. Bodies are text as sent. */
export interface Exchange {
  readonly method: string
  /** Path with its query, without any prefix before `/api/v2`. */
  readonly path: string
  readonly requestBody?: string | undefined
  readonly status: number
  readonly replyBody: string
}

/**
 * What the API definition says against an exchange; empty when nothing. A property that the
 * definition does not know counts too, or a misspelt one would pass.
 * OAuth, uploads and the controls of the sandbox stand outside the definition.
 */
export function checkExchange(exchange: Exchange): string[] {
  const [path = '', query = ''] = exchange.path.split('?')
  if (!path.startsWith('/api/v2/')) return []
  const found = findOperation(exchange.method, path)
  if (exchange.status >= 400) return checkError(exchange, found === null)
  const label = `${exchange.method} ${path}`
  if (found === null) return [`${label}: not in the API definition`]
  return [
    ...queryProblems(found, query),
    ...bodyProblems(requestSchema(found), exchange.requestBody ?? '', 'request'),
    ...replyProblems(found, exchange),
  ].map((problem) => `${label}: ${problem}`)
}

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly additionalProperties?: Schema
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}

interface SwaggerOperation {
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>
}

interface Swagger {
  readonly paths: Readonly<Record<string, Readonly<Record<string, SwaggerOperation>>>>
  readonly definitions: Readonly<Record<string, Schema>>
}

/**
 * Where the definition is known to differ from the platform.
 * `additionalProperties`: an object in the definition, a boolean in the examples of the Terraform
 * provider (examples/resources/genesyscloud_integration_action), and draft-04 allows both.
 */
function corrected(swagger: Swagger): Swagger {
  const document = present(
    swagger.definitions['JsonSchemaDocument'],
    'JsonSchemaDocument is defined',
  )
  const properties = { ...document.properties, additionalProperties: {}, items: {} }
  const definitions = { ...swagger.definitions, JsonSchemaDocument: { ...document, properties } }
  return { ...swagger, definitions }
}

let loaded: { readonly swagger: Swagger; readonly ajv: AjvDraft04 } | null = null

function definition() {
  if (loaded !== null) return loaded
  const swagger = corrected(sharedJson<Swagger>('data', 'platform-api.swagger.json'))
  const ajv = new AjvDraft04({ strict: false, allErrors: true })
  formats(ajv)
  for (const format of ['int32', 'int64', 'float', 'double', 'interval', 'local-date-time']) {
    ajv.addFormat(format, true)
  }
  ajv.addSchema({ id: 'api', definitions: swagger.definitions })
  loaded = { swagger, ajv }
  return loaded
}

/** Of several templates that fit, the one with the fewest parameters is meant. */
function findOperation(method: string, path: string): SwaggerOperation | null {
  const fitting = Object.entries(definition().swagger.paths)
    .filter(([template]) => fits(template, path))
    .sort(([left], [right]) => left.split('{').length - right.split('{').length)
  return fitting[0]?.[1][method.toLowerCase()] ?? null
}

function fits(template: string, path: string): boolean {
  const expected = template.split('/')
  const actual = path.split('/')
  return (
    expected.length === actual.length &&
    expected.every((segment, index) => segment.startsWith('{') || segment === actual[index])
  )
}

function queryProblems(operation: SwaggerOperation, query: string): readonly string[] {
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const sent = [...new URLSearchParams(query).keys()]
  const unknown = sent.filter((name) => !declared.some((parameter) => parameter.name === name))
  const missing = declared.filter(({ name, required }) => required === true && !sent.includes(name))
  return [
    ...unknown.map((name) => `query parameter ${name} is not declared`),
    ...missing.map(({ name }) => `query parameter ${name} is required`),
  ]
}

function requestSchema(operation: SwaggerOperation): Schema | undefined {
  return operation.parameters?.find((parameter) => parameter.in === 'body')?.schema
}

function replyProblems(operation: SwaggerOperation, exchange: Exchange): readonly string[] {
  const response = operation.responses[String(exchange.status)]
  if (response === undefined) return [`status ${exchange.status} is not declared`]
  if (response.schema?.type === 'string') return []
  return bodyProblems(response.schema, exchange.replyBody, 'reply')
}

/** Every refusal is an ErrorBody, also those that the definition does not list. */
function checkError(exchange: Exchange, outside: boolean): string[] {
  const label = `${exchange.method} ${exchange.path}: error ${exchange.status}`
  if (outside && exchange.status !== 404 && exchange.status !== 405) {
    return [`${label}: not in the API definition`]
  }
  const schema = { $ref: '#/definitions/ErrorBody' }
  return bodyProblems(schema, exchange.replyBody, 'reply').map((problem) => `${label}: ${problem}`)
}

function bodyProblems(schema: Schema | undefined, text: string, what: string): readonly string[] {
  if (text === '')
    return schema === undefined || what === 'request' ? [] : [`${what}: body is missing`]
  if (schema === undefined) return [`${what}: no body is declared`]
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return [`${what}: body is not JSON`]
  }
  const validate = validatorOf(absolute(schema))
  const problems = validate(body) ? [] : (validate.errors ?? [])
  return [
    ...problems.map(({ instancePath, message }) => `${what}${instancePath} ${message ?? ''}`),
    ...undeclared(schema, body, what),
  ]
}

/** Compiling takes far longer than checking, and tests send the same requests again and again. */
function validatorOf(schema: Schema): ValidateFunction {
  const key = JSON.stringify(schema)
  const known = validators.get(key)
  if (known !== undefined) return known
  const compiled = definition().ajv.compile(schema)
  validators.set(key, compiled)
  return compiled
}

const validators = new Map<string, ValidateFunction>()

/** The schema with its references pointing into the registered definition. */
function absolute(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { $ref: `api${schema.$ref}` }
  return schema.items === undefined ? schema : { ...schema, items: absolute(schema.items) }
}

/** Properties that no definition names, wherever the definition names any. */
function undeclared(schema: Schema, value: unknown, at: string): readonly string[] {
  const target = resolve(schema)
  if (Array.isArray(value)) {
    const { items } = target
    return items === undefined
      ? []
      : value.flatMap((item, index) => undeclared(items, item, `${at}/${index}`))
  }
  if (typeof value !== 'object' || value === null) return []
  const { properties, additionalProperties } = target
  return Object.entries(value).flatMap(([name, child]) => {
    const known = properties?.[name] ?? additionalProperties
    if (known !== undefined) return undeclared(known, child, `${at}/${name}`)
    return properties === undefined ? [] : [`${at}/${name} is not declared`]
  })
}

function resolve(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  if (name === undefined) return schema
  return present(definition().swagger.definitions[name], `the definition ${name} exists`)
}
