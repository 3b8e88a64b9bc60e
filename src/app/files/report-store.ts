import { create } from 'zustand'
import type { Remark } from '#adapters/browser/design-shelf.ts'

/** What an import or an export has to say that needs more than a line, and where it is said. */
export interface FileReport {
  readonly place: 'design' | 'export'
  readonly title: string
  readonly lines: readonly Remark[]
}

export const useFileReport = create<{ readonly report: FileReport | null }>()(() => ({
  report: null,
}))

/** Says each line once. */
export function showFileReport(report: FileReport): void {
  const lines = new Map(report.lines.map((line) => [line.text, line]))
  useFileReport.setState({ report: { ...report, lines: [...lines.values()] } })
}

export function showRemarks(remarks: readonly Remark[]): void {
  showFileReport({ place: 'design', title: 'How the file was read', lines: remarks })
}
