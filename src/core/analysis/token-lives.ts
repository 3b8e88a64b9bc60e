import type { NodeId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import { analyse } from './analyse.ts'
import { writeOutCalls } from './called-tasks.ts'
import { originalIds } from './written-ids.ts'
import type { LongestPath } from './token-time.ts'
import type { TokenUse } from './token-uses.ts'

/** The life of one fetched token up to one payment, along the slowest way that the call can take. */
export interface TokenLife {
  readonly fetch: NodeId
  readonly payment: NodeId
  readonly lifetimeSeconds: number
  /** By the ids of the edges on the way, the seconds that are left when the call comes to the end of that edge. */
  readonly left: ReadonlyMap<string, number>
  /** A loop without a bound lies between: what is left is what one pass leaves. */
  readonly isEndless: boolean
}

/**
 * What the canvas draws of tokens. Empty where no fetched token arrives at a payment. `longest` gives the longest way of
 * a use, where it is known from before an edit.
 */
export function tokenLivesOf(
  design: Design,
  longest?: (use: TokenUse) => LongestPath | null,
): readonly TokenLife[] {
  const written = writeOutCalls(design)
  const analysis = analyse(written.design)
  const said = new Set<string>()
  return analysis.tokenUses.flatMap((use) => {
    const path = (longest ?? analysis.longest)(use)
    const life = path && lifeAlong(path, use)
    const key = life && `${life.fetch} ${life.payment}`
    // The same steps in several calls of a task are one place on the canvas.
    if (life === null || key === null || said.has(key)) return []
    said.add(key)
    return [life]
  })
}

/** The way belongs to one use, and the same way makes the same life as long as the token lives as long. */
const lives = new WeakMap<LongestPath, TokenLife>()

function lifeAlong(path: LongestPath, use: TokenUse): TokenLife {
  const known = lives.get(path)
  if (known?.lifetimeSeconds === use.fetch.lifetimeSeconds) return known
  const life = lifeOf(use, path)
  lives.set(path, life)
  return life
}

function lifeOf(use: TokenUse, longest: LongestPath): TokenLife {
  const left = new Map<string, number>()
  let elapsed = 0
  // The fetch itself takes nothing: the token begins to live when it is there.
  for (const [i, edge] of longest.path.entries()) {
    if (i > 0) elapsed += edge.seconds.max
    const id = originalIds(edge.id)
    left.set(id, Math.min(left.get(id) ?? Infinity, use.fetch.lifetimeSeconds - elapsed))
  }
  return {
    fetch: originalIds(use.fetch.node.id) as NodeId,
    payment: originalIds(use.payment.node.id) as NodeId,
    lifetimeSeconds: use.fetch.lifetimeSeconds,
    left,
    isEndless: longest.endless.length > 0,
  }
}
