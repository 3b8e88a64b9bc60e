import type { ReactElement } from 'react'
import type { DataAction } from '#core/model/data-action.ts'
import { asNew } from '../form/new-action.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Menu } from '../ui/menu.tsx'
import { exportActionFile } from './import/export-action-file.ts'
import { removeAction } from './remove-action.ts'

/** What can be done with an action as a whole. */
export function ActionMenu({
  action,
  children,
}: {
  readonly action: DataAction
  readonly children: ReactElement
}) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const showStage = useView((state) => state.showStage)
  return (
    <Menu
      label={`Actions for ${action.name}`}
      align="end"
      entries={[
        {
          id: 'edit',
          label: 'Edit contract and request',
          icon: 'edit',
          onSelect: () => showStage({ type: 'action', action: action.id }),
        },
        {
          id: 'duplicate',
          label: 'Duplicate',
          icon: 'copy',
          onSelect: () => {
            const copy = asNew(design, action)
            edit({ type: 'add-action', action: copy }, `Duplicate ${action.name}`)
            showStage({ type: 'action', action: copy.id })
          },
        },
        {
          id: 'export',
          label: 'Export as Genesys action file',
          icon: 'export',
          onSelect: () => void exportActionFile(design, action),
        },
        { line: 'end' },
        {
          id: 'delete',
          label: 'Delete',
          icon: 'trash',
          isDanger: true,
          onSelect: () => removeAction(action),
        },
      ]}
    >
      {children}
    </Menu>
  )
}
