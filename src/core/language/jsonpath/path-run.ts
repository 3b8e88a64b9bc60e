import { LimitReached } from '../java/java-exception.ts'
import type { Json } from '../json/json-value.ts'
import type { PathAst } from './path-ast.ts'

/** What all paths of one evaluation share: the document and the budget. */
export interface PathRun {
  readonly root: Json
  /** Results of paths from the root inside filters, which do not change while the filter runs. */
  readonly rootResults: Map<PathAst, Json>
  steps: number
}

export function startRun(root: Json): PathRun {
  return { root, rootResults: new Map(), steps: MAX_STEPS }
}

export function countStep(run: PathRun): void {
  run.steps -= 1
  if (run.steps < 0) throw new LimitReached(`it visits more than ${MAX_STEPS} values`)
}

const MAX_STEPS = 1_000_000
