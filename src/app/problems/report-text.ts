import { formatJson } from '#core/lint/formatters/json.ts'
import { formatMarkdown } from '#core/lint/formatters/markdown.ts'
import type { FileReport } from '#core/lint/formatters/report.ts'
import { formatSarif } from '#core/lint/formatters/sarif.ts'
import { version } from '../../../package.json' with { type: 'json' }

/** The forms in which the problems of a design can be handed on. */
export type ReportForm = 'markdown' | 'json' | 'sarif'

/** Loaded when somebody asks for it: SARIF tells of every rule. The same text as `lint --format` of the command line. */
export function reportText(form: ReportForm, report: FileReport): string {
  switch (form) {
    case 'markdown':
      return formatMarkdown([report])
    case 'json':
      return formatJson([report])
    case 'sarif':
      return formatSarif([report], version)
  }
}
