import { err, type Result } from '../base/result.ts'
import { type Applied, done, type EditError, type ListName } from './applied.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'

/** A list of items with ids: each is put in, taken out and changed in the same way. */
type ItemList = Exclude<ListName, 'edges'>
type ItemOf<L extends ItemList> = Design[L][number]

export function addItem<L extends ItemList>(
  design: Design,
  list: L,
  item: ItemOf<L>,
  index: number | undefined,
  inverse: Edit,
): Result<Applied, EditError> {
  const items: readonly ItemOf<L>[] = design[list]
  if (items.some((other) => other.id === item.id)) {
    return err({ code: 'already-there', what: list, id: item.id })
  }
  return done({ ...design, [list]: items.toSpliced(index ?? items.length, 0, item) }, inverse)
}

export function removeItem<L extends ItemList>(
  design: Design,
  list: L,
  id: string,
  inverse: (item: ItemOf<L>, index: number) => Edit,
): Result<Applied, EditError> {
  const items: readonly ItemOf<L>[] = design[list]
  const index = items.findIndex((item) => item.id === id)
  const item = items[index]
  if (item === undefined) return err({ code: 'no-such-item', what: list, id })
  return done({ ...design, [list]: items.toSpliced(index, 1) }, inverse(item, index))
}

export function setItem<L extends ItemList, P extends object>(
  design: Design,
  list: L,
  id: string,
  patch: P,
  inverse: (patch: P) => Edit,
): Result<Applied, EditError> {
  const items: readonly ItemOf<L>[] = design[list]
  const index = items.findIndex((item) => item.id === id)
  const item = items[index]
  if (item === undefined) return err({ code: 'no-such-item', what: list, id })
  return done(
    { ...design, [list]: items.with(index, merge(item, patch)) },
    inverse(pick(item, patch)),
  )
}

/** A patch that names a key with `undefined` takes the key away, so that undo restores its absence. */
function merge<T extends object>(item: T, patch: object): T {
  const merged = { ...item, ...patch }
  for (const key of Object.keys(patch) as (keyof T)[]) {
    if (merged[key] === undefined) delete merged[key]
  }
  return merged
}

/** The values that `item` has now under the keys of `patch`. */
export function pick<P extends object>(item: object, patch: P): P {
  const values = item as P
  const picked = { ...patch }
  for (const key of Object.keys(patch) as (keyof P)[]) picked[key] = values[key]
  return picked
}
