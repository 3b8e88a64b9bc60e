import type { FlowNode } from '../model/design.ts'
import type { NodeFacts, Place, Use } from './facts.ts'
import { takeMentions } from './opaque/holes.ts'

/**
 * The expressions that an import has in properties without a field: a call evaluates them as it does the others, so that
 * a secret read there is read. What a property says in other words than ours is in the facts already.
 */
export function withCarriedUses(facts: NodeFacts, { carried }: FlowNode): NodeFacts {
  if (carried === undefined) return facts
  const known = new Set(facts.uses.map(({ expression }) => expression))
  const uses = takeMentions(carried).mentions.flatMap(({ kind, text, path }): readonly Use[] =>
    kind === 'expression' && !known.has(text)
      ? [{ place: placeOf(facts, path), field: `${CARRIED}${path.join('.')}`, expression: text }]
      : [],
  )
  return uses.length === 0 ? facts : { ...facts, uses: [...facts.uses, ...uses] }
}

/** Whether a field is of what is carried: no property of the node holds it. */
export function isCarriedField(field: string): boolean {
  return field.startsWith(CARRIED)
}

/** The keys in the file that lead to such a field. */
export function carriedKeys(field: string): string {
  return field.slice(CARRIED.length)
}

const CARRIED = 'carried.'

function placeOf({ ends }: NodeFacts, path: readonly string[]): Place {
  if (path.some((key) => /^audio$|Audio$/.test(key))) return 'audio'
  return ends === 'transfer' ? 'transfer' : 'property'
}
