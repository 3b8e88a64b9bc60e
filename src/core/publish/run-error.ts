import { describeOrgError, type OrgError } from './ports.ts'

/** Why a run ended before its last step. */
export type RunError =
  | OrgError
  | { readonly code: 'draft-invalid'; readonly action: string; readonly reasons: readonly string[] }
  | { readonly code: 'differs'; readonly action: string; readonly parts: readonly string[] }
  | { readonly code: 'changed-meanwhile'; readonly what: string }
  | { readonly code: 'job-failed'; readonly messages: readonly string[] }
  | { readonly code: 'job-without-flow' }
  | { readonly code: 'job-too-slow'; readonly minutes: number }
  | { readonly code: 'secret-missing'; readonly field: string }
  | { readonly code: 'integration-not-active' }
  | { readonly code: 'not-recorded'; readonly detail: string }

export function describeRunError(error: RunError): string {
  switch (error.code) {
    case 'draft-invalid':
      return `Genesys does not accept the action ${error.action}: ${error.reasons.join(' ')}`
    case 'differs':
      return `The org has published ${error.action}, but not as it was sent: ${error.parts.join(', ')} differ. Look at the action in Genesys Cloud before any call uses it.`
    case 'changed-meanwhile':
      return `Somebody has changed ${error.what} in the org since the plan was made. Make the plan again.`
    case 'job-failed':
      return error.messages.length === 0
        ? 'Genesys could not publish the flow and gave no reason. Export the YAML and publish it with Archy to see more.'
        : `Genesys could not publish the flow: ${error.messages.join(' ')}`
    case 'job-without-flow':
      return 'Genesys says that the flow is published but does not say which flow it is, and has no newer version of it. Look for it in Architect.'
    case 'job-too-slow':
      return `Genesys has not finished after ${error.minutes} minutes. Go on later: the job is asked about again, nothing is sent twice.`
    case 'secret-missing':
      return `The value of the credential ${error.field} is needed again: it is kept nowhere. Type it in, then go on.`
    case 'integration-not-active':
      return 'The integration was made, and the org does not activate it. Look at it in Genesys Cloud under Admin, Integrations, then go on.'
    case 'not-recorded':
      return `The journal of this publish could not be kept (${error.detail}), so that nothing more was sent. Free some space, then go on.`
    default:
      return describeOrgError(error)
  }
}
