import type { NodeId } from '../../base/ids.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Analysis } from '../analyse.ts'
import type { KeypadInput } from '../keypad-inputs.ts'
import type { Payment, TokenFetch } from '../roles.ts'
import type { TokenUse } from '../token-uses.ts'
import { sameItems, sameMembers } from './answers.ts'
import type { Difference } from './difference.ts'
import { WHOLE } from './footprint.ts'

/** Marks the steps that are another input, fetch, payment or use of a token than before. */
export function compareLists(before: Analysis, after: Analysis, difference: Difference): void {
  const { roles } = after
  const comparer = new Comparer(after, difference)
  comparer.compare(WHOLE.inputs, before.inputs, after.inputs, step, sameInput)
  comparer.compare(WHOLE.fetches, before.roles.fetches, roles.fetches, step, sameFetch)
  comparer.compare(WHOLE.payments, before.roles.payments, roles.payments, step, samePayment)
  comparer.compare(WHOLE.spends, before.roles.spends, roles.spends, step, samePayment)
  const other = comparer.compare(
    WHOLE.uses,
    before.tokenUses,
    after.tokenUses,
    ({ fetch }) => fetch.node,
    sameUse,
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
  private readonly after: Analysis
  private readonly difference: Difference

  constructor(after: Analysis, difference: Difference) {
    this.after = after
    this.difference = difference
  }

  mark(id: NodeId): number | undefined {
    const place = this.after.graph.index.place(id)
    if (place !== undefined) this.difference.changed[place] = 1
    return place
  }

  /** What is only in one of two lists, or not as it is in the other. */
  compare<Item>(
    list: number,
    before: readonly Item[],
    after: readonly Item[],
    stepOf: (item: Item) => FlowNode,
    same: (a: Item, b: Item) => boolean,
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
          return later !== undefined && same(item, later)
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

function sameInput(a: KeypadInput, b: KeypadInput): boolean {
  return (
    a.node === b.node &&
    a.question === b.question &&
    a.variable === b.variable &&
    a.sensitivity === b.sensitivity
  )
}

function sameFetch(a: TokenFetch, b: TokenFetch): boolean {
  return (
    a.node === b.node &&
    a.action === b.action &&
    a.isInferred === b.isInferred &&
    a.token === b.token &&
    a.lifetimeSeconds === b.lifetimeSeconds &&
    a.isLifetimeAssumed === b.isLifetimeAssumed &&
    a.isSingleUse === b.isSingleUse
  )
}

function samePayment(a: Payment, b: Payment): boolean {
  return (
    a.node === b.node &&
    a.action === b.action &&
    a.isInferred === b.isInferred &&
    a.isTokenMissing === b.isTokenMissing &&
    sameItems(a.tokens, b.tokens) &&
    sameItems(a.reads, b.reads) &&
    a.returns.length === b.returns.length &&
    a.returns.every(({ property, variable }, i) => {
      const other = b.returns[i]
      return property === other?.property && variable === other.variable
    })
  )
}

function sameUse(a: TokenUse, b: TokenUse): boolean {
  return (
    a.start.output === b.start.output &&
    sameFetch(a.fetch, b.fetch) &&
    samePayment(a.payment, b.payment) &&
    sameMembers(a.between, b.between) &&
    sameMembers(a.onward, b.onward)
  )
}
