import type { NodeId } from '../../base/ids.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Analysis } from '../analyse.ts'
import { isSameFetch, isSameId, isSameInput, isSamePayment, isSameUse } from '../same-lists.ts'
import type { Marks } from './difference.ts'
import { WHOLE } from './footprint.ts'

/**
 * Marks the steps that are another input, fetch, payment or use of a token than before. A list is another one, too, when
 * a variable in it is declared otherwise, but its steps are not: who looks at those is told of the variable.
 */
export function compareLists(before: Analysis, after: Analysis, difference: Marks): void {
  const { roles } = after
  const comparer = new Comparer(before, after, difference)
  comparer.compare(WHOLE.inputs, before.inputs, after.inputs, step, isSameInput)
  comparer.compare(WHOLE.fetches, before.roles.fetches, roles.fetches, step, isSameFetch)
  comparer.compare(WHOLE.payments, before.roles.payments, roles.payments, step, isSamePayment)
  comparer.compare(WHOLE.spends, before.roles.spends, roles.spends, step, isSamePayment)
  const other = comparer.compare(
    WHOLE.uses,
    before.tokenUses,
    after.tokenUses,
    ({ fetch }) => fetch.node,
    isSameUse,
  )
  for (const { payment, between, onward } of other) {
    comparer.mark(payment.node.id)
    for (const id of between) comparer.mark(id)
    for (const id of onward) comparer.mark(id)
  }
}

function step({ node }: { readonly node: FlowNode }): FlowNode {
  return node
}

class Comparer {
  private readonly before: Analysis
  private readonly after: Analysis
  private readonly difference: Marks

  constructor(before: Analysis, after: Analysis, difference: Marks) {
    this.before = before
    this.after = after
    this.difference = difference
  }

  /** A step has one place in both. */
  mark(id: NodeId): number | undefined {
    const place = this.after.graph.index.place(id) ?? this.before.graph.index.place(id)
    if (place !== undefined) this.difference.roles[place] = 1
    return place
  }

  /** What is only in one of two lists, or not as it is in the other. */
  compare<Item>(
    list: number,
    before: readonly Item[],
    after: readonly Item[],
    stepOf: (item: Item) => FlowNode,
    same: (a: Item, b: Item, isOne?: typeof isSameId) => boolean,
  ): readonly Item[] {
    if (before === after) return []
    const isSame =
      before.length === after.length &&
      before.every((item, i) => {
        const now = after[i]
        return now !== undefined && same(item, now)
      })
    if (isSame) return []
    this.difference.whole |= list
    const old = byStep(before, stepOf)
    const now = byStep(after, stepOf)
    const other: Item[] = []
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const was = old.get(id) ?? []
      const is = now.get(id) ?? []
      const isKept =
        was.length === is.length &&
        was.every((item, i) => {
          const later = is[i]
          return later !== undefined && same(item, later, isSameId)
        })
      if (isKept) continue
      other.push(...was, ...is)
      const place = this.mark(id)
      if (place !== undefined) {
        this.difference.listed[place] = (this.difference.listed[place] ?? 0) | list
      }
    }
    return other
  }
}

function byStep<Item>(
  items: readonly Item[],
  stepOf: (item: Item) => FlowNode,
): ReadonlyMap<NodeId, readonly Item[]> {
  const found = new Map<NodeId, Item[]>()
  for (const item of items) {
    const { id } = stepOf(item)
    const known = found.get(id)
    if (known === undefined) found.set(id, [item])
    else known.push(item)
  }
  return found
}
