import { create } from 'zustand'
import type { EdgeFinding } from '#core/analysis/edge-findings.ts'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'

interface FindingsState {
  /** The design that these findings are of; null before the first pass. */
  readonly of: Design | null
  readonly problems: readonly Problem[]
  readonly byNode: ReadonlyMap<NodeId, readonly Problem[]>
  readonly edges: ReadonlyMap<string, EdgeFinding>
  readonly publish: (findings: {
    readonly of: Design
    readonly problems: readonly Problem[]
    readonly edges: ReadonlyMap<string, EdgeFinding>
  }) => void
  /** Forgets everything: the design is closed. */
  readonly clear: () => void
}

const NONE: readonly Problem[] = []
const EMPTY = {
  of: null,
  problems: NONE,
  byNode: new Map<NodeId, readonly Problem[]>(),
  edges: new Map<string, EdgeFinding>(),
}

/**
 * What lint and analysis say of the open design. Kept out of the nodes, so that a pass renders only the nodes whose
 * problems changed: unchanged lists keep their identity.
 */
export const useFindings = create<FindingsState>()((set, get) => ({
  ...EMPTY,
  clear: () => set(EMPTY),
  publish({ of, problems, edges }) {
    const before = get()
    const grouped = new Map<NodeId, Problem[]>()
    for (const problem of problems) {
      if (problem.node === null) continue
      grouped.set(problem.node, [...(grouped.get(problem.node) ?? []), problem])
    }
    const byNode = new Map<NodeId, readonly Problem[]>()
    for (const [node, list] of grouped) {
      const old = before.byNode.get(node)
      byNode.set(node, old !== undefined && isSameList(old, list) ? old : list)
    }
    const kept = new Map<string, EdgeFinding>()
    for (const [key, finding] of edges) {
      const old = before.edges.get(key)
      kept.set(key, old?.secureCount === finding.secureCount ? old : finding)
    }
    set({ of, problems, byNode, edges: kept })
  },
}))

/** The problems of one node; the same list as long as they are the same. */
export function useNodeProblems(node: NodeId): readonly Problem[] {
  return useFindings((state) => state.byNode.get(node) ?? NONE)
}

function isSameList(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a.length === b.length &&
    a.every((problem, i) => JSON.stringify(problem) === JSON.stringify(b[i]))
  )
}
