import type { ApiProblem } from './reply.ts'
import type { SandboxEnv, SandboxReply, SandboxRequest } from './request.ts'
import type { AccessToken, Actor, OAuthClient, OrgState, OrgUser } from './state.ts'

/** Who calls: a signed-in user through a client, or a client for itself. */
export interface Caller {
  readonly token: AccessToken
  readonly client: OAuthClient
  readonly user: OrgUser | null
  readonly permissions: readonly string[]
}

/** One call of one operation, after authentication and permission checks. */
export interface Call {
  readonly request: SandboxRequest
  readonly path: string
  /** Values of `{name}` in the operation's path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: ReadonlyMap<string, string>
  readonly caller: Caller
  readonly state: OrgState
  readonly env: SandboxEnv
}

/** What an operation gives back. Without `state` nothing changes. */
export type Answer =
  | { readonly reply: SandboxReply; readonly state?: OrgState }
  | { readonly problem: ApiProblem }

export interface Operation {
  readonly method: string
  /** As the API definition writes it: `/api/v2/flows/{flowId}`. */
  readonly path: string
  /** Any one of them is enough; empty when the operation needs no permission. */
  readonly permissions: readonly string[]
  /** Any one of them is enough; empty when the operation needs no scope. */
  readonly scopes: readonly string[]
  readonly run: (call: Call) => Answer
}

/** Value of a path parameter that the operation's own path names. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? ''
}

/** Who did it, as entities record it. */
export function actor(caller: Caller): Actor {
  const { id, name } = caller.user ?? caller.client
  return { id, name, kind: caller.user === null ? 'client' : 'user' }
}
