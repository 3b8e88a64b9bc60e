import { visibleText } from '../../base/visible-text.ts'
import type { Problem, Severity } from '../problem.ts'
import { type FileReport, placeOf, positionOf } from './report.ts'

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

/** Workflow commands of GitHub Actions: each problem becomes an annotation of its file. */
export function formatGithub(reports: readonly FileReport[]): string {
  return reports
    .flatMap((report) =>
      report.problems
        .filter(({ suppressed }) => suppressed === undefined)
        .map((problem) => annotation(report, problem)),
    )
    .map((line) => `${line}\n`)
    .join('')
}

function annotation(report: FileReport, problem: Problem): string {
  const position = positionOf(report, problem)
  const properties = [
    ['file', report.file],
    ...(position === undefined
      ? []
      : [
          ['line', String(position.line)],
          ['col', String(position.column)],
        ]),
    ['title', `${problem.code} ${problem.rule}`],
  ].map(([key = '', value = '']) => `${key}=${escapeProperty(value)}`)
  const place = placeOf(report, problem)
  const message = place === null ? problem.message : `${place}: ${problem.message}`
  return `::${COMMANDS[problem.severity]} ${properties.join(',')}::${escapeData(visibleText(message))}`
}

/** A line end would end the command, and whatever followed would be read as one of its own. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
