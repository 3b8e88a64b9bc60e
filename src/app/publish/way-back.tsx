import { useState } from 'react'
import { type Journal, progressOf } from '#core/publish/journal.ts'
import { planRollBack } from '#core/publish/roll-back.ts'
import { describeRollBackProblem, isRollBackProblem } from '#core/publish/roll-back-problem.ts'
import { Button } from '../ui/button.tsx'
import type { OrgSession } from './org-store.ts'
import { Refusal } from './refusal.tsx'
import { useRun } from './run-store.ts'
import { describePublishError } from './words.ts'

/**
 * Looks how a publish can be taken back, and shows the plan of it, or why there is none. A first publish has nothing
 * to go back to: what it has made is removed.
 */
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
    else {
      const { error } = found
      setProblem(
        isRollBackProblem(error) ? describeRollBackProblem(error) : describePublishError(error),
      )
    }
  }
  return (
    <>
      <div className="publish-way-back">
        <Button variant="danger" icon="undo" disabled={isLooking} onClick={() => void look()}>
          {isLooking
            ? 'Looking for the way back…'
            : isFirst(journal)
              ? 'Remove what it has made'
              : 'Go back to what was live before'}
        </Button>
      </div>
      {problem !== null && <Refusal text={problem} />}
    </>
  )
}

/** Whether a publish was to be the first one of its flow and has not come so far. */
function isFirst({ plan, entries }: Journal): boolean {
  const progress = progressOf(entries)
  return plan.steps.some(
    ({ id, work }) =>
      work?.type === 'publish-flow' && work.before === null && progress.result(id) === null,
  )
}
