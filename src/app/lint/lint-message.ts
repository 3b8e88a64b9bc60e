import type { EdgeFinding } from '#core/analysis/edge-findings.ts'
import type { Inferred } from '#core/analysis/inferred.ts'
import type { TokenLife } from '#core/analysis/token-lives.ts'
import type { OrgContents } from '#core/lint/known-org.ts'
import type { LintResult } from '#core/lint/lint.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { DesignChange } from '#core/model/design-change.ts'
import type { Design } from '#core/model/design.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'

/** What one pass has found. */
export type Findings = LintResult

/**
 * What goes to the worker, with a number that its answer carries: the whole design first, then what was changed since
 * the last request. A design of a thousand steps is megabytes, which neither side copies at every key.
 */
export type LintRequest = (
  | { readonly pass: number; readonly design: Design }
  | { readonly pass: number; readonly change: DesignChange }
) & {
  /** What is known of the org, where that is something else than with the last request. */
  readonly org?: OrgContents | null
  /** What was published of the design to the org, where that is something else than with the last request. */
  readonly published?: PublishedMemory | null
}

/** What comes back, as what is new since the last answer. */
export interface LintReply {
  readonly pass: number
  readonly findings: FindingsChange
}

export interface FindingsChange {
  /** A problem, or the place of the same one in the last answer. Null when they are those of the last answer. */
  readonly problems: readonly (Problem | number)[] | null
  readonly edges: {
    readonly set: ReadonlyMap<string, EdgeFinding>
    readonly gone: readonly string[]
  }
  /** Null when they are those of the last answer. */
  readonly tokens: readonly TokenLife[] | null
  /** Null when it is that of the last answer. */
  readonly inferred: Inferred | null
}
