import { visibleText } from '../../base/visible-text.ts'
import type { Problem, Severity } from '../problem.ts'
import { describeSettingNote, severityOf } from '../setting-notes.ts'
import {
  type FailedFile,
  type FileReport,
  placeOf,
  positionOf,
  positionOfSetting,
  type TextPosition,
} from './report.ts'

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

/** Workflow commands of GitHub Actions: each problem becomes an annotation of its file. */
export function formatGithub(
  reports: readonly FileReport[],
  failed: readonly FailedFile[] = [],
): string {
  return [...reports.flatMap(annotationsOf), ...failed.map(failureAnnotation)]
    .map((line) => `${line}\n`)
    .join('')
}

function annotationsOf(report: FileReport): readonly string[] {
  return [
    ...report.problems
      .filter(({ suppressed }) => suppressed === undefined)
      .map((problem) => problemAnnotation(report, problem)),
    ...(report.settings ?? []).map((note) =>
      annotation(severityOf(note), report.file, {
        position: positionOfSetting(report, note),
        title: note.code,
        message: describeSettingNote(note, report.design),
      }),
    ),
  ]
}

function failureAnnotation({ file, position, message }: FailedFile): string {
  return annotation('error', file, { position, title: 'not checked', message })
}

function problemAnnotation(report: FileReport, problem: Problem): string {
  const place = placeOf(report, problem)
  return annotation(problem.severity, report.file, {
    position: positionOf(report, problem),
    title: `${problem.code} ${problem.rule}`,
    message: place === null ? problem.message : `${place}: ${problem.message}`,
  })
}

interface Annotation {
  readonly position?: TextPosition | undefined
  readonly title: string
  readonly message: string
}

function annotation(
  severity: Severity,
  file: string,
  { position, title, message }: Annotation,
): string {
  const properties = [
    ['file', file],
    ...(position === undefined
      ? []
      : [
          ['line', String(position.line)],
          ['col', String(position.column)],
        ]),
    ['title', title],
  ].map(([key = '', value = '']) => `${key}=${escapeProperty(value)}`)
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(visibleText(message))}`
}

/** A line end would end the command, and whatever followed would be read as one of its own. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
