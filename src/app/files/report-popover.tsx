import type { ReactElement } from 'react'
import { Popover } from '../ui/popover.tsx'
import { type FileReport, useFileReport } from './report-store.ts'

/** Says beside `children` what an import or an export has to say there. */
export function ReportPopover({
  place,
  align = 'start',
  children,
}: {
  readonly place: FileReport['place']
  readonly align?: 'start' | 'end'
  readonly children: ReactElement
}) {
  const report = useFileReport((state) => (state.report?.place === place ? state.report : null))
  return (
    <Popover
      label={report?.title ?? ''}
      align={align}
      isOpen={report !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) useFileReport.setState({ report: null })
      }}
      anchor={<span className={`shell-anchor is-${place}`}>{children}</span>}
    >
      {report !== null && (
        <div className="shell-report">
          <p className="b">{report.title}</p>
          <ul>
            {report.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </Popover>
  )
}
