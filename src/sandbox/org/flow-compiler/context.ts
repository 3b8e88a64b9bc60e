import type { OrgState } from '../state.ts'
import type { Reporter } from './reporter.ts'
import type { Scope } from './scope.ts'

/** What a check may look at, and where it tells what it found. */
export interface Context {
  readonly report: Reporter
  readonly scope: Scope
  readonly org: OrgState
  /** References by which a task or menu can be named: refId, or name when there is none. */
  readonly tasks: ReadonlySet<string>
  readonly menus: ReadonlySet<string>
  /** The output paths that tasks declare, by the same references. */
  readonly outputPaths: ReadonlyMap<string, readonly string[]>
  /** The reference of the task that is being checked; null outside of tasks. */
  readonly task: string | null
  readonly languages: ReadonlySet<string>
  readonly insideLoop: boolean
}

export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
