import { visibleLine } from '../../base/visible-text.ts'
import { ownSeverities } from '../own-severities.ts'
import type { Problem, Severity } from '../problem.ts'
import { describeSettingNote } from '../setting-notes.ts'
import {
  countReports,
  type FailedFile,
  type FileReport,
  pathText,
  placeOf,
  positionOf,
  severitiesInWords,
} from './report.ts'

/**
 * The findings as a page for whoever reviews a design: each problem with the path that proves it, then what somebody
 * has accepted and why, then what the design itself says of its checks.
 */
export function formatMarkdown(
  reports: readonly FileReport[],
  failed: readonly FailedFile[] = [],
): string {
  return `${[...failedBlocks(failed), ...reports.flatMap(reportBlocks)].join('\n\n')}\n`
}

/** First of all: of these files the page says nothing else. */
function failedBlocks(failed: readonly FailedFile[]): readonly string[] {
  return failed.length === 0
    ? []
    : ['# Not checked', failed.map(({ message }) => `- ${inLine(message)}`).join('\n')]
}

function reportBlocks(report: FileReport): readonly string[] {
  const open = report.problems.filter(({ suppressed }) => suppressed === undefined)
  const accepted = report.problems.filter(({ suppressed }) => suppressed !== undefined)
  return [
    `# Problems of “${inLine(report.design.flow.name)}”`,
    `${code(report.file)}: ${summary(report)}`,
    ...HEADINGS.flatMap(([severity, heading]) =>
      section(
        heading,
        open.filter((problem) => problem.severity === severity),
        (problem) => problemBlock(report, problem),
      ),
    ),
    ...section('Accepted', accepted, (problem) => problemBlock(report, problem)),
    ...settingBlocks(report),
  ]
}

const HEADINGS: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Infos'],
]

function summary(report: FileReport): string {
  const counts = countReports([report])
  const words = severitiesInWords(counts)
  const accepted = counts.suppressed === 0 ? '' : `, ${counts.suppressed} accepted`
  return `${words === '' ? 'no problems' : words}${accepted}.`
}

function section<T>(
  heading: string,
  items: readonly T[],
  write: (item: T) => string,
): readonly string[] {
  return items.length === 0 ? [] : [`## ${heading}`, ...items.map(write)]
}

function problemBlock(report: FileReport, problem: Problem): string {
  const position = positionOf(report, problem)
  const line = position === undefined ? '' : `, line ${position.line}`
  const place = `${inLine(placeOf(report, problem) ?? 'the flow')}${line}`
  const { path, fix, suppressed } = problem
  const facts = [
    ...(suppressed === undefined ? [] : [`Accepted (${problem.severity}): ${inLine(suppressed)}`]),
    ...(path.length > 1 ? [`Path: ${inLine(pathText(report, path))}`] : []),
    ...(fix === null
      ? []
      : [`${fix.safety === 'safe' ? 'Fix' : 'Possible fix'}: ${inLine(fix.title)}`]),
  ]
  return [
    `### ${problem.code} ${problem.rule}: ${place}`,
    '',
    inLine(problem.message),
    ...(facts.length === 0 ? [] : ['', ...facts.map((fact) => `- ${fact}`)]),
  ].join('\n')
}

/** Whoever reads of no problem must know what was not asked. */
function settingBlocks({ design, settings = [] }: FileReport): readonly string[] {
  const own = ownSeverities(design).map(([name, weight]) => `- ${code(name)}: ${weight}`)
  const notes = settings.map((note) => `- ${inLine(describeSettingNote(note, design))}`)
  return [
    ...(own.length === 0 ? [] : ['## Severities set in this design', own.join('\n')]),
    ...(notes.length === 0 ? [] : ['## Settings without effect', notes.join('\n')]),
  ]
}

/** Names and reasons are somebody’s text: nothing in it becomes markup (CommonMark 0.31, backslash escapes). */
function inLine(text: string): string {
  return visibleLine(text.replaceAll(/\s+/g, ' ').trim()).replaceAll(/[\\`*_[\]<>&|~#]/g, '\\$&')
}

function code(text: string): string {
  return /[`\n]/.test(text) ? inLine(text) : `\`${visibleLine(text)}\``
}
