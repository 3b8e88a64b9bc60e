import { isObject, objectOf } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { badRequest } from '../reply.ts'
import type { ApiProblem } from '../reply.ts'
import type { ActionContent } from '../state.ts'

/**
 * What must hold before an action can be published.
 * Genesys Resource Center: "Add contracts to custom actions", "Add configuration to custom actions".
 */
export function actionProblems(content: ActionContent): readonly ApiProblem[] {
  return [
    ...inputProblems(content.inputSchema),
    ...outputProblems(content.successSchema),
    ...configProblems(content),
  ]
}

/** One 400 for the whole list, as a direct publish answers; null when nothing is wrong. */
export function firstProblem(content: ActionContent): ApiProblem | null {
  return actionProblems(content)[0] ?? null
}

const inputField = 'contract.input.inputSchema'
const outputField = 'contract.output.successSchema'
const flatTypes = ['string', 'integer', 'number', 'boolean', 'null']
const reservedNames = new Set(['orgId', 'integrationId', 'rawRequest'])

function inputProblems(schema: JsonObject): readonly ApiProblem[] {
  if (schema['type'] !== 'object') {
    return [badRequest('The input contract must be an object.', `${inputField}.type`)]
  }
  const properties = Object.entries(objectOf(schema['properties']))
  return [
    ...referenceProblems(schema, inputField),
    ...properties.flatMap(([name, property]) => inputPropertyProblems(name, property)),
    ...requiredProblems(schema, inputField),
  ]
}

function inputPropertyProblems(name: string, property: unknown): readonly ApiProblem[] {
  const field = `${inputField}.properties.${name}`
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    return [
      badRequest(
        `The input name "${name}" must start with a letter and hold letters, digits, - and _ only.`,
        field,
      ),
    ]
  }
  if (reservedNames.has(name)) {
    return [badRequest(`The input name "${name}" is reserved.`, field)]
  }
  const { type } = objectOf(property)
  const types = Array.isArray(type) ? type : [type]
  const allFlat = types.every((each) => typeof each === 'string' && flatTypes.includes(each))
  if (allFlat) return []
  return [
    badRequest(
      `The input "${name}" must be of a simple type: ${flatTypes.join(', ')}.`,
      `${field}.type`,
    ),
  ]
}

function outputProblems(schema: JsonObject): readonly ApiProblem[] {
  const { type } = schema
  if (type !== 'object' && type !== 'array') {
    return [badRequest('The output contract must be an object or an array.', `${outputField}.type`)]
  }
  const nested = holdsNestedArray(schema, type === 'array' ? 1 : 0)
  return [
    ...referenceProblems(schema, outputField),
    ...(nested
      ? [badRequest('The output contract may not nest arrays in arrays.', outputField)]
      : []),
    ...requiredProblems(schema, outputField),
  ]
}

function holdsNestedArray(schema: JsonObject, arraysAround: number): boolean {
  const children = [...Object.values(objectOf(schema['properties'])), schema['items']]
  return children.filter(isObject).some((child) => {
    const around = arraysAround + (child['type'] === 'array' ? 1 : 0)
    return around > 1 || holdsNestedArray(child, around)
  })
}

function referenceProblems(schema: JsonObject, field: string): readonly ApiProblem[] {
  if (!JSON.stringify(schema).includes('"$ref":')) return []
  return [badRequest('A contract may not use $ref.', field)]
}

function requiredProblems(schema: JsonObject, field: string): readonly ApiProblem[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const properties = objectOf(schema['properties'])
  return required
    .filter((name) => typeof name !== 'string' || !Object.hasOwn(properties, name))
    .map((name) =>
      badRequest(
        `The required property ${JSON.stringify(name)} is not defined.`,
        `${field}.required`,
      ),
    )
}

function configProblems(content: ActionContent): readonly ApiProblem[] {
  const { request } = content.config
  const problems: ApiProblem[] = []
  if ((request?.requestUrlTemplate ?? '').trim() === '') {
    problems.push(badRequest('A request URL is required.', 'config.request.requestUrlTemplate'))
  }
  if (request?.requestType === undefined) {
    problems.push(badRequest('A request type is required.', 'config.request.requestType'))
  }
  const accept = Object.entries(request?.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'accept',
  )?.[1]
  if (accept !== undefined && !/json/i.test(accept)) {
    problems.push(badRequest('An Accept header must name a JSON type.', 'config.request.headers'))
  }
  return problems
}
