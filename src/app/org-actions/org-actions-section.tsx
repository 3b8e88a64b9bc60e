import { useRoving } from '../form/use-roving.ts'
import { useOrgName } from '../publish/use-identity.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { OrgActionRow } from './org-action-row.tsx'
import { useOrgActions } from './use-org-actions.ts'
import './org-actions.css'

/** More than that is found by searching. */
const SHOWN = 6

/** Below the actions of the design: what the org has published besides. Signed out, the way to it. */
export function OrgActionsSection() {
  const { session, actions, note } = useOrgActions(true)
  const orgName = useOrgName(session)
  const showStage = useView((state) => state.showStage)
  const shown = actions.slice(0, SHOWN)
  const { list, item } = useRoving(shown.map(({ id }) => id))
  const showAll = () => showStage({ type: 'new-action', from: 'org' })
  if (session === null) {
    return (
      <section className="acts-org" aria-label="Actions of an org">
        <Button size="sm" icon="read" onClick={showAll}>
          Use an action of an org…
        </Button>
      </section>
    )
  }
  return (
    <section className="acts-org" aria-labelledby="acts-org-title">
      <h3 className="acts-org-title" id="acts-org-title">
        In {orgName}
      </h3>
      {note !== null && (
        <p className="acts-org-note" role="status">
          {note}
        </p>
      )}
      {shown.length > 0 && (
        <ul {...list} aria-labelledby="acts-org-title">
          {shown.map((offered) => (
            <OrgActionRow
              key={offered.id}
              session={session}
              offered={offered}
              secure
              main={item(offered.id)}
            />
          ))}
        </ul>
      )}
      {actions.length > SHOWN && (
        <Button size="sm" onClick={showAll}>
          All {actions.length}…
        </Button>
      )}
    </section>
  )
}
