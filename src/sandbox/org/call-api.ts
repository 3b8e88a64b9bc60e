import type { Handled } from './handler.ts'
import type { Caller, Operation } from './operation.ts'
import { operations } from './operations.ts'
import { missingPermission, missingScope } from './permissions.ts'
import { spend } from './rate-limit.ts'
import { problemReply } from './reply.ts'
import type { ApiProblem } from './reply.ts'
import type { Address, SandboxEnv, SandboxRequest } from './request.ts'
import type { OrgState } from './state.ts'

/** Everything under `/api/v2`: who calls, how often, with which rights, and then the operation. */
export function callApi(
  request: SandboxRequest,
  address: Address,
  state: OrgState,
  env: SandboxEnv,
  correlationId: string,
): Handled {
  const refuse = (problem: ApiProblem, next: OrgState = state) => ({
    reply: problemReply(problem, correlationId),
    state: next,
  })
  const found = findOperation(request.method, address.path)
  if ('status' in found) return refuse(found)
  const caller = authenticate(request.headers['authorization'], state, env.now)
  if ('status' in caller) return refuse(caller)
  const spent = spend(state, caller, env.now)
  if ('problem' in spent) return refuse(spent.problem, spent.state)
  const denied =
    missingScope(found.operation.scopes, caller.client.scopes) ??
    missingPermission(found.operation.permissions, caller.permissions)
  if (denied !== null) return refuse(denied, spent.state)
  const answer = found.operation.run({
    request,
    path: address.path,
    params: found.params,
    query: address.query,
    caller,
    state: spent.state,
    env,
  })
  if ('problem' in answer) return refuse(answer.problem, spent.state)
  return { reply: answer.reply, state: answer.state ?? spent.state }
}

type Found =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  | ApiProblem

/** Of several paths that fit, the one with the fewest parameters wins: `/flows/jobs` before `/flows/{flowId}`. */
function findOperation(method: string, path: string): Found {
  const fitting = operations.flatMap((operation) => {
    const params = matchPath(operation.path, path)
    return params === null ? [] : [{ operation, params }]
  })
  const fewest = Math.min(...fitting.map(({ params }) => Object.keys(params).length))
  const best = fitting.filter(({ params }) => Object.keys(params).length === fewest)
  const found = best.find(({ operation }) => operation.method === method)
  if (found !== undefined) return found
  if (best.length > 0) {
    return { status: 405, code: 'method.not.allowed', message: `${method} is not allowed here.` }
  }
  return {
    status: 404,
    code: 'not.found',
    message: 'The sandbox org does not serve this path; a real org may.',
  }
}

function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const expected = pattern.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined ? segment !== value : value === '') return null
    if (name !== undefined) params[name] = decodeSegment(value)
  }
  return params
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function authenticate(
  authorization: string | undefined,
  state: OrgState,
  now: number,
): Caller | ApiProblem {
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (bearer === undefined) {
    return {
      status: 401,
      code: 'authentication.required',
      message: 'No authentication bearer token specified in authorization header.',
    }
  }
  const token = state.tokens.get(bearer)
  const client = state.clients.find(({ id }) => id === token?.clientId)
  const user = state.users.find(({ id }) => id === token?.userId) ?? null
  if (token === undefined || token.expiresAt <= now || client === undefined) {
    return { status: 401, code: 'bad.credentials', message: 'Invalid login credentials.' }
  }
  return { token, client, user, permissions: user?.permissions ?? client.permissions }
}
