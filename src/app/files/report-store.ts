import { create } from 'zustand'
import type { Remark } from '#adapters/browser/design-shelf.ts'
import type { Problem } from '#core/lint/problem.ts'

/** One thing that is said, with the way to the step or the problem that it is about. */
export interface ReportLine extends Remark {
  readonly problem?: Problem
}

/** What an import or an export has to say that needs more than a line, and where it is said. */
export interface FileReport {
  readonly place: 'design' | 'export'
  readonly title: string
  readonly lines: readonly ReportLine[]
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
