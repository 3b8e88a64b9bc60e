import type { ActionId, NodeId, VariableId } from '../../base/ids.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { indexDesign } from '../../model/design-index.ts'
import type { Design } from '../../model/design.ts'
import type { PathStep, Problem, Severity } from '../problem.ts'
import { type SettingNote, severityOf } from '../setting-notes.ts'

/** Where a node stands in the text that it was read from. Both count from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** What was found in one file. */
export interface FileReport {
  /** As the user named it. */
  readonly file: string
  readonly design: Design
  readonly problems: readonly Problem[]
  /** What the design says to its checks that comes to nothing. */
  readonly settings?: readonly SettingNote[]
  /** Known where the file is YAML; a design in JSON has none. */
  readonly positions?: ReadonlyMap<NodeId, TextPosition>
  readonly places?: {
    readonly flow: TextPosition
    /** Where the flow says a setting, as fields of problems name it. */
    setting(field: string): TextPosition | undefined
    variable(variable: VariableId, field?: string): TextPosition | undefined
    field(node: NodeId, field: string): TextPosition | null
  }
}

/** A file that was to be checked and was not. */
export interface FailedFile {
  /** As the user named it. */
  readonly file: string
  /** Which file, what is wrong with it and what to do, in one line. */
  readonly message: string
  /** Where in its text, if it is about a place in it. */
  readonly position?: TextPosition
}

export interface Counts {
  readonly error: number
  readonly warning: number
  readonly info: number
  readonly suppressed: number
  /** Of those that are not suppressed, how many a safe fix would mend. */
  readonly fixable: number
}

/** What counts in all files: a suppressed problem counts as nothing else, and what comes to nothing as what it weighs. */
export function countReports(reports: readonly FileReport[]): Counts {
  const counts = { error: 0, warning: 0, info: 0, suppressed: 0, fixable: 0 }
  for (const { problems, settings = [] } of reports) {
    for (const problem of problems) {
      if (problem.suppressed !== undefined) counts.suppressed += 1
      else {
        counts[problem.severity] += 1
        if (problem.fix?.safety === 'safe') counts.fixable += 1
      }
    }
    for (const note of settings) counts[severityOf(note)] += 1
  }
  return counts
}

/** What a node is called; null for a problem of the design as a whole. */
export function nameOf({ design }: FileReport, node: NodeId | null): string | null {
  return node === null ? null : (indexDesign(design).node(node)?.name ?? node)
}

/** The name of the data action that a problem speaks of; null when it speaks of none. */
export function actionNameOf({ design }: FileReport, { action }: Problem): string | null {
  return action === undefined ? null : (indexDesign(design).action(action)?.name ?? action)
}

/** Where a problem is, as a person would say it; null for a problem of the design as a whole. */
export function placeOf(report: FileReport, problem: Problem): string | null {
  const node = nameOf(report, problem.node)
  if (node !== null) return node
  const action = actionNameOf(report, problem)
  if (action === null) return null
  return problem.field === undefined ? action : `${action} ${problem.field}`
}

/**
 * Where a problem stands in the text: at the property of its node that it speaks of, or else at the node; without one,
 * where its variable is declared, at the property that it speaks of, else where the first step that calls its data action names it, as YAML has no more of
 * an action, else at the setting of the flow that it speaks of; what is wrong with the flow as a whole stands where that
 * begins.
 */
export function positionOf(report: FileReport, problem: Placed): TextPosition | undefined {
  const { positions, places } = report
  const { node, field, variable, action } = problem
  if (node !== null) {
    const property = field === undefined ? null : places?.field(node, field)
    return property ?? positions?.get(node) ?? places?.flow
  }
  const own = variable === undefined ? undefined : places?.variable(variable, field)
  if (own !== undefined) return own
  const said = action === undefined ? places?.setting(field ?? '') : callOf(report, action, field)
  return said ?? places?.flow
}

type Placed = Pick<Problem, 'node' | 'field' | 'variable' | 'action'>

/** Where a suppression stands in the text: at what it is about. A severity stands in none. */
export function positionOfSetting(
  report: FileReport,
  { setting: { suppression } }: SettingNote,
): TextPosition | undefined {
  if (suppression === null) return undefined
  const { node, variable, action, setting: field } = suppression
  return positionOf(report, {
    node,
    ...(variable === undefined ? {} : { variable }),
    ...(action === undefined ? {} : { action }),
    ...(field === undefined ? {} : { field }),
  })
}

/** The same problems in the order of the text, where the file has lines: as a person reads it from the top. */
export function inTextOrder(report: FileReport): FileReport {
  const placed = report.problems.map((problem) => ({ problem, at: positionOf(report, problem) }))
  placed.sort((a, b) => lineOf(a.at) - lineOf(b.at) || (a.at?.column ?? 0) - (b.at?.column ?? 0))
  return { ...report, problems: placed.map(({ problem }) => problem) }
}

function lineOf(position: TextPosition | undefined): number {
  return position?.line ?? 0
}

function callOf(
  { design, positions, places }: FileReport,
  action: ActionId,
  field: string | undefined,
): TextPosition | undefined {
  const index = indexDesign(design)
  const caller = design.nodes.find((node) => factsOf(node, index).call?.action === action)
  if (caller === undefined) return undefined
  const [side = '', place] = field?.split('.') ?? []
  const fields = isSide(side) ? index.action(action)?.[side] : undefined
  const name = fields?.[Number(place)]?.name
  const bound = name === undefined ? null : places?.field(caller.id, `${side}.${name}`)
  return bound ?? positions?.get(caller.id)
}

/** What a step binds has the names that the contract of the action gives it. */
function isSide(side: string): side is 'inputs' | 'outputs' {
  return side === 'inputs' || side === 'outputs'
}

/** `Generate token (success) → CVV (success, 51 s) → Pay (63 s)` */
export function pathText(report: FileReport, path: readonly PathStep[]): string {
  return path
    .map(({ node, output, seconds }) => {
      const notes = [
        ...(output === null ? [] : [output]),
        ...(seconds === undefined ? [] : [`${seconds} s`]),
      ]
      return `${nameOf(report, node) ?? node}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`
    })
    .join(' → ')
}

/** “1 error, 2 warnings, 1 info”, leaving out what there is none of. */
export function severitiesInWords(counts: Counts): string {
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity))
    .join(', ')
}

/** “1 error”, “2 warnings”. */
export function counted(count: number, word: Severity | 'problem' | 'file'): string {
  return `${count} ${count === 1 ? word : `${word}s`}`
}
