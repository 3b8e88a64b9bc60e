import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readOAuthClients, rememberOAuthClient } from '#adapters/browser/oauth-clients.ts'
import type { Grant } from '#adapters/genesys/sign-in.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { GrantChoice } from './grant-choice.tsx'
import { orgQueries } from './org-queries.ts'
import { useOrg } from './org-store.ts'
import { addressOf, customDomains, placesOf, SANDBOX_PLACE } from './places.ts'
import { useSignIn } from './sign-in-store.ts'
import { useArrivalFocus } from './use-arrival-focus.ts'
import './sign-in.css'

/** What the sandbox org accepts without being set up. */
const SANDBOX_CLIENTS: Readonly<Record<Grant, string>> = {
  pkce: 'sandbox-pkce',
  implicit: 'sandbox-implicit',
}

const NO_CLIENT = 'Enter the OAuth client id first.'
const BEFORE_PUBLISHING =
  'The plan compares this design with what the org has. Nothing is written before you have seen it.'

/** Which org, and how to sign in to it: on this page, which leaves and comes back, or in a window beside it. */
export function SignInPanel({ why = BEFORE_PUBLISHING }: { readonly why?: string }) {
  const problem = useOrg((state) => state.signInProblem)
  const { isWaiting, leave, openWindow, stopWaiting } = useSignIn()
  const domains = useQuery({ queryKey: ['custom-domains'], queryFn: customDomains }, orgQueries)
  const heading = useArrivalFocus()
  const [known] = useState(readOAuthClients)
  const [place, setPlace] = useState(SANDBOX_PLACE)
  const [grant, setGrant] = useState<Grant>('pkce')
  const [clientId, setClientId] = useState('')
  const [isKept, setKept] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const isSandbox = place === SANDBOX_PLACE
  const client = isSandbox ? SANDBOX_CLIENTS[grant] : clientId.trim()
  const redirectUri = location.origin + location.pathname
  const isReady = client !== '' && !isLeaving && !isWaiting
  const whyNot = isReady ? null : client === '' ? NO_CLIENT : 'The login page is opening.'

  const choose = (chosen: string) => {
    setPlace(chosen)
    const before = known[chosen]
    setClientId(before?.clientId ?? '')
    setGrant(before?.grant ?? 'pkce')
  }
  const signIn = (how: typeof leave) => {
    if (!isSandbox) rememberOAuthClient(place, { grant, clientId: client })
    const way = { address: addressOf(place, location.origin), grant, clientId: client }
    void how(way, isKept)
  }

  return (
    <form
      className="publish-sign-in"
      aria-labelledby="publish-sign-in-title"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isReady) return
        setLeaving(true)
        signIn(leave)
      }}
    >
      <h1 id="publish-sign-in-title" ref={heading} tabIndex={-1}>
        Sign in to an org
      </h1>
      <p className="t2">{why}</p>
      {problem !== null && (
        <p className="publish-notice is-error" role="alert">
          <Icon name="error" />
          <span>{problem}</span>
        </p>
      )}
      <Select
        label="Org"
        value={place}
        options={placesOf(domains.data ?? [])}
        onChange={choose}
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
      <Checkbox label="Stay signed in until this tab closes" isOn={isKept} onChange={setKept} />
      {isWaiting ? (
        <div className="sign-in-ways" role="status">
          <span className="t2">Sign in in the window that has opened.</span>
          <Button onClick={stopWaiting}>Cancel</Button>
        </div>
      ) : (
        <div className="sign-in-ways">
          <Button type="submit" variant="primary" whyNot={whyNot}>
            {isLeaving ? 'Going to the login page…' : 'Sign in'}
          </Button>
          <Button variant="line" whyNot={whyNot} onClick={() => signIn(openWindow)}>
            Sign in in a window
          </Button>
        </div>
      )}
    </form>
  )
}
