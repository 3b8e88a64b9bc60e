import { useState } from 'react'
import type { Journal } from '#core/publish/journal.ts'
import { secretsNeeded } from '#core/publish/new-integration.ts'
import { Button } from '../ui/button.tsx'
import type { OrgSession } from './org-store.ts'
import { Refusal } from './refusal.tsx'
import { giveUp, publishingOf, type Secrets, useRun } from './run-store.ts'
import { isFilled, SecretFields } from './secret-fields.tsx'

/** The two ways on from a publish that did not end. */
export function GoOn({
  journal,
  session,
  onGivenUp,
}: {
  readonly journal: Journal
  readonly session: OrgSession
  readonly onGivenUp: () => void
}) {
  const goOn = useRun((state) => state.goOn)
  const [secrets, setSecrets] = useState<Secrets>({})
  const [problem, setProblem] = useState<string | null>(null)
  const other = useRun(publishingOf)
  const needed = secretsNeeded(journal)
  const planAgain = async () => {
    const given = await giveUp(journal)
    if (given.ok) onGivenUp()
    else setProblem(given.error)
  }
  return (
    <>
      {problem !== null && <Refusal text={problem} />}
      {needed.length > 0 && (
        <SecretFields fields={needed} secrets={secrets} onChange={setSecrets} />
      )}
      <div className="publish-go">
        <Button
          variant="primary"
          disabled={other !== null || !isFilled(needed, secrets)}
          onClick={() => void goOn(journal, session, secrets)}
        >
          Go on
        </Button>
        <Button variant="line" onClick={() => void planAgain()}>
          Make a new plan instead
        </Button>
      </div>
    </>
  )
}
