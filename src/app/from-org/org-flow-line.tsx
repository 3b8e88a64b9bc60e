import type { ListedFlow } from '#core/publish/org-library.ts'
import type { Identity } from '#core/publish/ports.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { hrefOf } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useOpening } from './opening-store.ts'

/** A flow of the org: its button opens it, and beside it stands what is being done, or why it was not opened. */
export function OrgFlowLine({
  session,
  who,
  flow,
  when,
  here,
}: {
  readonly session: OrgSession
  readonly who: Identity
  readonly flow: ListedFlow
  readonly when: string
  /** The design of this browser that it was opened as or published from. */
  readonly here: { readonly id: string; readonly name: string } | null
}) {
  const { opening, failure, open, cancel } = useOpening()
  const isOpening = opening?.flow === flow.id
  const why = failure?.flow === flow.id ? failure.text : null
  return (
    <li className="home-org-flow">
      <Icon name="call" size={16} className="t3" />
      <span className="home-org-flow-text">
        <span className="b ell" title={flow.name}>
          {flow.name}
        </span>
        <span className="t12 t3">
          {when}
          {flow.lockedBy === null ? '' : `, being edited by ${flow.lockedBy}`}
        </span>
        {here !== null && <span className="t12 t2">Here as “{here.name}”</span>}
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
        <>
          {here !== null && (
            <ButtonLink
              size="sm"
              variant="line"
              aria-label={`Go to the design ${here.name}`}
              href={hrefOf({ page: 'design', id: here.id })}
            >
              Go to the design
            </ButtonLink>
          )}
          <Button
            size="sm"
            variant="line"
            aria-label={here === null ? `Open ${flow.name}` : `Open ${flow.name} once more`}
            whyNot={whyNotOpened(flow, opening !== null)}
            onClick={() => void open(session, who, flow)}
          >
            {here === null ? 'Open' : 'Open once more'}
          </Button>
        </>
      )}
    </li>
  )
}

function whyNotOpened({ publishedVersion }: ListedFlow, isOpening: boolean): string | null {
  if (publishedVersion === null) return 'Only what was published can be opened'
  return isOpening ? 'Another flow is being opened' : null
}
