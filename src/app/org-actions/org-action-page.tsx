import { useState } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useRoving } from '../form/use-roving.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { SignInPanel } from '../publish/sign-in-panel.tsx'
import { useDesign } from '../state/document-store.ts'
import { TextField } from '../ui/text-field.tsx'
import { OrgActionRow } from './org-action-row.tsx'
import { type OfferedAction, useOrgActions } from './use-org-actions.ts'
import './org-actions.css'

/** All actions that the org has published, to use one of them in the design, or in one step of it. */
export function OrgActionPage({ node }: { readonly node: NodeId | null }) {
  const index = indexDesign(useDesign())
  const step = node === null ? undefined : index.node(node)
  const control =
    step && kindOf(step).fields.find((field) => field.control.type === 'action')?.control
  const secure = control?.type === 'action' ? control.secure : true
  const { session, actions, note } = useOrgActions(secure)
  if (session === null) {
    return (
      <div className="org-actions">
        <SignInPanel why="Choose one of its data actions and use it here. Reading it changes nothing in the org." />
      </div>
    )
  }
  return (
    <div className="org-actions">
      <p className="t12 t2">
        Its contract, request and response are read from the org, and publishing leaves it as it is
        until you change it.
        {step === undefined ? '' : ` “${step.name}” calls it then.`}
      </p>
      {note !== null && (
        <p className="t12 t2" role="status">
          {note}
        </p>
      )}
      {actions.length > 0 && (
        <Found session={session} actions={actions} secure={secure} node={node} />
      )}
    </div>
  )
}

function Found({
  session,
  actions,
  secure,
  node,
}: {
  readonly session: OrgSession
  readonly actions: readonly OfferedAction[]
  readonly secure: boolean
  readonly node: NodeId | null
}) {
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const found = actions.filter(({ name, category }) =>
    `${name} ${category}`.toLowerCase().includes(words),
  )
  const { list, item } = useRoving(found.map(({ id }) => id))
  return (
    <>
      <div data-own-undo>
        <TextField
          label="Search actions"
          isLabelHidden
          icon="search"
          type="search"
          placeholder="Name or category"
          value={search}
          onChange={setSearch}
        />
      </div>
      {found.length === 0 ? (
        <p className="t12 t2" role="status">
          Nothing in the org is called “{search.trim()}”.
        </p>
      ) : (
        <ul {...list} className="org-actions-list" aria-label="Data actions of the org">
          {found.map((offered) => (
            <OrgActionRow
              key={offered.id}
              session={session}
              offered={offered}
              secure={secure}
              node={node}
              main={item(offered.id)}
            />
          ))}
        </ul>
      )}
    </>
  )
}
