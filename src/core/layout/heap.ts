/**
 * A binary heap, smallest rank first. Of equal ranks those leave first that `isFirst` says, then in the order of their
 * arrival, so that searches repeat.
 */
export class Heap<T> {
  readonly #items: Ranked<T>[] = []
  readonly #isFirst: (a: T, b: T) => boolean
  #count = 0

  constructor(isFirst: (a: T, b: T) => boolean = () => false) {
    this.#isFirst = isFirst
  }

  push(item: T, rank: number): void {
    const items = this.#items
    const entry = { item, rank, order: this.#count }
    this.#count += 1
    let at = items.length
    items.push(entry)
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = items[up]
      if (parent === undefined || !this.#isBefore(entry, parent)) break
      items[at] = parent
      at = up
    }
    items[at] = entry
  }

  pop(): T | undefined {
    const items = this.#items
    const [top] = items
    const last = items.pop()
    if (top === undefined || last === undefined) return undefined
    if (items.length === 0) return top.item
    let at = 0
    for (;;) {
      const [left, right] = [items[2 * at + 1], items[2 * at + 2]]
      const child =
        right !== undefined && left !== undefined && this.#isBefore(right, left)
          ? 2 * at + 2
          : 2 * at + 1
      const smaller = items[child]
      if (smaller === undefined || !this.#isBefore(smaller, last)) break
      items[at] = smaller
      at = child
    }
    items[at] = last
    return top.item
  }

  #isBefore(a: Ranked<T>, b: Ranked<T>): boolean {
    if (a.rank !== b.rank) return a.rank < b.rank
    if (this.#isFirst(a.item, b.item)) return true
    return !this.#isFirst(b.item, a.item) && a.order < b.order
  }
}

interface Ranked<T> {
  readonly item: T
  readonly rank: number
  readonly order: number
}
