import { terminalText } from '../../base/visible-text.ts'
import { ownSeverities } from '../own-severities.ts'
import type { Problem, Severity } from '../problem.ts'
import { ruleCalled } from '../rule-names.ts'
import { describeSettingNote, type SettingNote, severityOf } from '../setting-notes.ts'
import {
  counted,
  countReports,
  type FailedFile,
  type FileReport,
  pathText,
  placeOf,
  positionOf,
  positionOfSetting,
  severitiesInWords,
} from './report.ts'

export interface StylishOptions {
  /** Whether the terminal shows colours. */
  readonly colour: boolean
}

/**
 * The findings for a person at a terminal; nothing for files without any. Why a file was not checked is for the command
 * to say, so that it is said also where only this goes into a file: here they are counted.
 */
export function formatStylish(
  reports: readonly FileReport[],
  { colour }: StylishOptions,
  failed: readonly FailedFile[] = [],
): string {
  const paint: Paint = (text, style) => (colour ? coloured : plain)(inOneLine(text), style)
  const blocks = reports.flatMap((report) => {
    const shown = report.problems.filter(({ suppressed }) => suppressed === undefined)
    const off = rulesOff(report)
    const { settings = [] } = report
    if (shown.length + off.length + settings.length === 0) return []
    const note =
      off.length === 0 ? [] : [`  ${paint(`off in this design: ${off.join(', ')}`, 'dim')}`]
    return [
      [
        paint(report.file, 'bold'),
        ...shown.map((problem) => problemText(report, problem, paint)),
        ...settings.map((setting) => settingText(report, setting, paint)),
        ...note,
      ],
    ]
  })
  return [...blocks.map((lines) => lines.join('\n')), summary(reports, failed.length, paint)]
    .join('\n\n')
    .concat('\n')
}

/** Whoever reads of no problem must know what was not asked. */
function rulesOff({ design }: FileReport): readonly string[] {
  return ownSeverities(design).flatMap(([name, weight]) =>
    weight === 'off' && ruleCalled(name) !== undefined ? [name] : [],
  )
}

function problemText(report: FileReport, problem: Problem, paint: Paint): string {
  const position = positionOf(report, problem)
  const where = [
    ...(position === undefined ? [] : [`${position.line}:${position.column}`]),
    placeOf(report, problem) ?? 'the flow',
  ].join(' ')
  const lines = [
    `  ${paint(problem.severity.padEnd(7), problem.severity)}  ${paint(where, 'bold')}  ${paint(`${problem.code} ${problem.rule}`, 'dim')}`,
    `           ${inOneLine(problem.message)}`,
  ]
  if (problem.path.length > 1)
    lines.push(`           ${paint(pathText(report, problem.path), 'dim')}`)
  if (problem.fix !== null) {
    const how = problem.fix.safety === 'safe' ? 'fix' : 'possible fix'
    lines.push(`           ${paint(`${how}: ${problem.fix.title}`, 'dim')}`)
  }
  return lines.join('\n')
}

function settingText(report: FileReport, note: SettingNote, paint: Paint): string {
  const severity = severityOf(note)
  const position = positionOfSetting(report, note)
  const list = note.setting.suppression === null ? 'severities' : 'suppressions'
  const where = position === undefined ? list : `${position.line}:${position.column} ${list}`
  return [
    `  ${paint(severity.padEnd(7), severity)}  ${paint(where, 'bold')}  ${paint(note.code, 'dim')}`,
    `           ${inOneLine(describeSettingNote(note, report.design))}`,
  ].join('\n')
}

function summary(reports: readonly FileReport[], failed: number, paint: Paint): string {
  const counts = countReports(reports)
  const total = counts.error + counts.warning + counts.info
  const besides = [
    ...(counts.suppressed === 0 ? [] : [`, ${counts.suppressed} accepted`]),
    ...(failed === 0 ? [] : [`, ${counted(failed, 'file')} not checked`]),
  ].join('')
  if (total === 0) return `${paint('No problems', failed === 0 ? 'good' : 'warning')}${besides}`
  const fixable =
    counts.fixable === 0 ? '' : `\n${counts.fixable} of them can be fixed safely with --fix`
  const text = `${counted(total, 'problem')} (${severitiesInWords(counts)})${besides}`
  return `${paint(text, counts.error > 0 ? 'error' : 'warning')}${fixable}`
}

/** Names come from files: a control character in one could move the cursor or change what the terminal shows. */
function inOneLine(text: string): string {
  return terminalText(text.replaceAll(/\p{Cc}+/gu, ' '))
}

type Style = Severity | 'bold' | 'dim' | 'good'
type Paint = (text: string, style: Style) => string

/** Select Graphic Rendition codes of ECMA-48. */
const CODES: Readonly<Record<Style, number>> = {
  error: 31,
  warning: 33,
  info: 36,
  good: 32,
  bold: 1,
  dim: 2,
}

function coloured(text: string, style: Style): string {
  return `\u001B[${CODES[style]}m${text}\u001B[0m`
}

function plain(text: string): string {
  return text
}
