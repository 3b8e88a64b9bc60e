import { pagePolicy } from '../html.ts'
import { emptyReply, jsonReply, redirectReply } from '../reply.ts'
import { readForm } from '../request.ts'
import type { SandboxReply, SandboxRequest } from '../request.ts'
import type { OrgState } from '../state.ts'
import type { z } from 'zod'

/** Forms hold text only: empty fields count as absent, `messages` is one message a line. */
export function readControlBody(request: SandboxRequest): unknown {
  if (!isForm(request)) {
    try {
      return JSON.parse(request.body)
    } catch {
      return null
    }
  }
  const filled = [...readForm(request.body)].filter(([, value]) => value.trim() !== '')
  return Object.fromEntries(
    filled.map(([name, value]) => [
      name,
      name === 'messages' ? value.split(/\r?\n/).filter((line) => line.trim() !== '') : value,
    ]),
  )
}

export function isForm(request: SandboxRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
}

/** A form goes back to a page, a script gets nothing. */
export function done(state: OrgState, fromForm: boolean, page = '/sandbox'): SandboxReply {
  if (!fromForm) return emptyReply(204)
  return { ...redirectReply(`${state.site.basePath}${page}`), status: 303 }
}

export function invalid(error: z.ZodError): SandboxReply {
  const problems = error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  )
  return jsonReply({ message: `The control request is not valid. ${problems.join('; ')}` }, 400)
}

export function withPolicy(reply: SandboxReply): SandboxReply {
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': pagePolicy } }
}
