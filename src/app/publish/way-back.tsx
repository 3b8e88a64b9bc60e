import { useState } from 'react'
import type { Journal } from '#core/publish/journal.ts'
import { planRollBack } from '#core/publish/roll-back.ts'
import { describeRollBackProblem, isRollBackProblem } from '#core/publish/roll-back-problem.ts'
import { isWayBack, type WayBack as Way, wayBackOf } from '#core/publish/way-back.ts'
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
  const way = wayBackOf(journal)
  if (!isWayBack(way)) return null
  const look = async () => {
    setLooking(true)
    const found = await planRollBack(journal, session.client)
    setLooking(false)
    if (found.ok) showWayBack({ plan: found.value, way })
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
          {isLooking ? 'Looking for the way back…' : LABELS[way]}
        </Button>
      </div>
      {problem !== null && <Refusal text={problem} />}
    </>
  )
}

const LABELS: Readonly<Record<Way, string>> = {
  'bring-back': 'Go back to what was live before',
  'remove-made': 'Remove what it has made',
}
