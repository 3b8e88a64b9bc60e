import type { GatewayState, Scenario } from '#core/gateways/emulator.ts'
import type { LiveCall } from './calls/live-call.ts'
import type { ArmedFault } from './faults.ts'
import type { JsonObject } from './json.ts'

/** Everything the org knows. Never changed in place: each request answers with the next state. */
export interface OrgState {
  readonly site: Site
  readonly organization: Named
  readonly divisions: readonly Division[]
  readonly users: readonly OrgUser[]
  readonly clients: readonly OAuthClient[]
  readonly codes: ReadonlyMap<string, AuthorizationCode>
  readonly tokens: ReadonlyMap<string, AccessToken>
  readonly spending: ReadonlyMap<string, RateWindow>
  readonly credentials: ReadonlyMap<string, Credential>
  readonly integrations: ReadonlyMap<string, Integration>
  readonly actions: ReadonlyMap<string, DataAction>
  readonly flows: ReadonlyMap<string, Flow>
  /** Ids of the flows that were deleted. */
  readonly deletedFlows: ReadonlySet<string>
  readonly jobs: ReadonlyMap<string, FlowJob>
  readonly architectJobs: ReadonlyMap<string, ArchitectJob>
  readonly prompts: readonly Prompt[]
  readonly systemPrompts: readonly Prompt[]
  readonly tables: readonly DataTable[]
  readonly queues: readonly Named[]
  readonly groups: readonly Named[]
  /** What each gateway's emulator remembers, by the gateway's id. */
  readonly gateways: ReadonlyMap<string, GatewayState>
  /** The call that is made from the sandbox's page, or was made last. */
  readonly call: LiveCall | null
  /** How the gateways behave. */
  readonly scenario: Scenario
  readonly faults: readonly ArmedFault[]
}

/** Where this org is served. `basePath` is empty or `/org/<name>`; origins have no trailing slash. */
export interface Site {
  readonly basePath: string
  readonly uploadOrigin: string
  /** Of the API; left out where there is one org only, which needs no id of its own. */
  readonly origin?: string
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Who changed something: a person, or a client acting for itself. */
export interface Actor extends Named {
  readonly kind: 'user' | 'client'
}

export interface Division extends Named {
  readonly description: string
  readonly home: boolean
}

export interface OrgUser extends Named {
  readonly email: string
  readonly summary: string
  readonly roles: readonly string[]
  readonly permissions: readonly string[]
}

type GrantType = 'code' | 'token' | 'client-credentials'

export interface OAuthClient extends Named {
  readonly grant: GrantType
  readonly secret: string | null
  readonly scopes: readonly string[]
  /** What the roles of the client allow; empty for clients that act for a user. */
  readonly permissions: readonly string[]
  readonly tokenSeconds: number
}

interface AuthorizationCode {
  readonly code: string
  readonly clientId: string
  readonly userId: string
  readonly redirectUri: string
  readonly challenge: string
  readonly expiresAt: number
  readonly used: boolean
}

export interface AccessToken {
  readonly token: string
  readonly clientId: string
  /** Null when a client acts for itself. */
  readonly userId: string | null
  readonly expiresAt: number
  /** The code it was bought with, so that a second use of the code can take it back. */
  readonly code: string | null
}

interface RateWindow {
  readonly startedAt: number
  readonly count: number
}

export interface Credential extends Named {
  readonly type: string
  readonly fields: Readonly<Record<string, string>>
  readonly createdAt: number
  readonly modifiedAt: number
}

export interface Integration extends Named {
  readonly typeId: string
  readonly notes: string
  readonly intendedState: 'ENABLED' | 'DISABLED'
  readonly createdAt: number
  /** When the intended state last changed. */
  readonly stateSince: number
  readonly config: IntegrationConfig
}

interface IntegrationConfig {
  readonly version: number
  readonly properties: JsonObject
  readonly advanced: JsonObject
  /** Slot name to credential id. */
  readonly credentials: Readonly<Record<string, string>>
}

export interface DataAction {
  readonly id: string
  readonly integrationId: string
  readonly published: ActionContent | null
  readonly draft: ActionContent | null
}

export interface ActionContent {
  readonly name: string
  readonly category: string
  readonly secure: boolean
  readonly version: number
  readonly config: ActionConfig
  readonly inputSchema: JsonObject
  readonly successSchema: JsonObject
}

interface ActionConfig {
  readonly timeoutSeconds?: number | undefined
  readonly request?:
    | {
        readonly requestUrlTemplate?: string | undefined
        readonly requestTemplate?: string | undefined
        readonly requestType?: string | undefined
        readonly headers?: Readonly<Record<string, string>> | undefined
      }
    | undefined
  readonly response?:
    | {
        readonly translationMap?: Readonly<Record<string, string>> | undefined
        readonly translationMapDefaults?: Readonly<Record<string, string>> | undefined
        readonly successTemplate?: string | undefined
      }
    | undefined
}

export interface Flow extends Named {
  /** Upper case, as in bodies: `SECURECALL`. */
  readonly type: string
  readonly description: string
  readonly divisionId: string
  readonly lockedBy: Actor | null
  readonly secure: boolean
  /** Oldest first; the last one is published, unless the flow has none yet. */
  readonly versions: readonly FlowVersion[]
}

export interface FlowVersion {
  readonly number: number
  readonly yaml: string
  readonly secure: boolean
  /** Ids of the data actions that it calls. */
  readonly actions: readonly string[]
  readonly publishedAt: number
  readonly publishedBy: Actor
}

export interface FlowJob {
  readonly id: string
  readonly signature: string
  readonly expiresAt: number
  readonly headers: Readonly<Record<string, string>>
  readonly owner: Actor
  readonly permissions: readonly string[]
  readonly upload: JobUpload | null
  readonly result: JobResult | null
}

/** A job that reads flows: an export, whose file can be fetched, or a validation. */
export interface ArchitectJob {
  readonly id: string
  readonly kind: 'export' | 'validate'
  readonly signature: string
  readonly startsAt: number
  readonly finishesAt: number
  readonly hasFailed: boolean
  /** Null for a job that makes no file. */
  readonly file: string | null
  /** Null as the platform sometimes does: a failure that tells nothing. */
  readonly messages: readonly JobMessage[] | null
}

export interface JobUpload {
  readonly yaml: string
  readonly at: number
  readonly finishesAt: number
}

export interface JobResult {
  readonly status: 'Success' | 'Failure'
  readonly flowId: string | null
  /** Null as the platform sometimes does: a failure that tells nothing. */
  readonly messages: readonly JobMessage[] | null
  readonly at: number
}

export interface JobMessage {
  readonly type: 'Error' | 'Warning'
  readonly text: string
}

export interface DataTable extends Named {
  readonly description: string
  readonly schema: JsonObject
}

export interface Prompt extends Named {
  readonly description: string
  readonly language: string
  readonly text: string
}

/** The same map with one more, or one other, entry. */
export function withEntry<V>(
  map: ReadonlyMap<string, V>,
  key: string,
  value: V,
): ReadonlyMap<string, V> {
  return new Map(map).set(key, value)
}

/** The same map without that entry. */
export function withoutEntry<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
