import type { ApiProblem } from '../reply.ts'
import type { OrgState } from '../state.ts'

/**
 * Refusals of Architect, in the codes and words of Genesys' own definition of the API (`x-inin-error-codes` of 22.0.0,
 * the last one that lists them).
 */

/** A flow that was deleted is gone; one that never was is not found. */
export function missingFlow(id: string, { deletedFlows }: OrgState): ApiProblem {
  return deletedFlows.has(id)
    ? refusal(410, 'architect.flow.deleted', 'Flow has been deleted.')
    : refusal(404, 'architect.flow.not.found', 'Could not find flow with specified ID.')
}

export function missingParameter(fieldName: string): ApiProblem {
  const code = 'architect.query.parameter.missing'
  const problem = refusal(400, code, 'A required query parameter is missing or empty.')
  return { ...problem, details: [{ errorCode: code, fieldName }] }
}

export const missingVersion = refusal(
  404,
  'architect.flow.version.missing',
  'Specified flow version is missing.',
)

export const missingDependency = refusal(
  404,
  'architect.dependency.object.not.found',
  'Could not find the dependency object with specified ID and version.',
)

export const missingPrompt = refusal(
  404,
  'architect.prompt.not.found',
  'Could not find prompt with specified ID.',
)

export const missingTable = refusal(
  404,
  'flows.datatables.table.not.found',
  'The datatable could not be found.',
)

export const lockedByAnother = refusal(
  409,
  'architect.flow.locked.by.user',
  'Flow is locked by another user.',
)

/** Only deleting answers a lock with another status. */
export const lockedAgainstDeletion = refusal(
  405,
  'architect.flow.cannot.delete.user.does.not.have.lock',
  'Flow cannot be deleted because it is locked by another user.',
)

function refusal(status: number, code: string, message: string): ApiProblem {
  return { status, code, message }
}
