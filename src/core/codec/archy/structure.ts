import type { NodeId } from '../../base/ids.ts'
import { type FlowWays, loopBodies, type Way } from './flow-ways.ts'
import { joinedJump, joinedPass } from './joined-jump.ts'
import { stepInTheWay } from './loop-lists.ts'
import {
  belongsHere,
  isEnd,
  leadsBack,
  makeCopy,
  makeRoot,
  nextBelow,
  startAttempt,
  type StructureProblem,
  type Work,
} from './structure-plan.ts'

/** One line of a list of Archy actions. */
export type Step =
  | {
      readonly type: 'node'
      readonly node: NodeId
      readonly branches: ReadonlyMap<string, readonly Step[]>
    }
  /** On to the task that begins with `to`. `way` is the output that leads there, where it is a single one. */
  | { readonly type: 'jump'; readonly to: NodeId; readonly way: Way | null }
  /** The next pass of the innermost loop, and out of it. */
  | { readonly type: 'next-pass' | 'leave-loop'; readonly way: Way | null }

export interface Structure {
  /** By the node that the list begins with: what tasks begin with, and what had to become a task of its own. */
  readonly lists: ReadonlyMap<NodeId, readonly Step[]>
  readonly problems: readonly StructureProblem[]
}

/**
 * Makes trees of the graph. Archy has no joins: what follows a branch is its next sibling, reached by every branch
 * that does not end. A join becomes that sibling when all paths of the branch reach it or end; another join, and
 * what a path leads back to, begins a list of its own that is jumped to. A step that ends the path and that many
 * paths reach is simply written at each of them.
 */
export function structureFlow(ways: FlowWays, entries: readonly NodeId[]): Structure {
  const roots = new Set(entries)
  const copies = new Set<NodeId>()
  const bodies = loopBodies(ways, entries)
  for (;;) {
    const work = startAttempt(ways, roots, copies, bodies)
    const lists = new Map<NodeId, readonly Step[]>()
    if (!work.isStale) {
      for (const root of roots) {
        if (work.isStale) break
        lists.set(root, emit(work, null, root, null, { follow: null, loop: null, depth: 0 }))
      }
    }
    if (!work.isStale) return { lists, problems: work.problems }
  }
}

/** Deeper nesting is cut into tasks: the text would be mostly indentation, and readers bound its depth. */
const MAX_NESTING = 40

interface Scope {
  /** What runs when the list is done; null is the end of the task. */
  readonly follow: NodeId | null
  readonly loop: { readonly header: NodeId; readonly exit: NodeId | null } | null
  readonly depth: number
}

/** A list that begins with `start`, which `above` leads to by `first`, and ends where `scope` goes on. */
function emit(
  work: Work,
  first: Way | null,
  start: NodeId | null,
  above: NodeId | null,
  scope: Scope,
): readonly Step[] {
  const steps: Step[] = []
  let arrival = { way: first, at: start, above }
  for (;;) {
    const { at, way } = arrival
    const isStart = way === null && arrival.above === null
    const isNextPass = scope.loop !== null && at === scope.loop.header
    // At the end of the loop's list the next pass begins by itself.
    // So does the jump behind a branch, but for what has a jump of its own.
    const isOwn = way?.isNamed === true && (isNextPass || (at !== null && work.roots.has(at)))
    if (at === scope.follow && !isStart && !isOwn) return steps
    if (isNextPass) return [...steps, { type: 'next-pass', way }]
    if (scope.loop !== null && at === scope.loop.exit)
      return [...steps, { type: 'leave-loop', way }]
    if (at === null) {
      openEnd(work, way, scope)
      return steps
    }
    if (way !== null && leadsBack(work.bodies, way)) {
      work.problems.push({ code: 'leads-into-loop', way, loop: at })
      return steps
    }
    if (work.roots.has(at) && !isStart) return [...steps, { type: 'jump', to: at, way }]
    if (!belongsHere(work, at, arrival)) {
      if (isEnd(work, at)) return [...steps, { type: 'node', node: at, branches: NO_BRANCHES }]
      separate(work, at, scope)
      return steps
    }
    if (scope.depth > MAX_NESTING && !isStart && !isEnd(work, at)) {
      makeRoot(work, at)
      return steps
    }
    const onward = place(work, at, scope, steps)
    if (onward === null) return steps
    arrival = { ...onward, above: at }
  }
}

const NO_BRANCHES: ReadonlyMap<string, readonly Step[]> = new Map()

/** Adds a node with its branches, and says where its list goes on: null when every branch has gone its own way. */
function place(
  work: Work,
  node: NodeId,
  scope: Scope,
  steps: Step[],
): { readonly way: Way | null; readonly at: NodeId | null } | null {
  const all = work.ways.of(node)
  const sibling = all.find((way) => !way.isNested)
  const below = sibling === undefined ? nextBelow(work, node, all) : sibling.to
  const jump = below === null ? joinedWay(work, node, scope) : null
  const join = jump?.to ?? below
  const branches = new Map<string, readonly Step[]>()
  for (const way of all) {
    if (!way.isNested) continue
    const inner: Scope = way.repeats
      ? {
          follow: node,
          loop: { header: node, exit: sibling?.to ?? scope.follow },
          depth: scope.depth + 1,
        }
      : { follow: join ?? scope.follow, loop: scope.loop, depth: scope.depth + 1 }
    const list = emit(work, way, way.to, node, inner)
    if (way.repeats) moveAside(work, stepInTheWay(work.ways, list))
    branches.set(way.output, list)
  }
  steps.push({ type: 'node', node, branches })
  if (sibling !== undefined) return { way: sibling, at: sibling.to }
  return join === null ? null : { way: jump, at: join }
}

/** The jump or the next pass that a file has behind a step for all its branches. */
function joinedWay(work: Work, node: NodeId, { loop, follow }: Scope): Way | null {
  if (loop === null) return joinedJump(work, node)
  return follow === loop.header ? joinedPass(work, node, loop.header) : null
}

/** A path runs off the end of the task here, so nothing may follow in any list around it. */
function openEnd(work: Work, way: Way | null, scope: Scope): void {
  const { follow, loop } = scope
  if (follow === null || way === null) return
  if (follow === loop?.header) {
    work.problems.push({ code: 'open-in-loop', way, loop: follow })
  } else if (isEnd(work, follow) ? !makeCopy(work, follow) : !makeRoot(work, follow)) {
    work.problems.push({ code: 'runs-on', way, into: follow })
  }
}

function moveAside(work: Work, step: NodeId | null): void {
  if (step === null) return
  if (isEnd(work, step)) makeCopy(work, step)
  else makeRoot(work, step)
}

/** A path leads to a step that stands elsewhere: that step begins a list, unless copying an end avoids it. */
function separate(work: Work, at: NodeId, scope: Scope): void {
  const { follow } = scope
  const canCopy = follow !== null && isEnd(work, follow) && !work.copies.has(follow)
  if (canCopy) makeCopy(work, follow)
  else makeRoot(work, at)
}
