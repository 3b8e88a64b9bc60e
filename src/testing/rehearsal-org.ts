import { err, ok } from '#core/base/result.ts'
import type { Gateway } from '#core/gateways/define.ts'
import { type GatewayReply, NEW_GATEWAY } from '#core/gateways/emulator.ts'
import {
  authResponseOf,
  describeFailureReason,
  outcomeOf,
  renderRequest,
} from '#core/gateways/exchange.ts'
import { writeJson } from '#core/language/json/lossless-json.ts'
import { FIELD_TYPES, type DataAction } from '#core/model/data-action.ts'
import type { ActionInput } from '#core/publish/action-input.ts'
import type { OrgAction, OrgPort, OrgTest, TestInputs } from '#core/publish/ports.ts'
import type { CloneRecord, RehearsalEnvironment } from '#core/rehearse/environment.ts'
import { cloneRecordsIn } from './clone-records.ts'

/** What an org is asked by a rehearsal. Anything else that is asked of it fails the test. */
export interface RehearsalOrg {
  readonly org: OrgPort
  readonly actions: Map<string, OrgAction>
  /** What was asked, in order: `create TEST x`, `test TEST x`, `delete TEST x`. */
  readonly asked: readonly string[]
  readonly records: Map<string, CloneRecord>
  readonly env: RehearsalEnvironment
}

export interface RehearsalOrgOptions {
  /** How the real gateway answers instead of its emulator; undefined for the emulator's own answer. */
  readonly reply?: (action: OrgAction) => Partial<GatewayReply> | undefined
  readonly change?: Partial<OrgPort>
  readonly mark?: string
  readonly isStopped?: () => boolean
}

/** An org in memory whose test endpoint sends to the emulator of a gateway, with credentials of its own. */
export function rehearsalOrg(gateway: Gateway, options: RehearsalOrgOptions = {}): RehearsalOrg {
  const actions = new Map<string, OrgAction>()
  const records = new Map<string, CloneRecord>()
  const asked: string[] = []
  let ids = 0
  let state = NEW_GATEWAY
  const at = { now: NOW, scenario: 'success' } as const
  const credentials = Object.fromEntries(
    gateway.credentials.map(({ name }) => [name, 'of-the-org']),
  )
  const send = (request: Parameters<Gateway['emulate']>[0]) => {
    const emulated = gateway.emulate(request, state, at)
    state = emulated.state
    return emulated.reply
  }
  const authResponse = () => {
    if (gateway.signIn === null) return {}
    const request = renderRequest({ ...gateway.signIn, inputs: [] }, { inputs: {}, credentials })
    return request.ok ? authResponseOf(send(request.value)) : {}
  }
  const test = (action: OrgAction, inputs: TestInputs): OrgTest => {
    const own = asDataAction(action)
    const call = { inputs, credentials, authResponse: authResponse() }
    const sent = renderRequest(own, call)
    const hidden = Object.fromEntries(Object.keys(credentials).map((name) => [name, '*****']))
    const shown = renderRequest(own, { inputs, credentials: hidden, authResponse: hidden })
    if (!sent.ok || !shown.ok) throw new Error('the request cannot be rendered')
    const reply = { ...send(sent.value), ...options.reply?.(action) }
    const outcome = outcomeOf(own, reply)
    const request = { name: 'Render', success: true, result: { ...shown.value }, error: null }
    if (outcome.output === 'timeout') {
      const error = 'The gateway has not answered within the time-out of the action.'
      return { success: false, operations: [request], error, finalResult: null }
    }
    const answered = { name: 'Send', success: true, error: null }
    const result = { status: reply.status, body: reply.body }
    const operations = [request, { ...answered, result }]
    return outcome.output === 'success'
      ? {
          success: true,
          operations,
          error: null,
          finalResult: JSON.parse(writeJson(outcome.values)),
        }
      : {
          success: false,
          operations,
          error: describeFailureReason(outcome.reason),
          finalResult: null,
        }
  }
  const named = (verb: string, id: string) => asked.push(`${verb} ${actions.get(id)?.name ?? id}`)
  const missing = err({ code: 'not-found', what: 'the action' } as const)
  const never = () => Promise.reject(new Error('a rehearsal does not ask this'))
  const org: OrgPort = {
    identity: never,
    integrations: never,
    divisions: never,
    createCredential: never,
    replaceCredential: never,
    findCredential: never,
    createIntegration: never,
    credentialType: never,
    setCredential: never,
    enableIntegration: never,
    findFlow: never,
    actionDrafts: never,
    createActionDraft: never,
    validateActionDraft: never,
    publishActionDraft: never,
    deleteActionDraft: never,
    updateAction: never,
    flowsUsing: never,
    registerFlowJob: never,
    upload: never,
    relayUpload: never,
    flowJob: never,
    flow: never,
    exportFlow: never,
    actionsIn: async (category) =>
      ok([...actions.values()].filter((action) => action.category === category)),
    action: async (id) => {
      const found = actions.get(id)
      return found === undefined ? missing : ok(found)
    },
    async createAction(input: ActionInput) {
      ids += 1
      const id = `a${ids}`
      actions.set(id, { ...input, id, version: 1 })
      named('create', id)
      return ok({ id, version: 1 })
    },
    async testAction(id, inputs) {
      named('test', id)
      const found = actions.get(id)
      return found === undefined ? missing : ok(test(found, inputs))
    },
    async deleteAction(id) {
      named('delete', id)
      return actions.delete(id) ? ok(null) : missing
    },
    ...options.change,
  }
  return {
    org,
    actions,
    asked,
    records,
    env: {
      org: { id: 'o1', name: 'Org' },
      integrationId: 'i1',
      clones: cloneRecordsIn(records),
      mark: options.mark ?? '3f2a',
      now: NOW,
      sleep: async () => {},
      isStopped: options.isStopped ?? (() => false),
      onProgress: () => {},
    },
  }
}

/** 2026-06-15T10:00:00Z. */
const NOW = 1_781_517_600_000

/** What an org knows of an action: sensitivities and purposes are not among it. */
function asDataAction({ config, contract, ...action }: OrgAction): DataAction {
  const fields = (schema: ActionInput['contract']['input']['inputSchema']) =>
    Object.entries(schema.properties).map(([name, { type }]) => ({
      name,
      type: FIELD_TYPES.find((known) => known === type) ?? 'string',
      required: schema.required.includes(name),
      description: '',
      sensitivity: 'none' as const,
    }))
  return {
    id: action.id as DataAction['id'],
    name: action.name,
    category: action.category,
    integration: action.integrationId,
    secure: action.secure,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: false,
    inputs: fields(contract.input.inputSchema),
    outputs: fields(contract.output.successSchema),
    request: {
      method: config.request.requestType as DataAction['request']['method'],
      url: config.request.requestUrlTemplate,
      headers: Object.entries(config.request.headers).map(([name, value]) => ({ name, value })),
      body: config.request.requestTemplate,
    },
    response: config.response,
    timeoutSeconds: config.timeoutSeconds,
  }
}
