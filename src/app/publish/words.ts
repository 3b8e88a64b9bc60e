import { describeSignInError, type SignInError } from '#adapters/genesys/sign-in.ts'
import { domainOf, type OrgAddress, REGIONS } from '#core/publish/regions.ts'
import { describeRunFailure, type RunFailure } from './run-failure.ts'

/** Every failure of signing in and publishing, in words. */
export function describePublishError(error: SignInError | RunFailure): string {
  switch (error.code) {
    case 'state-mismatch':
    case 'refused':
    case 'no-answer':
      return describeSignInError(error)
    default:
      return describeRunFailure(error)
  }
}

/** How an org is called before it has told its name. */
export function addressName(address: OrgAddress): string {
  if (address.type === 'sandbox') return 'Sandbox org'
  if (address.type === 'custom') return address.domain
  return REGIONS.find(({ id }) => id === address.region)?.label ?? domainOf(address.region)
}

/** The time of day of a log line. */
export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB')
}

/** The day and time of a publish. */
export function whenOf(at: number): string {
  return new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
