import { useState } from 'react'
import { err, ok, type Result } from '#core/base/result.ts'
import type { PartChange } from '#core/publish/changes.ts'
import { flowDrift, type LastPublished } from '#core/publish/flow-drift.ts'
import type { OrgFlow } from '#core/publish/ports.ts'
import { Button } from '../ui/button.tsx'
import { DiffView } from './diff-view.tsx'
import { sleep } from './org-session.ts'
import type { OrgSession } from './org-store.ts'
import { Refusal } from './refusal.tsx'
import { describePublishError } from './words.ts'

/** A flow whose live version is not on record here, as one that was published in the org since, and what is known of it. */
export interface DriftedFlow {
  readonly session: OrgSession
  readonly flow: OrgFlow
  readonly published: LastPublished
  /** The YAML of the design, under the names that its actions have in the org. */
  readonly design: string
  readonly mayExport: boolean
}

/** Has the org export what is live, and shows what was changed there beside what was changed in the design. */
export function FlowDrift({ drifted }: { readonly drifted: DriftedFlow }) {
  const [found, setFound] = useState<Result<readonly PartChange[], string> | null>(null)
  const [isLooking, setLooking] = useState(false)
  if (!drifted.mayExport) {
    return (
      <p className="t12 t2">
        Your roles do not let the org export a flow (architect:jobExport:create and view), so that
        what is live there cannot be shown. Look at its versions in Architect.
      </p>
    )
  }
  const look = async () => {
    setLooking(true)
    setFound(await compare(drifted))
    setLooking(false)
  }
  return (
    <div className="publish-drift">
      {found === null ? (
        <div>
          <Button size="sm" variant="line" disabled={isLooking} onClick={() => void look()}>
            {isLooking ? 'The org exports the flow…' : labelOf(drifted)}
          </Button>
        </div>
      ) : found.ok ? (
        <Sides changes={found.value} />
      ) : (
        <Refusal text={found.error} />
      )}
    </div>
  )
}

function labelOf({ published }: DriftedFlow): string {
  return published === null ? 'Show what differs' : 'Show what was changed'
}

function Sides({ changes }: { readonly changes: readonly PartChange[] }) {
  const isUnchanged = (side: PartChange['changedBy']) =>
    !changes.some(({ changedBy }) => changedBy === side || changedBy === 'unknown')
  return (
    <>
      {isUnchanged('org') && (
        <p className="t12 t2">The org says the same as what was published from here.</p>
      )}
      {changes.map((change) => (
        <DiffView key={change.changedBy} change={change} />
      ))}
      {isUnchanged('design') && (
        <p className="t12 t2">Nothing was changed in the design since it was published.</p>
      )}
    </>
  )
}

async function compare(drifted: DriftedFlow): Promise<Result<readonly PartChange[], string>> {
  const { session, flow, published, design } = drifted
  const stopping = AbortSignal.timeout(LONGEST_EXPORT_MS)
  const live = await session.client.exportFlow(
    flow,
    (ms) => sleep(ms, stopping),
    () => stopping.aborted,
  )
  if (!live.ok) return err(describePublishError(live.error))
  const { inOurWords } = await import('#core/codec/archy/in-our-words.ts')
  return ok(flowDrift({ published, live: inOurWords(live.value), design }))
}

const LONGEST_EXPORT_MS = 120_000
