import type { Identity } from '#core/publish/ports.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Icon } from '../ui/icon.tsx'
import { endSession } from './org-session.ts'
import { useOrg } from './org-store.ts'
import { SignInEnd } from './sign-in-end.tsx'
import { useProduction } from './production-store.ts'
import { useIdentity } from './use-identity.ts'
import { addressName } from './words.ts'
import './org-status.css'

/** Which org one is signed in to, and as whom; nothing while signed out. */
export function OrgStatus() {
  const session = useOrg((state) => state.session)
  const identity = useIdentity(session)
  const { orgs, mark } = useProduction()
  if (session === null) return null
  const name = addressName(session.address)
  const who = identity.data?.ok === true ? identity.data.value : null
  const isProduction = who !== null && orgs.has(who.orgId)
  return (
    <>
      <SignInEnd session={session} />
      <Menu
        label={`Signed in to ${name}`}
        align="end"
        entries={[
          ...(who === null
            ? []
            : [
                { heading: whoText(who) },
                {
                  id: 'production',
                  label: isProduction ? 'This is not production' : 'This is production',
                  onSelect: () => mark(who.orgId, !isProduction),
                },
              ]),
          { id: 'sign-out', label: 'Sign out', onSelect: () => void endSession() },
        ]}
      >
        <Button className={isProduction ? 'publish-org is-production' : 'publish-org'}>
          <span className="dot" aria-hidden="true" />
          {session.address.type === 'sandbox' ? name : (who?.orgName ?? name)}
          <Icon name="down" size={12} />
        </Button>
      </Menu>
    </>
  )
}

function whoText({ userName, division, orgName }: Identity): string {
  const who = userName ?? 'A client of its own'
  return division === null ? `${who}, ${orgName}` : `${who}, division ${division}, ${orgName}`
}
