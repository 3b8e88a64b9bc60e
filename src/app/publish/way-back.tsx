import { useState } from 'react'
import type { Journal } from '#core/publish/journal.ts'
import { describeRollBackProblem, planRollBack } from '#core/publish/roll-back.ts'
import { Button } from '../ui/button.tsx'
import type { OrgSession } from './org-store.ts'
import { Refusal } from './refusal.tsx'
import { useRun } from './run-store.ts'
import { describePublishError } from './words.ts'

/** Looks how a publish can be taken back, and shows the plan of it, or why there is none. */
export function WayBack({
  journal,
  session,
}: {
  readonly journal: Journal
  readonly session: OrgSession
}) {
  const showWayBack = useRun((state) => state.showWayBack)
  const [isLooking, setLooking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async () => {
    setLooking(true)
    const found = await planRollBack(journal, session.client)
    setLooking(false)
    if (found.ok) showWayBack(found.value)
    else setProblem(wordsOf(found.error))
  }
  return (
    <>
      <div>
        <Button variant="danger" icon="undo" disabled={isLooking} onClick={() => void look()}>
          {isLooking ? 'Looking for the way back…' : 'Go back to what was live before'}
        </Button>
      </div>
      {problem !== null && <Refusal text={problem} />}
    </>
  )
}

type WayBackError = Extract<
  Awaited<ReturnType<typeof planRollBack>>,
  { readonly ok: false }
>['error']

function wordsOf(error: WayBackError): string {
  switch (error.code) {
    case 'nothing-to-take-back':
    case 'first-version':
    case 'by-hand':
    case 'changed-since':
      return describeRollBackProblem(error)
    default:
      return describePublishError(error)
  }
}
