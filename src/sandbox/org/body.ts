import type { z } from 'zod'
import type { Call } from './operation.ts'
import type { ApiProblem } from './reply.ts'
import { badRequest } from './reply.ts'
import type { SandboxRequest } from './request.ts'

/** Reads the JSON body of a call against a schema; an empty body counts as absent (`undefined`). */
export function readBody<S extends z.ZodType>(
  call: Call,
  schema: S,
): { readonly body: z.infer<S> } | { readonly problem: ApiProblem } {
  const json = readJson(call.request)
  if ('problem' in json) return json
  return checkValue(json.value, schema)
}

/** Checks a value that has been read already. */
function checkValue<S extends z.ZodType>(
  value: unknown,
  schema: S,
): { readonly body: z.infer<S> } | { readonly problem: ApiProblem } {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { body: parsed.data }
  const details = parsed.error.issues.map((issue) => ({
    errorCode: 'invalid.value',
    fieldName: issue.path.join('.'),
    text: issue.message,
  }))
  const words = details.map(
    ({ fieldName, text }) => `${fieldName === '' ? 'body' : fieldName}: ${text}`,
  )
  return {
    problem: {
      status: 400,
      code: 'bad.request',
      message: `The request is not valid. ${words.join('; ')}`,
      details: details.map(({ errorCode, fieldName }) => ({ errorCode, fieldName })),
    },
  }
}

/** Parses a JSON body; refuses other content types and nesting too deep for the platform. */
function readJson(
  request: SandboxRequest,
): { readonly value: unknown } | { readonly problem: ApiProblem } {
  if (request.body === '') return { value: undefined }
  const type = (request.headers['content-type'] ?? '').toLowerCase()
  if (!type.startsWith('application/json')) {
    return {
      problem: {
        status: 415,
        code: 'unsupported.media.type',
        message: 'Unsupported Media Type - Content-Type must be application/json.',
      },
    }
  }
  try {
    const value: unknown = JSON.parse(request.body)
    if (depth(value) > deepest) {
      return { problem: badRequest(`The body is nested deeper than ${deepest} levels.`) }
    }
    return { value }
  } catch {
    return {
      problem: badRequest(
        'The request could not be understood by the server due to malformed JSON.',
      ),
    }
  }
}

/** Genesys Resource Center: the JSON of a data action may be nested 50 levels deep. */
const deepest = 50

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let deepestChild = 0
  for (const child of Object.values(value)) deepestChild = Math.max(deepestChild, depth(child))
  return deepestChild + 1
}
