import { setTimeout as wait } from 'node:timers/promises'
import { describeOrgAddressError, readOrgAddress } from '#adapters/genesys/org-address.ts'
import type { OrgClient } from '#adapters/genesys/org-client.ts'
import type { Identity } from '#core/publish/ports.ts'
import { describeOrgError } from '#core/publish/ports.ts'
import { missingScopes } from '#core/publish/preflight.ts'
import type { OrgAddress } from '#core/publish/regions.ts'
import { FailedRun, type Terminal, UsageError } from '../command.ts'

/** An org that a client is signed in to. */
export interface Connection {
  readonly address: OrgAddress
  readonly org: OrgClient
  readonly identity: Identity
  readonly sleep: (ms: number) => Promise<void>
}

/**
 * Signs a client in, does something with the org, and takes the token back, whatever has become of it. The credentials
 * come from the environment and go to the org’s login host only.
 */
export async function withOrg<T>(
  address: OrgAddress,
  terminal: Terminal,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const credentials = {
    id: variable(terminal, 'GENESYS_CLIENT_ID'),
    secret: variable(terminal, 'GENESYS_CLIENT_SECRET'),
  }
  // The SDK is loaded when an org is spoken to: the other commands do without.
  const { makeOrgClient } = await import('#adapters/genesys/org-client.ts')
  const { describeClientRefusal, signInClient } = await import(
    '#adapters/genesys/client-credentials.ts'
  )
  const sleep = (ms: number) => terminal.sleep?.(ms) ?? wait(ms)
  const settings = { signal: new AbortController().signal, onExchange: () => {}, sleep }
  const access = await signInClient(address, credentials, settings)
  if (!access.ok) {
    const { error } = access
    throw new FailedRun(
      error.code === 'client-refused' ? describeClientRefusal(address) : describeOrgError(error),
    )
  }
  const { token } = access.value
  const org = makeOrgClient({
    ...settings,
    address,
    token,
    relayOrigin: null,
    clientId: credentials.id,
  })
  try {
    return await use({ address, org, identity: await identityOf(org), sleep })
  } finally {
    // A token that could not be taken back ends by itself.
    await org.revoke()
  }
}

/** Where `--org` says that the org is. */
export function orgOption(org: string | undefined): OrgAddress {
  if (org === undefined) {
    throw new UsageError(
      'say with --org which one: a region, a domain, or the address of a sandbox',
    )
  }
  const address = readOrgAddress(org)
  if (!address.ok) throw new UsageError(describeOrgAddressError(address.error))
  return address.value
}

function variable({ environment = {} }: Terminal, name: string): string {
  const value = environment[name]?.trim() ?? ''
  if (value !== '') return value
  throw new UsageError(
    `${name} is not set: set GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET to those of an OAuth client with the grant “Client Credentials”`,
  )
}

async function identityOf(org: OrgClient): Promise<Identity> {
  const identity = await org.identity()
  if (!identity.ok) throw new FailedRun(describeOrgError(identity.error))
  const scopes = missingScopes(identity.value)
  if (scopes.length > 0) {
    throw new FailedRun(
      `the OAuth client is missing the scope ${scopes.join(', ')}: add it in Genesys Cloud under Admin, Integrations, OAuth`,
    )
  }
  return identity.value
}
