import type { z } from 'zod'
import { readBody } from '../body.ts'
import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, nameMatches, sorted } from '../paging.ts'
import { badRequest, emptyReply, jsonReply, notFound, versionConflict } from '../reply.ts'
import type { ApiProblem } from '../reply.ts'
import { withEntry, withoutEntry } from '../state.ts'
import type { ActionContent, DataAction } from '../state.ts'
import { createActionSchema, updateActionSchema } from './action-body.ts'
import { describeAction, describeWritten, summarizeAction } from './action-reading.ts'
import { firstProblem } from './action-rules.ts'

export function listActions(call: Call): Answer {
  return listOf(call, 'published')
}

export function listDrafts(call: Call): Answer {
  return listOf(call, 'draft')
}

export function listCategories(call: Call): Answer {
  const names = new Set(matchingActions(call, 'published').map(({ content }) => content.category))
  const page = listPage(
    call,
    sorted(
      call,
      [...names].map((name) => ({ name })),
      'name',
    ),
  )
  if ('problem' in page) return page
  const { entities, pageSize, pageNumber, total, pageCount } = page.listing
  return { reply: jsonReply({ entities, pageSize, pageNumber, total, pageCount }) }
}

/** Published at once, without a draft. */
export function createAction(call: Call): Answer {
  const read = readBody(call, createActionSchema)
  if ('problem' in read) return read
  const content = newContent(read.body)
  const problem = integrationProblem(call, read.body.integrationId) ?? firstProblem(content)
  if (problem !== null) return { problem }
  const action: DataAction = {
    id: newActionId(call),
    integrationId: read.body.integrationId,
    published: content,
    draft: null,
  }
  return saveAction(call, action, content, 'published')
}

export function getAction(call: Call): Answer {
  const action = findAction(call)
  if (action?.published === null || action === undefined) return unknownAction(call)
  return { reply: jsonReply(describeAction(call, action, action.published, 'published')) }
}

export function updateAction(call: Call): Answer {
  const read = readBody(call, updateActionSchema)
  if ('problem' in read) return read
  const action = findAction(call)
  if (action?.published === null || action === undefined) return unknownAction(call)
  const { published } = action
  const { version, ...changes } = read.body
  if (version !== published.version) {
    return { problem: versionConflict(version, published.version) }
  }
  const next: ActionContent = {
    ...published,
    name: changes.name ?? published.name,
    category: changes.category ?? published.category,
    config: changes.config ?? published.config,
    version: version + 1,
  }
  const problem = firstProblem(next)
  if (problem !== null) return { problem }
  return saveAction(call, { ...action, published: next }, next, 'published')
}

export function deleteAction(call: Call): Answer {
  const action = findAction(call)
  if (action === undefined) return unknownAction(call)
  const actions = withoutEntry(call.state.actions, action.id)
  return { reply: emptyReply(204), state: { ...call.state, actions } }
}

export function findAction(call: Call): DataAction | undefined {
  return call.state.actions.get(param(call, 'actionId'))
}

export function unknownAction(call: Call): { readonly problem: ApiProblem } {
  return { problem: notFound('action', param(call, 'actionId')) }
}

export function saveAction(
  call: Call,
  action: DataAction,
  content: ActionContent,
  place: 'published' | 'draft',
): Answer {
  const actions = withEntry(call.state.actions, action.id, action)
  return {
    reply: jsonReply(describeWritten(call, action, content, place)),
    state: { ...call.state, actions },
  }
}

export function newContent(body: z.infer<typeof createActionSchema>): ActionContent {
  return {
    name: body.name,
    category: body.category,
    secure: body.secure,
    version: 1,
    config: body.config,
    inputSchema: body.contract.input.inputSchema,
    successSchema: body.contract.output.successSchema,
  }
}

/** Ids of custom actions start with the word, those of built-in ones with `static`. */
export function newActionId(call: Call): string {
  return `custom_-_${call.env.random()}`
}

/**
 * An integration that was just made is not usable at once: POST answers 400 for a while
 * (Terraform provider, resource_genesyscloud_integration_action.go, retries up to ten times).
 */
export function integrationProblem(call: Call, integrationId: string): ApiProblem | null {
  const integration = call.state.integrations.get(integrationId)
  if (integration === undefined) {
    return badRequest('This integration does not exist.', 'integrationId')
  }
  if (call.env.now - integration.createdAt >= settleMs) return null
  return badRequest('This integration is not ready yet.', 'integrationId')
}

const settleMs = 500

/** Platform API: `ids` takes 50 of them. */
const mostIds = 50

function listOf(call: Call, place: 'published' | 'draft'): Answer {
  const asked = call.query.get('ids')?.split(',') ?? []
  if (asked.length > mostIds) {
    return { problem: badRequest(`No more than ${mostIds} ids may be given.`, 'ids') }
  }
  const described = matchingActions(call, place).map(({ action, content }) =>
    summarizeAction(call, action, content, place),
  )
  const page = listPage(call, sorted(call, described, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

function matchingActions(call: Call, place: 'published' | 'draft') {
  const category = call.query.get('category')
  const ids = call.query.get('ids')?.split(',')
  const secure = call.query.get('secure')
  return [...call.state.actions.values()].flatMap((action) => {
    const content = action[place]
    if (content === null) return []
    const wanted =
      (category === undefined || category === content.category) &&
      nameMatches(call.query.get('name'), content.name) &&
      (ids === undefined || ids.includes(action.id)) &&
      (secure === undefined || secure === String(content.secure))
    return wanted ? [{ action, content }] : []
  })
}
