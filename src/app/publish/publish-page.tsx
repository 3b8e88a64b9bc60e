import { useDesign } from '../state/document-store.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { hrefOf } from '../shell/route.ts'
import { BarLine, TopBar } from '../shell/top-bar.tsx'
import { OrgStatus } from './org-status.tsx'
import { useOrg } from './org-store.ts'
import { PlanPanel } from './plan-panel.tsx'
import { ProgressHead } from './progress-head.tsx'
import { RequestLog } from './request-log.tsx'
import { ResultCard } from './result-card.tsx'
import { useRun } from './run-store.ts'
import { SignInPanel } from './sign-in-panel.tsx'
import { useIdentity } from './use-identity.ts'
import { addressName } from './words.ts'
import './publish.css'

/** Publishing a design: sign in, see the plan, publish, see what stands in the org. */
export function PublishPage() {
  const design = useDesign()
  const session = useOrg((state) => state.session)
  const run = useRun((state) => (state.run?.design === design.id ? state.run : null))
  const isRunning = run !== null && run.outcome === null
  return (
    <div className="publish">
      <TopBar>
        <span className="publish-crumb ell" title={design.flow.name}>
          {design.flow.name}
        </span>
        <span className="publish-slash t3" aria-hidden="true">
          /
        </span>
        <span className="b">Publish</span>
        <span className="grow" />
        <OrgStatus />
        {session !== null && <BarLine />}
        {isRunning && <StopButton isStopping={run.isStopping} />}
        <ButtonLink variant="line" href={hrefOf({ page: 'design', id: design.id })}>
          {run?.outcome?.ok === true ? 'Back to editing' : 'Keep editing'}
        </ButtonLink>
      </TopBar>
      {session === null ? (
        <main className="publish-start" aria-label="Sign in">
          <SignInPanel />
        </main>
      ) : (
        <>
          <PlanPanel session={session} run={run} />
          <SidePanel />
        </>
      )}
    </div>
  )
}

function StopButton({ isStopping }: { readonly isStopping: boolean }) {
  const stop = useRun((state) => state.stop)
  return (
    <Button disabled={isStopping} onClick={stop}>
      {isStopping ? 'Stopping after this step…' : 'Stop after this step'}
    </Button>
  )
}

function SidePanel() {
  const design = useDesign()
  const session = useOrg((state) => state.session)
  const identity = useIdentity(session)
  const run = useRun((state) => (state.run?.design === design.id ? state.run : null))
  if (session === null) return null
  const orgName =
    identity.data?.ok === true ? identity.data.value.orgName : addressName(session.address)
  return (
    <aside className="publish-side" aria-label={run?.outcome == null ? 'Progress' : 'Result'}>
      {run === null ? (
        <p className="publish-hint t2">
          Publishing makes what the plan lists, in this order, and stops at the first thing that the
          org refuses. The version that is live stays live until the new one has been accepted.
        </p>
      ) : run.outcome === null ? (
        <ProgressHead run={run} />
      ) : (
        <ResultCard run={run} address={session.address} orgName={orgName} />
      )}
      <RequestLog />
    </aside>
  )
}
