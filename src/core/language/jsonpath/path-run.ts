import { LimitReached } from '../java/java-exception.ts'
import { type RegexBudget, regexBudget } from '../java/java-regex.ts'
import type { Json } from '../json/json-value.ts'
import type { PathAst } from './path-ast.ts'

/** What all paths of one evaluation share: the document and the budget. */
export interface PathRun {
  readonly root: Json
  /** Results of paths from the root inside filters, which do not change while the filter runs. */
  readonly rootResults: Map<PathAst, Json>
  steps: number
  /** What all patterns share. */
  readonly patterns: RegexBudget
}

export function startRun(root: Json): PathRun {
  return { root, rootResults: new Map(), steps: MAX_STEPS, patterns: regexBudget(5_000_000) }
}

export function countStep(run: PathRun, count = 1): void {
  run.steps -= count
  if (run.steps < 0) throw new LimitReached(`it visits more than ${MAX_STEPS} values`)
}

const MAX_STEPS = 1_000_000
