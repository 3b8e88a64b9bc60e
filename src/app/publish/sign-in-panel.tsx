import { useState } from 'react'
import { beginSignIn, type Grant } from '#adapters/genesys/sign-in.ts'
import { type OrgAddress, type RegionId, REGIONS } from '#core/publish/regions.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { GrantChoice } from './grant-choice.tsx'
import { useOrg } from './org-store.ts'
import { rememberSignIn } from './sign-in-return.ts'

/** What the sandbox org accepts without being set up. */
const SANDBOX_CLIENTS: Readonly<Record<Grant, string>> = {
  pkce: 'sandbox-pkce',
  implicit: 'sandbox-implicit',
}

/** Which org, and how to sign in to it. The person leaves for the login page and comes back to the plan. */
export function SignInPanel() {
  const problem = useOrg((state) => state.signInProblem)
  const [place, setPlace] = useState<'sandbox' | RegionId>('sandbox')
  const [grant, setGrant] = useState<Grant>('pkce')
  const [clientId, setClientId] = useState('')
  const [isLeaving, setLeaving] = useState(false)
  const isSandbox = place === 'sandbox'
  const client = isSandbox ? SANDBOX_CLIENTS[grant] : clientId.trim()
  const redirectUri = location.origin + location.pathname

  const signIn = async () => {
    setLeaving(true)
    const address: OrgAddress = isSandbox
      ? { type: 'sandbox', origin: location.origin }
      : { type: 'region', region: place }
    const { url, pending } = await beginSignIn({
      grant,
      address,
      clientId: client,
      redirectUri,
      returnTo: location.hash,
    })
    rememberSignIn(pending)
    location.assign(url)
  }

  return (
    <form
      className="publish-sign-in"
      aria-labelledby="publish-sign-in-title"
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
      <h1 id="publish-sign-in-title">Sign in to an org</h1>
      <p className="t2">
        The plan compares this design with what the org has. Nothing is written before you have seen
        it.
      </p>
      {problem !== null && (
        <p className="publish-notice is-error" role="alert">
          <Icon name="error" />
          <span>{problem}</span>
        </p>
      )}
      <Select
        label="Org"
        value={place}
        options={PLACES}
        onChange={(value) => setPlace(isRegion(value) ? value : 'sandbox')}
        hint={
          isSandbox
            ? 'It runs on this computer, speaks the protocol of Genesys Cloud and refuses what it refuses.'
            : undefined
        }
      />
      <GrantChoice value={grant} onChange={setGrant} />
      {!isSandbox && (
        <TextField
          label="OAuth client id"
          value={clientId}
          onChange={setClientId}
          isMono
          hint={`In Genesys Cloud: Admin, Integrations, OAuth. Its redirect addresses must hold ${redirectUri}`}
        />
      )}
      <div>
        <Button type="submit" variant="primary" disabled={client === '' || isLeaving}>
          {isLeaving ? 'Going to the login page…' : 'Sign in'}
        </Button>
      </div>
    </form>
  )
}

const PLACES = [
  { value: 'sandbox', label: 'Sandbox org (on this computer)' },
  ...REGIONS.map(({ id, label, domain }) => ({
    value: id,
    label: `${label}, ${domain}`,
    group: 'Genesys Cloud',
  })),
]

function isRegion(value: string): value is RegionId {
  return REGIONS.some(({ id }) => id === value)
}
