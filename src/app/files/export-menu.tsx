import type { Result } from '#core/base/result.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { openedDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { showToast } from '../ui/toast-store.ts'
import { saveDesignFile } from './design-file.ts'
import { copyArchy, type Exported, type ExportFailure, saveArchyFile } from './export-archy.ts'
import { ReportPopover } from './report-popover.tsx'
import { showFileReport } from './report-store.ts'

/** What the design can be taken away as. Why it cannot is said at the button. */
export function ExportMenu() {
  return (
    <ReportPopover place="export" align="end">
      <Menu
        label="Export"
        align="end"
        entries={[
          {
            id: 'design',
            label: 'Design file',
            hint: 'Opens here again; for Git and for others',
            icon: 'file',
            shortcut: 'Mod+S',
            onSelect: () => void saveDesignFile(openedDesign()),
          },
          {
            id: 'archy',
            label: 'Archy YAML',
            hint: 'The flow as Genesys’ Archy takes it',
            icon: 'code',
            onSelect: () => void saveArchyFile(openedDesign()).then(tell),
          },
          {
            id: 'copy',
            label: 'Copy Archy YAML',
            icon: 'copy',
            onSelect: () => void copyArchy(openedDesign()).then(tell),
          },
        ]}
      >
        <Button icon="export">
          <span className="shell-label">Export</span>
        </Button>
      </Menu>
    </ReportPopover>
  )
}

function tell(exported: Result<Exported, ExportFailure>): void {
  if (!exported.ok) {
    if (exported.error.length === 0) return
    announceFailure(exported.error.map(({ text }) => text).join(' '))
    return showFileReport({
      place: 'export',
      title: 'The flow cannot be exported yet',
      lines: exported.error,
    })
  }
  if (exported.value === null) return
  const { where, notes } = exported.value
  if (notes.length === 0) return showToast({ text: where, tone: 'success' })
  const count = notes.length === 1 ? '1 thing is' : `${notes.length} things are`
  showToast({
    text: `${where}. ${count} written in another way than drawn.`,
    tone: 'success',
    action: {
      label: 'Show',
      run: () =>
        showFileReport({
          place: 'export',
          title: 'How the file differs from the canvas',
          lines: notes,
        }),
    },
  })
}
