import { useOrg } from '../publish/org-store.ts'
import { SignInPanel } from '../publish/sign-in-panel.tsx'
import { OrgFlowList } from './org-flow-list.tsx'
import '../publish/publish.css'
import './from-org.css'

/** What can be opened from an org, once somebody has signed in to one. */
export function OrgFlows() {
  const session = useOrg((state) => state.session)
  return session === null ? (
    <div className="home-sign-in">
      <SignInPanel why="Choose one of its secure call flows and go on with it here. Opening it changes nothing in the org." />
    </div>
  ) : (
    <OrgFlowList session={session} />
  )
}
