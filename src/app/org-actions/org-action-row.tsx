import type { NodeId } from '#core/base/ids.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { useView } from '../state/view-store.ts'
import { Icon } from '../ui/icon.tsx'
import { useTaking } from './take-store.ts'
import type { OfferedAction } from './use-org-actions.ts'

/** An action of the org: its button puts it into the design, and below stands what is being done, or why it failed. */
export function OrgActionRow({
  session,
  offered,
  secure,
  node = null,
  main,
}: {
  readonly session: OrgSession
  readonly offered: OfferedAction
  readonly secure: boolean
  /** The step that is to call it. */
  readonly node?: NodeId | null
  /** What makes its button one of a list with one stop of the Tab key. */
  readonly main: object
}) {
  const { taking, failure, take } = useTaking()
  const showStage = useView((state) => state.showStage)
  const select = useView((state) => state.select)
  const isReading = taking?.id === offered.id
  const use = async () => {
    const action = await take(session, offered, { secure, node })
    if (action === null) return
    if (node === null) showStage({ type: 'action', action: action.id })
    else {
      showStage({ type: 'canvas' })
      select([node])
    }
  }
  return (
    <li className="acts-item">
      <button
        type="button"
        className="acts-main"
        title={`Use ${offered.name} in this design`}
        aria-disabled={taking !== null}
        onClick={() => {
          if (taking === null) void use()
        }}
        {...main}
      >
        <Icon name="action" className="t2" />
        <span className="grow">
          <span className="acts-name is-org ell">{offered.name}</span>
          <span className="acts-line">{offered.category}</span>
          <span className="acts-line">{isReading ? 'Reading it…' : standingOf(offered)}</span>
          {failure?.id === offered.id && (
            <span className="acts-line c-error">Not read. {failure.text}</span>
          )}
        </span>
      </button>
    </li>
  )
}

export function standingOf({ fills }: OfferedAction): string {
  return fills === null
    ? 'published, not in this design'
    : 'published; the one of this design waits for its contract'
}
