import type { EdgeFinding } from '#core/analysis/edge-findings.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'

/** What goes to the worker: a design, with a number that its answer carries. */
export interface LintRequest {
  readonly pass: number
  readonly design: Design
}

/** What comes back. A pass that throws is a bug of ours, and is told as a problem instead of silence. */
export interface LintReply {
  readonly pass: number
  readonly problems: readonly Problem[]
  readonly edges: ReadonlyMap<string, EdgeFinding>
}
