import { type Choice, type ChoiceGroup, Picker } from '../canvas/picker.tsx'
import type { ScreenPoint } from '../canvas/canvas-store.ts'
import type { NodeId } from '#core/base/ids.ts'
import { standingOf } from './org-action-row.tsx'
import { useTaking } from './take-store.ts'
import { type OfferedAction, useOrgActions } from './use-org-actions.ts'

/** The actions of the org, category by category, for one step. */
export function OrgActionPicker({
  orgName,
  secure,
  node,
  anchor,
  onClose,
  onEscape,
}: {
  readonly orgName: string
  readonly secure: boolean
  /** The step that is to call what is picked. */
  readonly node: NodeId
  readonly anchor: ScreenPoint
  readonly onClose: () => void
  readonly onEscape: () => void
}) {
  const { session, actions, note } = useOrgActions(secure)
  const take = useTaking((state) => state.take)
  if (session === null) return null
  const choiceOf = (offered: OfferedAction): Choice => ({
    id: offered.id,
    label: offered.name,
    hint: standingOf(offered),
    words: offered.category,
    icon: 'action',
    isSecure: secure,
    onPick: () => void take(session, offered, { secure, node }),
  })
  return (
    <Picker
      title={`Actions of ${orgName}`}
      placeholder="Find an action"
      groups={byCategory(actions, choiceOf)}
      note={note}
      anchor={anchor}
      onClose={onClose}
      onEscape={onEscape}
    />
  )
}

function byCategory(
  actions: readonly OfferedAction[],
  choiceOf: (offered: OfferedAction) => Choice,
): readonly ChoiceGroup[] {
  return [...new Set(actions.map(({ category }) => category))].map((category) => ({
    label: category,
    choices: actions.filter((offered) => offered.category === category).map(choiceOf),
  }))
}
