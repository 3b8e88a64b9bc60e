import { useDesign } from '../state/document-store.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { hrefOf } from '../shell/route.ts'
import { BarLine, TopBar } from '../shell/top-bar.tsx'
import { CutOffElsewhere } from './cut-off-notes.tsx'
import { OrgStatus } from './org-status.tsx'
import { useOrg } from './org-store.ts'
import { ProductionBanner } from './production-banner.tsx'
import { PlanOrRehearsal } from './rehearsal/plan-or-rehearsal.tsx'
import { RehearsalSwitch } from './rehearsal/rehearsal-switch.tsx'
import { useRun } from './run-store.ts'
import { SidePanel } from './side-panel.tsx'
import { SignInPanel } from './sign-in-panel.tsx'
import './publish.css'

/** Publishing a design: sign in, see the plan, publish, see what stands in the org. */
export function PublishPage() {
  const design = useDesign()
  const session = useOrg((state) => state.session)
  const run = useRun((state) => (state.run?.journal.plan.design === design.id ? state.run : null))
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
        {session !== null && !isRunning && <RehearsalSwitch />}
        <OrgStatus />
        {session !== null && <BarLine />}
        {isRunning && <StopButton isStopping={run.isStopping} />}
        <ButtonLink variant="line" href={hrefOf({ page: 'design', id: design.id })}>
          {run?.outcome?.ok === true ? 'Back to editing' : 'Keep editing'}
        </ButtonLink>
      </TopBar>
      {session === null ? (
        <main className="publish-start" aria-label="Sign in">
          <CutOffElsewhere design={design.id} org={null} />
          <SignInPanel />
        </main>
      ) : (
        <>
          <ProductionBanner session={session} />
          <PlanOrRehearsal session={session} run={run} />
          <SidePanel session={session} run={run} />
        </>
      )}
    </div>
  )
}

function StopButton({ isStopping }: { readonly isStopping: boolean }) {
  const stop = useRun((state) => state.stop)
  return (
    <Button disabled={isStopping} onClick={stop}>
      {isStopping ? 'Stopping…' : 'Stop'}
    </Button>
  )
}
