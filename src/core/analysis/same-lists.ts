import type { FlowNode, Variable } from '../model/design.ts'
import type { KeypadInput } from './keypad-inputs.ts'
import type { Payment, TokenFetch } from './roles.ts'
import type { TokenUse } from './token-uses.ts'
import { sameItems, sameMembers } from '../base/same-items.ts'

/**
 * A list of what steps are, found after an edit, with the entries of the one before that are still the same: what was
 * found out of such an entry stays known. The list from before when it holds the same.
 */
export function keepSame<Item>(
  before: readonly Item[],
  now: readonly Item[],
  stepOf: (item: Item) => FlowNode,
  isSame: (a: Item, b: Item) => boolean,
): readonly Item[] {
  const isEach =
    before.length === now.length &&
    before.every((item, i) => {
      const other = now[i]
      return other !== undefined && isSame(item, other)
    })
  if (isEach) return before
  const known = new Map<FlowNode, Item[]>()
  for (const item of before) {
    const items = known.get(stepOf(item))
    if (items === undefined) known.set(stepOf(item), [item])
    else items.push(item)
  }
  const kept = now.map(
    (item) => known.get(stepOf(item))?.find((other) => isSame(other, item)) ?? item,
  )
  return sameItems(before, kept) ? before : kept
}

/** Whether two variables are one: the same object, unless something else is asked. */
type SameVariable = (a: Variable | undefined, b: Variable | undefined) => boolean

/** Of one variable that is declared otherwise: whoever has looked at how it is declared is told by itself. */
export const isSameId: SameVariable = (a, b) => a?.id === b?.id

export function isSameInput(
  a: KeypadInput,
  b: KeypadInput,
  isOne: SameVariable = Object.is,
): boolean {
  if (a === b) return true
  return (
    a.node === b.node &&
    a.question === b.question &&
    isOne(a.variable, b.variable) &&
    a.sensitivity === b.sensitivity
  )
}

export function isSameFetch(
  a: TokenFetch,
  b: TokenFetch,
  isOne: SameVariable = Object.is,
): boolean {
  if (a === b) return true
  return (
    a.node === b.node &&
    a.action === b.action &&
    a.isInferred === b.isInferred &&
    isOne(a.token, b.token) &&
    a.lifetimeSeconds === b.lifetimeSeconds &&
    a.isLifetimeAssumed === b.isLifetimeAssumed &&
    a.isSingleUse === b.isSingleUse
  )
}

export function isSamePayment(a: Payment, b: Payment, isOne: SameVariable = Object.is): boolean {
  if (a === b) return true
  return (
    a.node === b.node &&
    a.action === b.action &&
    a.isInferred === b.isInferred &&
    a.isTokenMissing === b.isTokenMissing &&
    sameVariables(a.tokens, b.tokens, isOne) &&
    sameVariables(a.reads, b.reads, isOne) &&
    a.returns.length === b.returns.length &&
    a.returns.every(({ property, variable }, i) => {
      const other = b.returns[i]
      return property === other?.property && isOne(variable, other.variable)
    })
  )
}

export function isSameUse(a: TokenUse, b: TokenUse, isOne: SameVariable = Object.is): boolean {
  if (a === b) return true
  return (
    a.start.output === b.start.output &&
    a.start.toAt === b.start.toAt &&
    isSameFetch(a.fetch, b.fetch, isOne) &&
    isSamePayment(a.payment, b.payment, isOne) &&
    sameMembers(a.between, b.between) &&
    sameMembers(a.onward, b.onward)
  )
}

function sameVariables(
  a: readonly Variable[],
  b: readonly Variable[],
  isOne: SameVariable,
): boolean {
  return a.length === b.length && a.every((variable, i) => isOne(variable, b[i]))
}
