import type { NodeId } from '#core/base/ids.ts'
import { edgeKey } from '#core/layout/flow-routes.ts'
import type { Problem } from '#core/lint/problem.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'

/** The path that proves a problem, as the canvas lights it. */
export interface Witness {
  readonly nodes: ReadonlySet<NodeId>
  readonly edges: ReadonlySet<string>
}

/** What to light for a problem; null when it has no path of more than one step. */
export function witnessOf(problem: Problem | undefined): Witness | null {
  if (problem === undefined || problem.path.length < 2) return null
  const nodes = problem.path.map((step) => step.node)
  const edges = problem.path.flatMap(({ node, output }, i) =>
    output === null || i === problem.path.length - 1 ? [] : [edgeKey(node, output)],
  )
  return { nodes: new Set(nodes), edges: new Set(edges) }
}

/** Outputs that a problem's path ends with and that lead nowhere: drawn as stubs, by `from:output`. */
export function missingOutputs(design: Design, problems: readonly Problem[]): ReadonlySet<string> {
  const index = indexDesign(design)
  const missing = new Set<string>()
  for (const { path, suppressed } of problems) {
    const last = path.at(-1)
    if (suppressed !== undefined || last === undefined || last.output === null) continue
    if (index.target(last.node, last.output) === undefined) {
      missing.add(edgeKey(last.node, last.output))
    }
  }
  return missing
}
