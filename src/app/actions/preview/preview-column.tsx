import { lazy, Suspense } from 'react'
import type { DataAction } from '#core/model/data-action.ts'
import { useOrg } from '../../publish/org-store.ts'
import type { ActionEdits } from '../use-action-edits.ts'
import { FlowReceives } from './flow-receives.tsx'
import { GatewayReceives } from './gateway-receives.tsx'
import { TestCards } from './test-cards.tsx'
import { TestInputs } from './test-inputs.tsx'
import type { Try } from './use-preview.ts'
import './preview.css'

/** Of no use to anybody who is not signed in, and larger than the preview. */
const TestInOrg = lazy(async () => ({
  default: (await import('../../publish/rehearsal/test-in-org.tsx')).TestInOrg,
}))

/** Beside the action, always current: what the gateway and the flow receive, and with what it is tried. */
export function PreviewColumn({
  action,
  edits,
  attempt,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly attempt: Try
}) {
  const session = useOrg((state) => state.session)
  return (
    <div className="act-column act-preview">
      <GatewayReceives action={action} edits={edits} attempt={attempt} />
      <FlowReceives action={action.id} attempt={attempt} />
      {session !== null && (
        <Suspense>
          <TestInOrg
            action={action}
            card={attempt.card}
            values={attempt.setup.values}
            session={session}
          />
        </Suspense>
      )}
      <TestInputs action={action} attempt={attempt} />
      <TestCards action={action} attempt={attempt} />
    </div>
  )
}
