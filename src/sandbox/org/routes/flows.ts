import { isoTime } from '../clock.ts'
import { actor, param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, nameMatches, sorted } from '../paging.ts'
import { badRequest, emptyReply, jsonReply } from '../reply.ts'
import { withEntry, withoutEntry } from '../state.ts'
import type { Actor, Flow, FlowVersion, OrgState } from '../state.ts'
import {
  lockedAgainstDeletion,
  lockedByAnother,
  missingFlow,
  missingVersion,
} from './architect-problems.ts'

export function listFlows(call: Call): Answer {
  const matching = [...call.state.flows.values()].filter((flow) => isWanted(call, flow))
  return listing(call, matching)
}

/** `GET /flows/divisionviews`: what a picker needs of a flow. */
export function listFlowViews(call: Call): Answer {
  const ids = call.query.get('id')?.split(',')
  const views = [...call.state.flows.values()]
    .filter((flow) => isWanted(call, flow) && (ids === undefined || ids.includes(flow.id)))
    .map((flow) => describeView(flow, call.state))
  const page = listPage(call, sorted(call, views, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

/** `GET /flows/lookup`: by ids, those that do not exist are left out. */
export function lookUpFlows(call: Call): Answer {
  const ids = (call.query.get('id') ?? '').split(',').filter((id) => id !== '')
  if (ids.length === 0) return { problem: badRequest('id is required.', 'id') }
  return listing(
    call,
    [...call.state.flows.values()].filter(({ id }) => ids.includes(id)),
  )
}

export function getFlow(call: Call): Answer {
  const flow = findFlow(call)
  if (flow === undefined) return unknownFlow(call)
  return { reply: jsonReply(describeFlow(flow, call.state)) }
}

export function deleteFlow(call: Call): Answer {
  const flow = findFlow(call)
  if (flow === undefined) return unknownFlow(call)
  const { lockedBy } = flow
  if (lockedBy !== null && lockedBy.id !== actor(call.caller).id) {
    return { problem: lockedAgainstDeletion }
  }
  const flows = withoutEntry(call.state.flows, flow.id)
  const deletedFlows = new Set(call.state.deletedFlows).add(flow.id)
  return { reply: emptyReply(200), state: { ...call.state, flows, deletedFlows } }
}

export function listVersions(call: Call): Answer {
  const flow = findFlow(call)
  if (flow === undefined) return unknownFlow(call)
  const newestFirst = flow.versions.map((version) => describeVersion(flow, version)).reverse()
  const page = listPage(call, newestFirst)
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

export function getVersion(call: Call): Answer {
  const flow = findFlow(call)
  if (flow === undefined) return unknownFlow(call)
  const version = flow.versions.find((each) => versionId(each) === param(call, 'versionId'))
  if (version === undefined) return { problem: missingVersion }
  return { reply: jsonReply(describeVersion(flow, version)) }
}

export function checkOutFlow(call: Call): Answer {
  const flow = call.state.flows.get(call.query.get('flow') ?? '')
  if (flow === undefined) return unknownFlow(call)
  const me = actor(call.caller)
  if (flow.lockedBy !== null && flow.lockedBy.id !== me.id) return { problem: lockedByAnother }
  return saveFlow(call, { ...flow, lockedBy: me })
}

export function unlockFlow(call: Call): Answer {
  const flow = call.state.flows.get(call.query.get('flow') ?? '')
  if (flow === undefined) return unknownFlow(call)
  return saveFlow(call, { ...flow, lockedBy: null })
}

export function versionId(version: FlowVersion): string {
  return `${version.number}.0`
}

export function flowUri(flow: Flow): string {
  return `/api/v2/flows/${flow.id}`
}

function isWanted(call: Call, flow: Flow): boolean {
  const { query } = call
  const types = query.get('type')?.toUpperCase().split(',')
  const lockedBy = query.get('lockedBy')
  const divisions = query.get('divisionId')?.split(',')
  const either = query.get('nameOrDescription')
  const secure = query.get('secure')
  return (
    (types === undefined || types.includes(flow.type)) &&
    nameMatches(query.get('name'), flow.name) &&
    nameMatches(query.get('description'), flow.description) &&
    (nameMatches(either, flow.name) || nameMatches(either, flow.description)) &&
    (lockedBy === undefined || lockedBy === flow.lockedBy?.id) &&
    (divisions === undefined || divisions.includes(flow.divisionId)) &&
    (secure === undefined || flow.secure)
  )
}

function listing(call: Call, flows: readonly Flow[]): Answer {
  const described = flows.map((flow) => describeFlow(flow, call.state))
  const page = listPage(call, sorted(call, described, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

function findFlow(call: Call): Flow | undefined {
  return call.state.flows.get(param(call, 'flowId'))
}

function unknownFlow(call: Call): Answer {
  const id = call.params['flowId'] ?? call.query.get('flow') ?? ''
  return { problem: missingFlow(id, call.state) }
}

function saveFlow(call: Call, flow: Flow): Answer {
  const state = { ...call.state, flows: withEntry(call.state.flows, flow.id, flow) }
  return { reply: jsonReply(describeFlow(flow, state)), state }
}

function describeFlow(flow: Flow, state: OrgState) {
  const published = flow.versions.at(-1)
  const division = state.divisions.find(({ id }) => id === flow.divisionId)
  const version = published === undefined ? null : describeVersion(flow, published)
  return {
    id: flow.id,
    name: flow.name,
    ...(division === undefined
      ? {}
      : {
          division: {
            id: division.id,
            name: division.name,
            selfUri: `/api/v2/authorization/divisions/${division.id}`,
          },
        }),
    description: flow.description,
    type: flow.type,
    ...(flow.lockedBy === null ? {} : reference(flow.lockedBy, 'lockedUser', 'lockedClient')),
    active: published !== undefined,
    system: false,
    deleted: false,
    ...(version === null
      ? {}
      : { publishedVersion: version, savedVersion: version, checkedInVersion: version }),
    ...(published?.publishedBy.kind === 'user'
      ? { publishedBy: userReference(published.publishedBy) }
      : {}),
    selfUri: flowUri(flow),
  }
}

function describeView(flow: Flow, state: OrgState) {
  const { id, name, type, division, description, publishedVersion, selfUri } = describeFlow(
    flow,
    state,
  )
  return { id, name, type, division, description, publishedVersion, selfUri }
}

function describeVersion(flow: Flow, version: FlowVersion) {
  const id = versionId(version)
  return {
    id,
    name: id,
    commitVersion: id,
    configurationVersion: id,
    type: 'PUBLISH',
    secure: version.secure,
    debug: false,
    ...reference(version.publishedBy, 'createdBy', 'createdByClient'),
    datePublished: isoTime(version.publishedAt),
    selfUri: `${flowUri(flow)}/versions/${id}`,
  }
}

/** People and clients stand in different properties. */
function reference(by: Actor, userProperty: string, clientProperty: string) {
  if (by.kind === 'user') return { [userProperty]: userReference(by) }
  const selfUri = `/api/v2/oauth/clients/${by.id}`
  return { [clientProperty]: { id: by.id, name: by.name, selfUri } }
}

function userReference(user: Actor) {
  return { id: user.id, name: user.name, version: 1, selfUri: `/api/v2/users/${user.id}` }
}
