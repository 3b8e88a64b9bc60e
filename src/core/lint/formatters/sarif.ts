import type { Rule } from '../define.ts'
import type { PathStep, Problem, Severity } from '../problem.ts'
import { RULES } from '../registry.ts'
import { describeSettingNote, type SettingNote, severityOf } from '../setting-notes.ts'
import {
  actionNameOf,
  type FailedFile,
  type FileReport,
  nameOf,
  positionOf,
  positionOfSetting,
  type TextPosition,
} from './report.ts'

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/**
 * The findings in SARIF 2.1.0 (OASIS), for code scanning. The path that proves a problem is its code flow; nodes are
 * logical locations, because a design in JSON has no lines that would mean anything.
 */
export function formatSarif(
  reports: readonly FileReport[],
  version: string,
  failed: readonly FailedFile[] = [],
): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Secure Flow Studio', version, rules: RULES.map(ruleSarif) },
        },
        ...invocations(reports, failed),
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap((report) =>
          report.problems.map((problem) => resultSarif(report, problem)),
        ),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/**
 * What a design says to its checks that comes to nothing is no result, nor is a file that was not checked: SARIF has
 * places for both beside them in its invocation object.
 */
function invocations(reports: readonly FileReport[], failed: readonly FailedFile[]) {
  const notes = reports.flatMap((report) =>
    (report.settings ?? []).map((note) => notificationSarif(report, note)),
  )
  if (notes.length + failed.length === 0) return {}
  const invocation = {
    executionSuccessful: failed.length === 0,
    ...(failed.length === 0 ? {} : { toolExecutionNotifications: failed.map(failureSarif) }),
    ...(notes.length === 0 ? {} : { toolConfigurationNotifications: notes }),
  }
  return { invocations: [invocation] }
}

function failureSarif({ file, message, position }: FailedFile) {
  return {
    level: 'error',
    descriptor: { id: 'not-checked' },
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation: artifactOf(file), region: regionOf(position) } },
    ],
  }
}

function notificationSarif(report: FileReport, note: SettingNote) {
  const at = positionOfSetting(report, note)
  return {
    level: LEVELS[severityOf(note)],
    descriptor: { id: note.code },
    message: { text: describeSettingNote(note, report.design) },
    locations: [
      { physicalLocation: { artifactLocation: artifactOf(report.file), region: regionOf(at) } },
    ],
  }
}

function ruleSarif({ code, rule, severity, group, docs }: Rule) {
  return {
    id: code,
    name: rule,
    shortDescription: { text: docs.summary },
    fullDescription: { text: docs.why },
    help: { text: docs.fix, markdown: helpText(rule, docs) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group] },
  }
}

/** Code scanning shows this beside the alert: what the page of the rule says, but for its examples. */
function helpText(rule: string, { why, fix, source }: Rule['docs']): string {
  return [
    why,
    `**What to do:** ${fix}`,
    `**Source:** ${source}`,
    `Examples of what is right and what is wrong: \`docs/rules/${rule}.md\` of Secure Flow Studio.`,
  ].join('\n\n')
}

function resultSarif(report: FileReport, problem: Problem) {
  const ruleIndex = RULES.findIndex(({ code }) => code === problem.code)
  return {
    ruleId: problem.code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[problem.severity],
    message: { text: problem.message },
    locations: [locationSarif(report, problem)],
    partialFingerprints: { 'secureFlowProblem/v1': problem.id },
    ...(problem.path.length === 0
      ? {}
      : { codeFlows: [{ threadFlows: [{ locations: stepsSarif(report, problem) }] }] }),
    ...(problem.suppressed === undefined
      ? {}
      : { suppressions: [suppressionSarif(report, problem.suppressed)] }),
  }
}

/** A comment of the YAML stands in what was checked; what a design accepts is kept beside its flow. */
function suppressionSarif({ positions }: FileReport, justification: string) {
  return { kind: positions === undefined ? 'external' : 'inSource', justification }
}

function stepsSarif(report: FileReport, problem: Problem) {
  return problem.path.map((step) => ({
    location: {
      ...locationSarif(report, stepOf(problem, step)),
      message: { text: stepText(report, step) },
    },
  }))
}

/** A step of the path is shown where it begins, whatever the problem says of one of them. */
function stepOf(problem: Problem, { node }: PathStep): Problem {
  const { field: _, ...others } = problem
  return { ...others, node }
}

function stepText(report: FileReport, { node, output, seconds }: PathStep): string {
  const name = nameOf(report, node) ?? node
  const time = seconds === undefined ? '' : ` after up to ${seconds} s`
  return `${name}${output === null ? '' : `, left by ${output}`}${time}`
}

function locationSarif(report: FileReport, problem: Problem) {
  const name = nameOf(report, problem.node) ?? actionNameOf(report, problem)
  return {
    physicalLocation: {
      artifactLocation: artifactOf(report.file),
      region: regionOf(positionOf(report, problem)),
    },
    ...(name === null
      ? {}
      : {
          logicalLocations: [{ name, fullyQualifiedName: qualifiedName(problem), kind: 'element' }],
        }),
  }
}

/** Code scanning shows nothing without a region: the first line stands for a file without lines. */
function regionOf({ line, column }: TextPosition = { line: 1, column: 1 }) {
  return { startLine: line, startColumn: column }
}

/**
 * A # or a ? would end the name of the file, and what stands before a colon would be the scheme of an address, also the
 * letter of a drive (RFC 3986, 3 and 4.2; of whole paths RFC 8089).
 */
function artifactOf(file: string) {
  const path = encodeURI(file.replaceAll('\\', '/')).replaceAll(/[#?]/g, encodeURIComponent)
  if (path.startsWith('//')) return { uri: `file:${path}` }
  if (path.startsWith('/')) return { uri: `file://${path}` }
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path}` }
  return { uri: path.replaceAll(':', '%3A') }
}

/** Of a data action's own problem with the field, of a node's without: that is how SARIF tells places apart. */
function qualifiedName({ node, action, field }: Problem): string {
  if (node !== null) return node
  return [action, ...(field === undefined ? [] : [field])].join('.')
}
