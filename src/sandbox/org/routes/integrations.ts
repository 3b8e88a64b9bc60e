import { z } from 'zod'
import { readBody } from '../body.ts'
import { isoTime } from '../clock.ts'
import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, sorted } from '../paging.ts'
import { badRequest, jsonReply, notFound, versionConflict } from '../reply.ts'
import { withEntry, withoutEntry } from '../state.ts'
import type { Integration, OrgState } from '../state.ts'
import { describeCredential } from './credentials.ts'
import { findType, integrationTypes } from './integration-types.ts'

export function listIntegrations(call: Call): Answer {
  const type = call.query.get('integrationType')
  const ids = call.query.get('ids')?.split(',')
  const wanted = [...call.state.integrations.values()].filter(
    ({ id, typeId }) =>
      (type === undefined || type === typeId) && (ids === undefined || ids.includes(id)),
  )
  const described = wanted.map((integration) => describeIntegration(integration, call))
  const page = listPage(call, sorted(call, described, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

export function createIntegration(call: Call): Answer {
  const read = readBody(call, createSchema)
  if ('problem' in read) return read
  const type = findType(read.body.integrationType.id)
  if (type === undefined) {
    return { problem: badRequest('This integration type does not exist.', 'integrationType.id') }
  }
  const integration: Integration = {
    id: call.env.random(),
    name: read.body.name ?? type.name,
    typeId: type.id,
    notes: '',
    intendedState: 'DISABLED',
    createdAt: call.env.now,
    stateSince: call.env.now,
    config: { version: 1, properties: {}, advanced: {}, credentials: {} },
  }
  return save(call, integration)
}

export function getIntegration(call: Call): Answer {
  const integration = find(call)
  if (integration === undefined) return unknown(call)
  return { reply: jsonReply(describeIntegration(integration, call)) }
}

export function updateIntegration(call: Call): Answer {
  const read = readBody(call, patchSchema)
  if ('problem' in read) return read
  const integration = find(call)
  if (integration === undefined) return unknown(call)
  const { intendedState } = read.body
  if (intendedState === integration.intendedState) return save(call, integration)
  return save(call, { ...integration, intendedState, stateSince: call.env.now })
}

/** The data actions of an integration go with it. */
export function deleteIntegration(call: Call): Answer {
  const integration = find(call)
  if (integration === undefined) return unknown(call)
  const actions = [...call.state.actions].filter(
    ([, action]) => action.integrationId !== integration.id,
  )
  const state = {
    ...call.state,
    integrations: withoutEntry(call.state.integrations, integration.id),
    actions: new Map(actions),
  }
  return { reply: jsonReply(describeIntegration(integration, call)), state }
}

export function getConfig(call: Call): Answer {
  const integration = find(call)
  if (integration === undefined) return unknown(call)
  return { reply: jsonReply(describeConfig(integration, call.state)) }
}

export function replaceConfig(call: Call): Answer {
  const read = readBody(call, configSchema)
  if ('problem' in read) return read
  const integration = find(call)
  if (integration === undefined) return unknown(call)
  const { body } = read
  if (body.version !== integration.config.version) {
    return { problem: versionConflict(body.version, integration.config.version) }
  }
  const slots = Object.entries(body.credentials).map(([slot, { id }]) => [slot, id] as const)
  const missing = slots.find(([, id]) => !call.state.credentials.has(id))
  if (missing !== undefined) {
    return { problem: badRequest('This credential does not exist.', `credentials.${missing[0]}`) }
  }
  const next: Integration = {
    ...integration,
    name: body.name,
    notes: body.notes,
    config: {
      version: body.version + 1,
      properties: body.properties,
      advanced: body.advanced,
      credentials: Object.fromEntries(slots),
    },
  }
  const integrations = withEntry(call.state.integrations, next.id, next)
  const state = { ...call.state, integrations }
  return { reply: jsonReply(describeConfig(next, state)), state }
}

export function listTypes(call: Call): Answer {
  const page = listPage(call, sorted(call, integrationTypes, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

export function getType(call: Call): Answer {
  const type = findType(param(call, 'typeId'))
  if (type === undefined) return { problem: notFound('integration type', param(call, 'typeId')) }
  return { reply: jsonReply(type) }
}

const createSchema = z.object({
  name: z.string().optional(),
  integrationType: z.object({ id: z.string().min(1) }),
})

const patchSchema = z.object({ intendedState: z.enum(['ENABLED', 'DISABLED']) })

const configSchema = z.object({
  name: z.string().min(1),
  version: z.number().int(),
  properties: z.record(z.string(), z.unknown()),
  advanced: z.record(z.string(), z.unknown()),
  notes: z.string(),
  credentials: z.record(z.string(), z.object({ id: z.string() })),
})

/** Long enough that a client which does not wait for ACTIVE is found out. */
const activationMs = 1000

function find(call: Call): Integration | undefined {
  return call.state.integrations.get(param(call, 'integrationId'))
}

function unknown(call: Call): Answer {
  return { problem: notFound('integration', param(call, 'integrationId')) }
}

function save(call: Call, integration: Integration): Answer {
  const integrations = withEntry(call.state.integrations, integration.id, integration)
  return {
    reply: jsonReply(describeIntegration(integration, call)),
    state: { ...call.state, integrations },
  }
}

function describeIntegration(integration: Integration, call: Call) {
  const type = findType(integration.typeId)
  const expand = (call.query.get('expand') ?? '').split(',')
  return {
    id: integration.id,
    name: integration.name,
    integrationType: { id: integration.typeId, name: type?.name, selfUri: type?.selfUri },
    notes: integration.notes,
    intendedState: integration.intendedState,
    ...(expand.includes('config.current')
      ? { config: { current: describeConfig(integration, call.state) } }
      : {}),
    reportedState: reportedState(integration, call.env.now),
    attributes: {},
    selfUri: `/api/v2/integrations/${integration.id}`,
  }
}

function reportedState(integration: Integration, now: number) {
  const changing = now - integration.stateSince < activationMs
  const enabled = integration.intendedState === 'ENABLED'
  const settled = enabled ? 'ACTIVE' : 'INACTIVE'
  const code = changing && enabled ? 'ACTIVATING' : settled
  return { code, lastUpdated: isoTime(integration.stateSince) }
}

function describeConfig(integration: Integration, state: OrgState) {
  const slots = Object.entries(integration.config.credentials).flatMap(([slot, id]) => {
    const credential = state.credentials.get(id)
    return credential === undefined ? [] : [[slot, describeCredential(credential)] as const]
  })
  return {
    id: integration.id,
    name: integration.name,
    version: integration.config.version,
    properties: integration.config.properties,
    advanced: integration.config.advanced,
    notes: integration.notes,
    credentials: Object.fromEntries(slots),
    selfUri: `/api/v2/integrations/${integration.id}/config/current`,
  }
}
