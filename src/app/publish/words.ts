import { describeSignInError, type SignInError } from '#adapters/genesys/sign-in.ts'
import { domainOf, type OrgAddress, REGIONS } from '#core/publish/regions.ts'
import { describeRunError, type RunError } from '#core/publish/run-error.ts'

/** Every failure of signing in and publishing, in words. */
export function describePublishError(error: SignInError | RunError): string {
  switch (error.code) {
    case 'state-mismatch':
    case 'refused':
    case 'no-answer':
      return describeSignInError(error)
    default:
      return describeRunError(error)
  }
}

/** How an org is called before it has told its name. */
export function addressName(address: OrgAddress): string {
  if (address.type === 'sandbox') return 'Sandbox org'
  return REGIONS.find(({ id }) => id === address.region)?.label ?? domainOf(address.region)
}

/** The time of day of a log line. */
export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB')
}
