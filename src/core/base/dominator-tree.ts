/** A graph over places, which are numbered from zero; paths begin at its roots. */
export interface PlacedWays {
  readonly size: number
  readonly roots: readonly number[]
  /** How many ways lead out of a place. */
  readonly countAt: (place: number) => number
  /** Where one of them leads; -1 for nowhere. */
  readonly toAt: (place: number, way: number) => number
}

export interface DominatorTree {
  /** The places that paths come to, so that every way that does not lead back leads forward. */
  readonly order: Int32Array
  /** The places that ways lead back to, in the order in which these are found. */
  readonly headers: readonly number[]
  /** By place, how many ways lead to it from places that paths come to. */
  readonly entries: Int32Array
  /** The last place that every path to one has passed before; -1 where there is none, and where no path comes. */
  readonly above: (place: number) => number
  /** Whether every path to `place` passes `other`, as each passes itself. False where no path comes to `place`. */
  readonly dominates: (other: number, place: number) => boolean
  /** The last place that every path to any of these has come to, which can be one of them; -1 where there is none. */
  readonly common: (places: readonly number[]) => number
}

/**
 * Cooper, Harvey and Kennedy, “A simple, fast dominance algorithm”: the roots hang on one that is not there, which makes
 * a tree. What dominates a place stands above it, so that where the places below each stand in a row tells at once.
 */
export function dominatorTree(ways: PlacedWays): DominatorTree {
  const { order, headers } = walk(ways)
  const ranks = new Int32Array(ways.size)
  for (let i = 0; i < order.length; i += 1) ranks[at(order, i)] = i + 1
  const into = linesInto(ways, order)
  const tree = climb(ways, { order, headers, ranks, into })
  const { enters, sizes } = rows(tree)
  const rankOf = (place: number) => ranks[place] ?? NO_PATH
  const placeOf = (rank: number) => (rank === ABOVE_ALL ? -1 : at(order, rank - 1))
  return {
    order,
    headers,
    entries: into.counts,
    above(place) {
      const rank = rankOf(place)
      return rank === NO_PATH ? -1 : placeOf(at(tree, rank))
    },
    dominates(other, place) {
      const [top, rank] = [rankOf(other), rankOf(place)]
      if (top === NO_PATH || rank === NO_PATH) return false
      const row = at(enters, rank) - at(enters, top)
      return row >= 0 && row < at(sizes, top)
    },
    common(places) {
      const all = places.map(rankOf)
      return all.length === 0 || all.includes(NO_PATH)
        ? -1
        : placeOf(all.reduce((a, b) => meet(tree, a, b)))
    },
  }
}

// Ranks count along the order from 1, and each stands behind what dominates it.
const ABOVE_ALL = 0
const NO_PATH = 0

interface Walk {
  readonly order: Int32Array
  readonly headers: readonly number[]
}

/** Depth first without recursion: a main path may be longer than the stack is deep. */
function walk({ size, roots, countAt, toAt }: PlacedWays): Walk {
  const state = new Uint8Array(size)
  const left = new Int32Array(size)
  const open = new Int32Array(size)
  const order = new Int32Array(size)
  const headers = new Set<number>()
  let depth = 0
  let first = size
  const enter = (place: number) => {
    state[place] = OPEN
    left[place] = countAt(place)
    open[depth] = place
    depth += 1
  }
  for (const root of roots.toReversed()) {
    if (state[root] === UNSEEN) enter(root)
    while (depth > 0) {
      const place = at(open, depth - 1)
      // The last way is walked first, so that in the reverse order the first way stands first.
      const way = at(left, place) - 1
      if (way < 0) {
        depth -= 1
        first -= 1
        state[place] = DONE
        order[first] = place
        continue
      }
      left[place] = way
      const to = toAt(place, way)
      if (to < 0) continue
      if (state[to] === UNSEEN) enter(to)
      else if (state[to] === OPEN) headers.add(to)
    }
  }
  return { order: order.subarray(first), headers: [...headers] }
}

const UNSEEN = 0
const OPEN = 1
const DONE = 2

interface LinesInto {
  /** By place, how many lead there. */
  readonly counts: Int32Array
  /** By place, where behind its last one stands among `from`; for the last place, how many there are. */
  readonly ends: Int32Array
  /** From which places they come, those to one place in a row and each after what comes before it in the order. */
  readonly from: Int32Array
}

function linesInto({ size, countAt, toAt }: PlacedWays, order: Int32Array): LinesInto {
  const counts = new Int32Array(size)
  for (const place of order) {
    for (let way = countAt(place) - 1; way >= 0; way -= 1) {
      const to = toAt(place, way)
      if (to >= 0) counts[to] = at(counts, to) + 1
    }
  }
  const ends = new Int32Array(size)
  let total = 0
  for (let place = 0; place < size; place += 1) {
    ends[place] = total
    total += at(counts, place)
  }
  const from = new Int32Array(total)
  for (const place of order) {
    for (let way = countAt(place) - 1; way >= 0; way -= 1) {
      const to = toAt(place, way)
      if (to < 0) continue
      from[at(ends, to)] = place
      ends[to] = at(ends, to) + 1
    }
  }
  return { counts, ends, from }
}

/** By rank, the rank that stands above it. */
function climb(
  { roots }: PlacedWays,
  { order, headers, ranks, into }: Walk & { readonly ranks: Int32Array; readonly into: LinesInto },
): Int32Array {
  const tree = new Int32Array(order.length + 1).fill(UNKNOWN)
  tree[ABOVE_ALL] = ABOVE_ALL
  for (const root of roots) tree[at(ranks, root)] = ABOVE_ALL
  const begin = tree.slice()
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (let rank = 1; rank < tree.length; rank += 1) {
      if (begin[rank] === ABOVE_ALL) continue
      const place = at(order, rank - 1)
      const end = at(into.ends, place)
      let found = UNKNOWN
      // From the last one up: where many come from one long row, as to a shared end, the row is climbed once.
      for (let i = end - 1; i >= end - at(into.counts, place); i -= 1) {
        const other = at(ranks, at(into.from, i))
        if (tree[other] === UNKNOWN) continue
        found = found === UNKNOWN ? other : meet(tree, found, other)
      }
      if (tree[rank] === found) continue
      tree[rank] = found
      // What comes before a place is known before it, but for what leads back.
      isChanged = headers.length > 0
    }
  }
  return tree
}

const UNKNOWN = -1

function meet(tree: Int32Array, a: number, b: number): number {
  let [left, right] = [a, b]
  while (left !== right) {
    while (left > right) left = at(tree, left)
    while (right > left) right = at(tree, right)
  }
  return left
}

/** Puts ranks into a row in which all that stands below one comes right behind it: where each is, and how many that are. */
function rows(tree: Int32Array): { readonly enters: Int32Array; readonly sizes: Int32Array } {
  const sizes = new Int32Array(tree.length).fill(1)
  for (let rank = tree.length - 1; rank > ABOVE_ALL; rank -= 1) {
    const above = at(tree, rank)
    sizes[above] = at(sizes, above) + at(sizes, rank)
  }
  const enters = new Int32Array(tree.length)
  const free = new Int32Array(tree.length).fill(1)
  for (let rank = 1; rank < tree.length; rank += 1) {
    const above = at(tree, rank)
    const enter = at(free, above)
    free[above] = enter + at(sizes, rank)
    enters[rank] = enter
    free[rank] = enter + 1
  }
  return { enters, sizes }
}

function at(numbers: Int32Array, i: number): number {
  return numbers[i] ?? 0
}
