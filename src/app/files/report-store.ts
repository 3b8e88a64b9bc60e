import { create } from 'zustand'

/** What an import or an export has to say that needs more than a line, and where it is said. */
export interface FileReport {
  readonly place: 'design' | 'export'
  readonly title: string
  readonly lines: readonly string[]
}

export const useFileReport = create<{ readonly report: FileReport | null }>()(() => ({
  report: null,
}))

/** Says each line once. */
export function showFileReport(report: FileReport): void {
  useFileReport.setState({ report: { ...report, lines: [...new Set(report.lines)] } })
}
