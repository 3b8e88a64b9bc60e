import { IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { exportReport } from './export-report.ts'

/** Takes the list of problems away as a file, as the command line writes it. */
export function ReportMenu() {
  return (
    <Menu
      label="Report of problems"
      align="end"
      entries={[
        {
          id: 'markdown',
          label: 'Report as a page',
          hint: 'Markdown, for whoever reviews the design',
          icon: 'file',
          onSelect: () => void exportReport('markdown'),
        },
        {
          id: 'json',
          label: 'JSON',
          hint: 'For scripts',
          icon: 'code',
          onSelect: () => void exportReport('json'),
        },
        {
          id: 'sarif',
          label: 'SARIF',
          hint: 'For code scanning',
          icon: 'code',
          onSelect: () => void exportReport('sarif'),
        },
      ]}
    >
      <IconButton
        icon="export"
        size="sm"
        label="Report of problems"
        tooltip="Export the report, with what is accepted and why"
      />
    </Menu>
  )
}
