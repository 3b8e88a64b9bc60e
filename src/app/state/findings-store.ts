import { create } from 'zustand'
import type { EdgeFinding } from '#core/analysis/edge-findings.ts'
import type { Inferred } from '#core/analysis/inferred.ts'
import type { TokenLife } from '#core/analysis/token-lives.ts'
import type { ActionId, NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'
import { type FreshNodes, withoutGrace } from './grace.ts'

interface FindingsState {
  /** Everything that was found, whatever of it is told now. */
  readonly found: readonly Problem[]
  /** The steps that were added and that nobody has touched since: nothing is told of them. */
  readonly fresh: FreshNodes
  /** The design that these findings are of; null before the first pass. */
  readonly of: Design | null
  /** What is told now, in flow order. */
  readonly problems: readonly Problem[]
  readonly byNode: ReadonlyMap<NodeId, readonly Problem[]>
  /** The problems that data actions have by themselves, whoever calls them. */
  readonly byAction: ReadonlyMap<ActionId, readonly Problem[]>
  readonly edges: ReadonlyMap<string, EdgeFinding>
  /** How tokens live from their fetch to their payment. */
  readonly tokens: readonly TokenLife[]
  /** What was taken to be so without being declared. */
  readonly inferred: Inferred
  readonly publish: (findings: {
    readonly of: Design
    readonly problems: readonly Problem[]
    readonly edges: ReadonlyMap<string, EdgeFinding>
    readonly tokens?: readonly TokenLife[]
    readonly inferred?: Inferred
  }) => void
  readonly setFresh: (fresh: FreshNodes) => void
  /** Forgets everything: the design is closed. */
  readonly clear: () => void
}

const NONE: readonly Problem[] = []
const NOTHING_INFERRED: Inferred = { variables: new Map(), actions: new Map() }
const NO_FRESH: FreshNodes = new Map()
const NO_TOKENS: readonly TokenLife[] = []
const EMPTY = {
  of: null,
  found: NONE,
  fresh: NO_FRESH,
  problems: NONE,
  byNode: new Map<NodeId, readonly Problem[]>(),
  byAction: new Map<ActionId, readonly Problem[]>(),
  edges: new Map<string, EdgeFinding>(),
  tokens: NO_TOKENS,
  inferred: NOTHING_INFERRED,
}

/**
 * What lint and analysis say of the open design. Kept out of the nodes, so that a pass renders only the nodes whose
 * problems changed: unchanged lists keep their identity.
 */
export const useFindings = create<FindingsState>()((set, get) => ({
  ...EMPTY,
  clear: () => set(EMPTY),
  setFresh(fresh) {
    const { of, found } = get()
    set({ fresh, ...(of === null ? {} : tell(withoutGrace(found, of, fresh), get())) })
  },
  publish({ of, problems: found, edges, tokens = NO_TOKENS, inferred = NOTHING_INFERRED }) {
    const before = get()
    const told = tell(withoutGrace(found, of, before.fresh), before)
    set({ of, found, ...told, edges, tokens, inferred })
  },
}))

/** The problems of one node; the same list as long as they are the same. */
export function useNodeProblems(node: NodeId): readonly Problem[] {
  return useFindings((state) => state.byNode.get(node) ?? NONE)
}

/** The problems that a data action has by itself; the same list as long as they are the same. */
export function useActionProblems(action: ActionId): readonly Problem[] {
  return useFindings((state) => state.byAction.get(action) ?? NONE)
}

/** The problems that are told, and where they stand. */
function tell(problems: readonly Problem[], before: FindingsState) {
  // Most edits change no problem: then nothing here is new to anybody.
  if (problems === before.problems) return {}
  return {
    problems,
    byNode: groupBy(problems, ({ node }) => node, before.byNode),
    byAction: groupBy(problems, actionOf, before.byAction),
  }
}

function actionOf({ node, action }: Problem): ActionId | null {
  return node === null ? (action ?? null) : null
}

function groupBy<Id>(
  problems: readonly Problem[],
  idOf: (problem: Problem) => Id | null,
  before: ReadonlyMap<Id, readonly Problem[]>,
): ReadonlyMap<Id, readonly Problem[]> {
  const grouped = new Map<Id, Problem[]>()
  for (const problem of problems) {
    const id = idOf(problem)
    if (id === null) continue
    const group = grouped.get(id)
    if (group === undefined) grouped.set(id, [problem])
    else group.push(problem)
  }
  return new Map(
    Array.from(grouped, ([id, list]) => {
      const old = before.get(id)
      return [id, old !== undefined && sameItems(old, list) ? old : list]
    }),
  )
}

function sameItems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a.length === b.length &&
    a.every((problem, i) => problem === b[i] || JSON.stringify(problem) === JSON.stringify(b[i]))
  )
}
