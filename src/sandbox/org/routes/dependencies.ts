import type { Answer, Call } from '../operation.ts'
import { listPage, nameMatches, sorted } from '../paging.ts'
import { badRequest, jsonReply } from '../reply.ts'
import type { DataAction, Flow, FlowVersion, OrgState } from '../state.ts'
import {
  missingDependency,
  missingFlow,
  missingParameter,
  missingVersion,
} from './architect-problems.ts'
import { flowUri, versionId } from './flows.ts'

/**
 * `GET …/dependencytracking`: what flows can depend on, found by its name. ASSUMPTION: a part of the name is enough, as
 * in the other lists of Architect; the definition says “objects that have a given display name”.
 */
export function findDependencies(call: Call): Answer {
  const name = call.query.get('name') ?? ''
  if (name === '') return { problem: missingParameter('name') }
  const types = call.query.get('objectType')?.split(',')
  const found = trackedObjects(call.state).filter(
    (object) =>
      nameMatches(name, object.name) && (types === undefined || types.includes(object.type)),
  )
  return listing(call, found)
}

/**
 * `GET …/consumingresources`: the versions of flows that call the data action. `flowFilter` leaves the published ones,
 * or those that are checked in, which here are the same: a job does both at once.
 */
export function listConsumers(call: Call): Answer {
  const id = call.query.get('id') ?? ''
  const problem = askedProblem(call, id)
  if (problem !== null) return problem
  const type = call.query.get('objectType')
  const action = call.state.actions.get(id)
  if (action === undefined || actionType(action) !== type) {
    return { problem: missingDependency }
  }
  const filter = call.query.get('flowFilter')
  if (filter !== undefined && !FLOW_FILTERS.has(filter)) {
    return { problem: badRequest('flowFilter must be checkedIn or published.', 'flowFilter') }
  }
  const consumers = [...call.state.flows.values()].flatMap((flow) =>
    (filter === undefined ? flow.versions : flow.versions.slice(-1))
      .filter(({ actions }) => actions.includes(id))
      .map((version) => describeFlow(flow, version)),
  )
  return listing(call, consumers)
}

/** `GET …/consumedresources`: the data actions that a version of a flow calls. */
export function listConsumed(call: Call): Answer {
  const id = call.query.get('id') ?? ''
  const problem = askedProblem(call, id)
  if (problem !== null) return problem
  const type = call.query.get('objectType')
  const flow = call.state.flows.get(id)
  if (flow === undefined) return { problem: missingFlow(id, call.state) }
  if (flowType(flow) !== type) return { problem: missingDependency }
  const asked = call.query.get('version') ?? ''
  if (asked === '') return { problem: missingParameter('version') }
  const version = flow.versions.find((each) => versionId(each) === asked)
  if (version === undefined) return { problem: missingVersion }
  const consumed = version.actions.map((action) =>
    describeAction(action, call.state.actions.get(action)),
  )
  return listing(call, consumed)
}

const FLOW_FILTERS: ReadonlySet<string> = new Set(['checkedIn', 'published'])

function askedProblem(call: Call, id: string): Answer | null {
  if (id === '') return { problem: missingParameter('id') }
  const type = call.query.get('objectType') ?? ''
  return type === '' ? { problem: missingParameter('objectType') } : null
}

interface Dependency {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly type: string
  readonly deleted: boolean
  readonly updated: boolean
  readonly stateUnknown: boolean
  readonly selfUri?: string
}

/** `resourceType` narrows to the types that it names, separated by commas or repeated. */
function listing(call: Call, all: readonly Dependency[]): Answer {
  const types = call.query.get('resourceType')?.split(',')
  const wanted = all.filter(({ type }) => types === undefined || types.includes(type))
  const page = listPage(call, sorted(call, wanted, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

function describeFlow(flow: Flow, version: FlowVersion): Dependency {
  return {
    id: flow.id,
    name: flow.name,
    version: versionId(version),
    type: flowType(flow),
    ...standing(false),
    selfUri: flowUri(flow),
  }
}

/** A version goes on naming an action that has been deleted since. */
function describeAction(id: string, action: DataAction | undefined): Dependency {
  const published = action?.published ?? null
  return {
    id,
    name: published?.name ?? id,
    version: String(published?.version ?? 1),
    type: action === undefined ? 'SECUREACTION' : actionType(action),
    ...standing(published === null),
  }
}

function trackedObjects(state: OrgState): readonly Dependency[] {
  const { queues, users, groups, prompts, systemPrompts, tables } = state
  return [
    ...queues.map((queue) => describeNamed(queue, 'QUEUE')),
    ...users.map((user) => describeNamed(user, 'USER')),
    ...groups.map((group) => describeNamed(group, 'GROUP')),
    ...prompts.map((prompt) => describeNamed(prompt, 'USERPROMPT')),
    ...systemPrompts.map((prompt) => describeNamed(prompt, 'SYSTEMPROMPT')),
    ...tables.map((table) => describeNamed(table, 'DATATABLE')),
    ...[...state.actions].map(([id, action]) => describeAction(id, action)),
    ...[...state.flows.values()].flatMap((flow) => {
      const published = flow.versions.at(-1)
      return published === undefined ? [] : [describeFlow(flow, published)]
    }),
    ...LANGUAGES.map((tag) => describeNamed({ id: tag, name: tag }, 'LANGUAGE')),
  ]
}

/** ASSUMPTION: a language is tracked under the tag by which flows name it. */
const LANGUAGES = ['de-de', 'en-gb', 'en-us', 'es-us']

function describeNamed({ id, name }: Pick<Dependency, 'id' | 'name'>, type: string): Dependency {
  return { id, name, version: '1', type, ...standing(false) }
}

function standing(deleted: boolean) {
  return { deleted, updated: false, stateUnknown: false }
}

function actionType({ published }: DataAction): string {
  return published?.secure === true ? 'SECUREACTION' : 'DATAACTION'
}

/** Dependency tracking writes the type of a flow with FLOW behind it, but for WORKFLOW: SECURECALLFLOW. */
function flowType({ type }: Flow): string {
  return type === 'WORKFLOW' ? type : `${type}FLOW`
}
