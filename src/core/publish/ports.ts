import { ok, type Result } from '../base/result.ts'
import type { JsonInput } from '../language/json/json-value.ts'
import type { ActionInput, ActionSettings } from './action-input.ts'
import type { IntegrationPort } from './new-integration.ts'

/**
 * What an org must be able to do, in our words. The adapter speaks the protocol; nothing unparsed gets past it. Every
 * call can fail for a reason that is expected of a network.
 */
export interface OrgPort extends IntegrationPort {
  identity(): OrgReply<Identity>
  integrations(): OrgReply<readonly OrgIntegration[]>
  /** The names of all divisions. */
  divisions(): OrgReply<readonly string[]>
  /** All actions of a category, whose name is compared without regard to case. */
  actionsIn(category: string): OrgReply<readonly ActionSummary[]>
  action(id: string): OrgReply<OrgAction>
  /** A secure call flow by its name, which is its identity together with the type. */
  findFlow(name: string): OrgReply<OrgFlow | null>
  /** Drafts of this category and name that were never published, with everything that they hold. */
  actionDrafts(category: string, name: string): OrgReply<readonly OrgAction[]>
  createActionDraft(input: ActionInput): OrgReply<Versioned>
  validateActionDraft(id: string): OrgReply<readonly string[]>
  publishActionDraft(id: string, version: number): OrgReply<Versioned>
  deleteActionDraft(id: string): OrgReply<null>
  deleteAction(id: string): OrgReply<null>
  updateAction(id: string, settings: ActionSettings, version: number): OrgReply<Versioned>
  /** Makes an action that is published at once, without a draft. */
  createAction(input: ActionInput): OrgReply<Versioned>
  /** Runs an action in test mode, as the test page of Genesys Cloud does: what it sends is really sent. */
  testAction(id: string, inputs: TestInputs): OrgReply<OrgTest>
  /** Names of the flows that call the action. */
  flowsUsing(action: Pick<OrgAction, 'id' | 'secure'>): OrgReply<readonly string[]>
  registerFlowJob(): OrgReply<FlowJobTicket>
  /** Sends the YAML to the presigned address with exactly the headers of the ticket, and no token. */
  upload(ticket: FlowJobTicket, yaml: string): OrgReply<null>
  /** The same by way of the server of the app, for browsers that may not send it themselves. */
  relayUpload(ticket: FlowJobTicket, yaml: string): OrgReply<null>
  flowJob(id: string): OrgReply<FlowJob>
  flow(id: string): OrgReply<OrgFlow>
  /** The YAML of the version that is live, by a job of the org, which is waited for until somebody stops that. */
  exportFlow(
    flow: Pick<OrgFlow, 'id' | 'publishedVersion'>,
    sleep: (ms: number) => Promise<void>,
    isStopped?: () => boolean,
  ): OrgReply<string>
}

export type OrgReply<T> = Promise<Result<T, OrgError>>

/** For whom not found is an answer, not an error. */
export function orNone<T>(reply: Result<T, OrgError>): Result<T | null, OrgError> {
  return !reply.ok && reply.error.code === 'not-found' ? ok(null) : reply
}

/** Why the org did not do what it was asked, as data; `describeOrgError` words it. */
export type OrgError =
  | { readonly code: 'unauthorised' }
  | { readonly code: 'forbidden'; readonly permissions: readonly string[]; readonly detail: string }
  | { readonly code: 'not-found'; readonly what: string }
  | { readonly code: 'conflict'; readonly detail: string }
  | { readonly code: 'rate-limited'; readonly retryAfterSeconds: number | null }
  | { readonly code: 'rejected'; readonly status: number; readonly detail: string }
  | { readonly code: 'unavailable'; readonly status: number }
  | { readonly code: 'unreachable'; readonly host: string }
  | { readonly code: 'upload-blocked'; readonly host: string }
  | { readonly code: 'unexpected-reply'; readonly what: string; readonly detail: string }
  | { readonly code: 'export-failed'; readonly detail: string }
  | { readonly code: 'cancelled' }

export interface Identity {
  /** Null for a client of its own, which is no person. */
  readonly userName: string | null
  /** The division that the person belongs to; null where the org does not tell. */
  readonly division: string | null
  readonly orgId: string
  readonly orgName: string
  /** Permissions such as `architect:flow:publish`, perhaps with wildcards; null when the org does not tell. */
  readonly permissions: readonly string[] | null
  readonly scopes: readonly string[] | null
}

export interface OrgIntegration {
  readonly id: string
  readonly name: string
  readonly typeId: string
  readonly isActive: boolean
}

export interface ActionSummary {
  readonly id: string
  readonly name: string
}

export interface Versioned {
  readonly id: string
  readonly version: number
}

export interface OrgAction extends Versioned {
  readonly name: string
  readonly category: string
  readonly integrationId: string
  readonly secure: boolean
  readonly contract: ActionInput['contract']
  readonly config: ActionSettings['config']
}

export type TestInputs = Readonly<Record<string, string | number | boolean>>

/** What the test of an action shows: `TestExecutionResult` of the Platform API. A secure action shows nothing of it. */
export interface OrgTest {
  readonly success: boolean
  /** In the order in which they were done. */
  readonly operations: readonly OrgOperation[]
  /** The error that ended the test. */
  readonly error: string | null
  /** What a flow would get. */
  readonly finalResult: JsonInput
}

export interface OrgOperation {
  readonly name: string
  readonly success: boolean
  readonly result: JsonInput
  readonly error: string | null
}

export interface OrgFlow {
  readonly id: string
  readonly name: string
  /** The published version, or null when nothing is published yet. */
  readonly publishedVersion: string | null
  readonly lockedBy: string | null
}

export interface FlowJobTicket {
  readonly id: string
  readonly uploadUrl: string
  readonly headers: Readonly<Record<string, string>>
}

export interface FlowJob {
  readonly status: 'registered' | 'started' | 'success' | 'failure'
  readonly messages: readonly {
    readonly type: 'error' | 'warning' | 'unknown'
    readonly text: string
  }[]
  readonly flowId: string | null
}

export function describeOrgError(error: OrgError): string {
  switch (error.code) {
    case 'unauthorised':
      return 'The org no longer accepts the sign-in. Sign in again; nothing of your design is lost.'
    case 'forbidden':
      return error.permissions.length > 0
        ? `You are missing ${error.permissions.join(', ')}. Ask an admin of the org to add it to one of your roles; it can take five minutes to apply.`
        : `The org refused: ${ended(error.detail)} It did not name the permission that is missing.`
    case 'not-found':
      return `The org does not have ${error.what}.`
    case 'conflict':
      return `Somebody changed it in the org meanwhile: ${ended(error.detail)} Make the plan again.`
    case 'rate-limited':
      return error.retryAfterSeconds === null
        ? 'The org is taking no more requests for now. Wait a minute and publish again.'
        : `The org is taking no more requests for ${error.retryAfterSeconds} s. Publish again after that.`
    case 'rejected':
      return `The org refused the request (${error.status}): ${error.detail}`
    case 'unavailable':
      return `The org has a problem of its own (${error.status}). Publish again in a while.`
    case 'unreachable':
      return `${error.host} cannot be reached. Check the network and the region.`
    case 'upload-blocked':
      return `The browser may not upload to ${error.host}. Serve the app with “secure-flow serve”, which relays the upload, or publish the YAML with Archy or Terraform.`
    case 'unexpected-reply':
      return `The org answered ${error.what} with something we do not understand: ${error.detail}`
    case 'export-failed':
      return `The flow that is live could not be exported, so that there would be no way back: ${ended(error.detail)} Nothing of it was changed.`
    case 'cancelled':
      return 'Publishing was stopped.'
  }
}

/** What an org says, as a sentence that another one may follow: most of its texts end with a full stop already. */
function ended(text: string): string {
  return /[.!?]\s*$/.test(text) ? text.trimEnd() : `${text}.`
}
