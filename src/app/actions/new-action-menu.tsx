import type { ReactElement } from 'react'
import { GATEWAYS } from '#core/gateways/registry.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { asNew, blankAction } from '../form/new-action.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useWhyReadOnly } from '../state/read-only.ts'
import { type ActionSource, useView } from '../state/view-store.ts'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { PURPOSE_WORDS } from './action-words.ts'

const SOURCES: readonly {
  readonly id: ActionSource
  readonly label: string
  readonly hint: string
}[] = [
  { id: 'curl', label: 'From cURL…', hint: 'The command of a gateway’s documentation' },
  { id: 'openapi', label: 'From OpenAPI…', hint: 'One operation of an API’s description' },
  { id: 'file', label: 'From a Genesys action file…', hint: 'Exported from Genesys Cloud' },
]

/** A blank action, one that is made from something that is there already, or one of a gateway that we know. */
export function NewActionMenu({
  children,
}: {
  /** The button that opens it, with the reason while none can be made. */
  readonly children: (whyNot: string | null) => ReactElement
}) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const showStage = useView((state) => state.showStage)
  const whyNot = useWhyReadOnly()
  const add = (action: DataAction) => {
    edit({ type: 'add-action', action }, `New action ${action.name}`)
    showStage({ type: 'action', action: action.id })
  }
  if (whyNot !== null) return children(whyNot)
  return (
    <Menu
      label="New secure data action"
      align="end"
      entries={[
        {
          id: 'blank',
          label: 'Blank action',
          icon: 'plus',
          onSelect: () => add(blankAction(design)),
        },
        {
          id: 'org',
          label: 'From an org…',
          hint: 'Published there already',
          icon: 'action' as const,
          onSelect: () => showStage({ type: 'new-action', from: 'org' }),
        },
        ...SOURCES.map((source) => ({
          ...source,
          icon: 'read' as const,
          onSelect: () => showStage({ type: 'new-action' as const, from: source.id }),
        })),
        ...GATEWAYS.flatMap((gateway): MenuEntry[] => [
          { heading: gateway.title },
          ...gateway.actions.map((action) => ({
            id: `${gateway.id}/${action.id}`,
            label: action.name,
            hint: PURPOSE_WORDS[action.purpose],
            icon: 'action' as const,
            onSelect: () => add(asNew(design, action)),
          })),
        ]),
      ]}
    >
      {children(null)}
    </Menu>
  )
}
