import ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
import ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js'
import ObjectsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ObjectsApi.js'
import TokensApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/TokensApi.js'
import { err, ok } from '#core/base/result.ts'
import type { OrgLibrary } from '#core/publish/org-library.ts'
import type { OrgAction, OrgPort, OrgReply } from '#core/publish/ports.ts'
import { type OrgAddress, orgDomain } from '#core/publish/regions.ts'
import { isSameName } from '#core/base/same-name.ts'
import { mayHoldFile } from './org-address.ts'
import { readAction, readDraft } from './actions.ts'
import { testAction } from './action-test.ts'
import { flowsUsing } from './consumers.ts'
import { exportFlow } from './export-flow.ts'
import { allPages } from './pages.ts'
import { receive, receiveText, wordsOfBody } from './errors.ts'
import { toJob, toOrgFlow } from './flows.ts'
import { orgLibrary } from './library.ts'
import { integrationPort } from './new-integration.ts'
import { FetchHttpClient, type HttpSettings } from './http-client.ts'
import { askIdentity } from './identity.ts'
import {
  actionsSchema,
  divisionsSchema,
  flowSchema,
  flowsSchema,
  integrationsSchema,
  jobSchema,
  jobTicketSchema,
  validationSchema,
  versionedSchema,
} from './schemas.ts'
import { relayUpload, upload } from './upload.ts'

/** A signed-in org: what publishing may do there, and how to leave it. */
export interface OrgClient extends OrgPort, OrgLibrary {
  /** Ends the token's life in the org, not only here. */
  revoke(): OrgReply<null>
  /** Goes on with the token of a newer sign-in; whoever has this client, as a publish that is under way, does too. */
  renew(token: string): void
}

export interface OrgClientSettings extends HttpSettings {
  readonly address: OrgAddress
  readonly token: string
  /** The origin that serves the app, whose relay uploads when the browser may not; null where there is no browser. */
  readonly relayOrigin: string | null
  /** The id of the OAuth client where the token is its own, behind which there is no person. */
  readonly clientId?: string
}

/** A test answers when the gateway has, which may take as long as an action waits: 60 s. */
const LONGEST_TEST_MS = 75_000

/** The official SDK, pointed at an org, with our own HTTP client beneath it. */
export function makeApiClient(address: OrgAddress, settings: HttpSettings): ApiClient {
  const client = new ApiClient()
  const domain = orgDomain(address)
  if (domain !== null) client.setEnvironment(domain)
  if (address.type === 'sandbox') {
    const { protocol, hostname, port, pathname } = new URL(address.origin)
    client.setGateway({
      host: hostname,
      protocol: protocol.replace(':', ''),
      ...(port === '' ? {} : { port: Number(port) }),
      ...(pathname === '/' ? {} : { path_params_api: pathname, path_params_login: pathname }),
    })
  }
  // On Node the SDK watches a file of settings in the home folder: where a token goes is for nobody else to say.
  client.config.setConfigPath('')
  client.setHttpClient(new FetchHttpClient(settings))
  client.setReturnExtendedResponses(true)
  return client
}

export function makeOrgClient(settings: OrgClientSettings): OrgClient {
  const client = makeApiClient(settings.address, settings)
  client.setAccessToken(settings.token)
  const architect = new ArchitectApi(client)
  const integrations = new IntegrationsApi(client)
  const objects = new ObjectsApi(client)
  const tokens = new TokensApi(client)
  const patient = makeApiClient(settings.address, { ...settings, timeoutMs: LONGEST_TEST_MS })
  patient.setAccessToken(settings.token)
  const tests = new IntegrationsApi(patient)
  return {
    ...integrationPort(integrations),
    ...orgLibrary(architect, integrations),
    identity: () => askIdentity(client, settings.clientId !== undefined),
    async integrations() {
      const found = await allPages('the integrations', integrationsSchema, (page) =>
        integrations.getIntegrations(page),
      )
      if (!found.ok) return found
      return ok(
        found.value.map((entity) => ({
          id: entity.id,
          name: entity.name ?? entity.id,
          typeId: entity.integrationType?.id ?? '',
          isActive: entity.reportedState?.code === 'ACTIVE',
        })),
      )
    },
    async divisions() {
      const found = await allPages('the divisions', divisionsSchema, (page) =>
        objects.getAuthorizationDivisions(page),
      )
      return found.ok ? ok(found.value.flatMap(({ name }) => name ?? [])) : found
    },
    actionsIn: (category) =>
      allPages(`the actions of “${category}”`, actionsSchema, (page) =>
        integrations.getIntegrationsActions({ ...page, category }),
      ).then((found) =>
        found.ok
          ? ok(found.value.filter((entity) => isSameName(entity.category ?? '', category)))
          : found,
      ),
    async actionDrafts(category, name) {
      const found = await allPages(`the drafts named “${name}”`, actionsSchema, (page) =>
        integrations.getIntegrationsActionsDrafts({ ...page, category, name }),
      )
      if (!found.ok) return found
      const drafts: OrgAction[] = []
      for (const entity of found.value) {
        if (!isSameName(entity.name, name) || !isSameName(entity.category ?? '', category)) continue
        const draft = await readDraft(entity.id, integrations)
        if (!draft.ok) return draft
        drafts.push(draft.value)
      }
      return ok(drafts)
    },
    action: (id) => readAction(id, integrations),
    async findFlow(name) {
      const listed = await allPages(`the flows named “${name}”`, flowsSchema, (page) =>
        architect.getFlows({ ...page, name, type: ['securecall'] }),
      )
      if (!listed.ok) return listed
      const flow = listed.value.find((entity) => isSameName(entity.name, name))
      return ok(flow === undefined ? null : toOrgFlow(flow, settings.clientId))
    },
    createActionDraft: (input) =>
      receive(
        `the draft of ${input.name}`,
        integrations.postIntegrationsActionsDrafts(input),
        versionedSchema,
      ),
    async validateActionDraft(id) {
      const checked = await receive(
        'the check of the draft',
        integrations.getIntegrationsActionDraftValidation(id),
        validationSchema,
      )
      if (!checked.ok) return checked
      if (checked.value.valid) return ok([])
      const reasons = (checked.value.errors ?? []).flatMap((error) => wordsOfBody(error) ?? [])
      return ok(reasons.length > 0 ? reasons : ['It gave no reason.'])
    },
    publishActionDraft: (id, version) =>
      receive(
        'the published action',
        integrations.postIntegrationsActionDraftPublish(id, { version }),
        versionedSchema,
      ),
    async deleteActionDraft(id) {
      const deleted = await receiveText('the draft', integrations.deleteIntegrationsActionDraft(id))
      return deleted.ok ? ok(null) : deleted
    },
    async deleteAction(id) {
      const deleted = await receiveText('the action', integrations.deleteIntegrationsAction(id))
      return deleted.ok ? ok(null) : deleted
    },
    updateAction: (id, { name, category, config }, version) =>
      receive(
        `the action ${name}`,
        integrations.patchIntegrationsAction(id, { name, category, config, version }),
        versionedSchema,
      ),
    createAction: (input) =>
      receive(
        `the action ${input.name}`,
        integrations.postIntegrationsActions(input),
        versionedSchema,
      ),
    testAction: (id, inputs) => testAction(id, inputs, tests),
    async registerFlowJob() {
      const ticket = await receive('a new job', architect.postFlowsJobs(), jobTicketSchema)
      if (!ticket.ok) return ticket
      const { id, presignedUrl, headers } = ticket.value
      if (!mayHoldFile(presignedUrl, settings.address)) {
        const detail = 'presignedUrl is no https address'
        return err({ code: 'unexpected-reply', what: 'a new job', detail })
      }
      return ok({ id, uploadUrl: presignedUrl, headers: headers ?? {} })
    },
    upload: (ticket, yaml) => upload(ticket, yaml, settings),
    relayUpload: (ticket, yaml) => relayUpload(ticket, yaml, settings),
    async flowJob(id) {
      const job = await receive(
        'the job',
        architect.getFlowsJob(id, { expand: ['messages'] }),
        jobSchema,
      )
      return job.ok ? ok(toJob(job.value)) : job
    },
    async flow(id) {
      const flow = await receive('the flow', architect.getFlow(id), flowSchema)
      return flow.ok ? ok(toOrgFlow(flow.value, settings.clientId)) : flow
    },
    flowsUsing: (action) => flowsUsing(action, architect),
    exportFlow: (flow, sleep, isStopped = () => false) =>
      exportFlow(flow, architect, { ...settings, sleep, isStopped }),
    async revoke() {
      const revoked = await receiveText('the sign-out', tokens.deleteTokensMe())
      return revoked.ok ? ok(null) : revoked
    },
    renew(token) {
      client.setAccessToken(token)
      patient.setAccessToken(token)
    },
  }
}
