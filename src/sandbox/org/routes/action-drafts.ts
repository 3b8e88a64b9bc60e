import type { z } from 'zod'
import { readBody } from '../body.ts'
import type { Answer, Call } from '../operation.ts'
import { badRequest, emptyReply, jsonReply } from '../reply.ts'
import type { ApiProblem } from '../reply.ts'
import { withEntry, withoutEntry } from '../state.ts'
import type { ActionContent, DataAction } from '../state.ts'
import { createActionSchema, publishDraftSchema, updateDraftSchema } from './action-body.ts'
import { describeAction } from './action-reading.ts'
import { actionProblems } from './action-rules.ts'
import {
  findAction,
  integrationProblem,
  newActionId,
  newContent,
  saveAction,
  unknownAction,
} from './actions.ts'

/** A draft of an action that was never published may still break the rules of contracts. */
export function createDraft(call: Call): Answer {
  const read = readBody(call, createActionSchema)
  if ('problem' in read) return read
  const problem = integrationProblem(call, read.body.integrationId)
  if (problem !== null) return { problem }
  const draft = newContent(read.body)
  const action: DataAction = {
    id: newActionId(call),
    integrationId: read.body.integrationId,
    published: null,
    draft,
  }
  return saveAction(call, action, draft, 'draft')
}

/** Makes a draft from the published action; the call has no body. */
export function draftPublished(call: Call): Answer {
  const action = findAction(call)
  if (action?.published === null || action === undefined) return unknownAction(call)
  if (action.draft !== null) return { problem: badRequest('The action has a draft already.') }
  const draft = { ...action.published, version: 1 }
  return saveAction(call, { ...action, draft }, draft, 'draft')
}

export function getDraft(call: Call): Answer {
  const found = findDraft(call)
  if (found === null) return unknownAction(call)
  return { reply: jsonReply(describeAction(call, found.action, found.draft, 'draft')) }
}

export function updateDraft(call: Call): Answer {
  const read = readBody(call, updateDraftSchema)
  if ('problem' in read) return read
  const found = findDraft(call)
  if (found === null) return unknownAction(call)
  const { action, draft } = found
  if (read.body.version !== draft.version) return draftVersionProblem(read.body.version, draft)
  const next = changedDraft(draft, read.body)
  const problem = fixedPartProblem(action, next)
  if (problem !== null) return { problem }
  return saveAction(call, { ...action, draft: next }, next, 'draft')
}

export function deleteDraft(call: Call): Answer {
  const found = findDraft(call)
  if (found === null) return unknownAction(call)
  const { action } = found
  const actions =
    action.published === null
      ? withoutEntry(call.state.actions, action.id)
      : withEntry(call.state.actions, action.id, { ...action, draft: null })
  return { reply: emptyReply(204), state: { ...call.state, actions } }
}

export function validateDraft(call: Call): Answer {
  const found = findDraft(call)
  if (found === null) return unknownAction(call)
  const errors = actionProblems(found.draft).map(({ status, code, message, details }) => ({
    status,
    code,
    message,
    details: details ?? [],
  }))
  return { reply: jsonReply({ valid: errors.length === 0, errors }) }
}

export function publishDraft(call: Call): Answer {
  const read = readBody(call, publishDraftSchema)
  if ('problem' in read) return read
  const found = findDraft(call)
  if (found === null) return unknownAction(call)
  const { action, draft } = found
  if (read.body.version !== draft.version) return draftVersionProblem(read.body.version, draft)
  const [problem] = actionProblems(draft)
  if (problem !== undefined) return { problem }
  const version = (action.published?.version ?? 0) + 1
  const published = { ...draft, version }
  return saveAction(call, { ...action, published, draft: null }, published, 'published')
}

function findDraft(
  call: Call,
): { readonly action: DataAction; readonly draft: ActionContent } | null {
  const action = findAction(call)
  if (action?.draft === null || action === undefined) return null
  return { action, draft: action.draft }
}

function changedDraft(
  draft: ActionContent,
  body: z.infer<typeof updateDraftSchema>,
): ActionContent {
  return {
    name: body.name ?? draft.name,
    category: body.category ?? draft.category,
    secure: body.secure ?? draft.secure,
    version: draft.version + 1,
    config: body.config ?? draft.config,
    inputSchema: body.contract?.input.inputSchema ?? draft.inputSchema,
    successSchema: body.contract?.output.successSchema ?? draft.successSchema,
  }
}

/**
 * Contracts are fixed once an action is published (Genesys Resource Center, "Add contracts to custom actions").
 * Assumption: `secure` is fixed too. The Terraform provider recreates the action when it changes;
 * one PATCH of a draft of a published action in a real org would settle it.
 */
function fixedPartProblem(action: DataAction, next: ActionContent): ApiProblem | null {
  const { published } = action
  if (published === null) return null
  if (contractOf(published) !== contractOf(next)) {
    return badRequest('The contract of a published action cannot be changed.', 'contract')
  }
  if (published.secure !== next.secure) {
    return badRequest('The secure flag of a published action cannot be changed.', 'secure')
  }
  return null
}

function contractOf({ inputSchema, successSchema }: ActionContent): string {
  return JSON.stringify([inputSchema, successSchema])
}

/** Words of a real refusal: terraform-provider-genesyscloud, issue 1961. */
function draftVersionProblem(sent: number, draft: ActionContent): Answer {
  return {
    problem: badRequest(
      `Supplied version ${sent} does not match latest draft version ${draft.version}`,
      'version',
    ),
  }
}
