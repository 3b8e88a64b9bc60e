import type { Problem } from '../problem.ts'
import { describeSettingNote, type SettingNote, severityOf } from '../setting-notes.ts'
import {
  actionNameOf,
  type FailedFile,
  type FileReport,
  nameOf,
  positionOf,
  positionOfSetting,
} from './report.ts'

/**
 * The findings as JSON: a contract with the scripts that read it, so keys are only ever added. A file that was not
 * checked is none of `files`, where it would pass for one without problems.
 */
export function formatJson(
  reports: readonly FileReport[],
  failed: readonly FailedFile[] = [],
): string {
  const files = reports.map((report) => ({
    file: report.file,
    problems: report.problems.map((problem) => problemJson(report, problem)),
    ...(report.settings === undefined || report.settings.length === 0
      ? {}
      : { settings: report.settings.map((note) => settingJson(report, note)) }),
  }))
  const notChecked = failed.map(({ file, message, position }) => ({ file, ...position, message }))
  const json = { files, ...(notChecked.length === 0 ? {} : { failed: notChecked }) }
  return `${JSON.stringify(json, null, 2)}\n`
}

function problemJson(report: FileReport, problem: Problem) {
  const { code, rule, severity, node, action, field, range, message, path, suppressed, fix } =
    problem
  return {
    code,
    rule,
    severity,
    node,
    nodeName: nameOf(report, node),
    ...(action === undefined ? {} : { action, actionName: actionNameOf(report, problem) }),
    ...(field === undefined ? {} : { field }),
    ...(range === undefined ? {} : { range }),
    ...positionOf(report, problem),
    message,
    path,
    ...(suppressed === undefined ? {} : { suppressed }),
    fix: fix === null ? null : { title: fix.title, safety: fix.safety },
  }
}

function settingJson(report: FileReport, note: SettingNote) {
  const { rule, suppression } = note.setting
  return {
    code: note.code,
    severity: severityOf(note),
    rule,
    ...(suppression === null ? {} : { suppression }),
    ...positionOfSetting(report, note),
    message: describeSettingNote(note, report.design),
  }
}
