import { Icon } from '../ui/icon.tsx'
import type { OrgSession } from './org-store.ts'
import { useProduction } from './production-store.ts'
import { useIdentity } from './use-identity.ts'
import './production.css'

const PUBLISHING = 'What you publish here takes real calls at once.'

/** Across the whole page, or above what is sent from there, while one is signed in to an org that the user has named production. */
export function ProductionBanner({
  session,
  text = PUBLISHING,
}: {
  readonly session: OrgSession
  readonly text?: string
}) {
  const identity = useIdentity(session)
  const orgs = useProduction((state) => state.orgs)
  const who = identity.data?.ok === true ? identity.data.value : null
  if (who === null || !orgs.has(who.orgId)) return null
  return (
    <p className="publish-production" role="note">
      <Icon name="warning" />
      <span>
        <span className="b">{who.orgName} is production.</span> {text}
      </span>
    </p>
  )
}
