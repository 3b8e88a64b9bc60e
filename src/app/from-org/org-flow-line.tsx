import type { ListedFlow } from '#core/publish/org-library.ts'
import type { Identity } from '#core/publish/ports.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useOpening } from './opening-store.ts'

/** A flow of the org: its button opens it, and beside it stands what is being done, or why it was not opened. */
export function OrgFlowLine({
  session,
  who,
  flow,
  when,
}: {
  readonly session: OrgSession
  readonly who: Identity
  readonly flow: ListedFlow
  readonly when: string
}) {
  const { opening, failure, open, cancel } = useOpening()
  const isOpening = opening?.flow === flow.id
  const why = failure?.flow === flow.id ? failure.text : null
  return (
    <li className="home-org-flow">
      <Icon name="lock" size={16} className="t3" />
      <span className="home-org-flow-text">
        <span className="b ell" title={flow.name}>
          {flow.name}
        </span>
        <span className="t12 t3">
          {when}
          {flow.lockedBy === null ? '' : `, being edited by ${flow.lockedBy}`}
        </span>
        {why !== null && <span className="t12 c-error">Not opened. {why}</span>}
      </span>
      {isOpening ? (
        <>
          <span className="t12 t2" role="status">
            {opening.text}…
          </span>
          <Button size="sm" variant="line" onClick={cancel}>
            Cancel
          </Button>
        </>
      ) : (
        <Button
          size="sm"
          variant="line"
          aria-label={`Open ${flow.name}`}
          disabled={opening !== null || flow.publishedVersion === null}
          onClick={() => void open(session, who, flow)}
        >
          Open
        </Button>
      )}
    </li>
  )
}
