/**
 * A set of small numbers as bits: analysis keeps one per edge and joins them thousands of times. Values are never
 * changed once they are made. Two sets share whatever they have in common, so that what an operation costs depends on
 * where the sets differ, not on how large they are: a flow of many variables has each of them alive in a few places.
 */
export interface BitSet {
  /** Levels of branches above the words. */
  readonly height: number
  readonly root: Tree
}

/** Zero for nothing, at every level; else a word of bits, or below a branch what each part of its range holds. */
type Tree = number | readonly Tree[]

/** As many bits as an engine keeps in a number without a box of its own. */
const BITS = 30
const BRANCHES = 16

const EMPTY: BitSet = { height: 0, root: 0 }

export function emptyBits(): BitSet {
  return EMPTY
}

export function fullBits(size: number): BitSet {
  let full = EMPTY
  for (let bit = 0; bit < size; bit += 1) full = withBit(full, bit)
  return full
}

export function hasBit({ height, root }: BitSet, bit: number): boolean {
  if (bit >= capacity(height)) return false
  let tree = root
  for (let level = height; level > 0; level -= 1) {
    if (typeof tree === 'number') return false
    tree = tree[branchOf(bit, level)] ?? 0
  }
  return typeof tree === 'number' && ((tree >> (bit % BITS)) & 1) === 1
}

export function withBit(set: BitSet, bit: number): BitSet {
  if (hasBit(set, bit)) return set
  let height = set.height
  while (bit >= capacity(height)) height += 1
  return { height, root: put(raised(set, height), height, bit) }
}

export function withoutBit(set: BitSet, bit: number): BitSet {
  if (!hasBit(set, bit)) return set
  return { height: set.height, root: take(set.root, set.height, bit) }
}

export function union(a: BitSet, b: BitSet): BitSet {
  return combine(a, b, joined)
}

export function intersection(a: BitSet, b: BitSet): BitSet {
  return combine(a, b, met)
}

export function minus(a: BitSet, b: BitSet): BitSet {
  return combine(a, b, left)
}

export function sameBits(a: BitSet, b: BitSet): boolean {
  if (a === b) return true
  const height = Math.max(a.height, b.height)
  return sameTree(raised(a, height), raised(b, height))
}

/** The numbers in the set, ascending. */
export function bitsOf({ height, root }: BitSet): readonly number[] {
  const bits: number[] = []
  collect(root, height, 0, bits)
  return bits
}

/** How many bits a tree of a height can hold. */
function capacity(height: number): number {
  let bits = BITS
  for (let level = 0; level < height; level += 1) bits *= BRANCHES
  return bits
}

function branchOf(bit: number, level: number): number {
  return Math.floor(bit / capacity(level - 1)) % BRANCHES
}

/** The same set as a tree of a greater height. */
function raised({ height, root }: BitSet, to: number): Tree {
  let tree = root
  for (let level = height; level < to && tree !== 0; level += 1) tree = withBranch(NOTHING, 0, tree)
  return tree
}

const NOTHING: readonly Tree[] = Array.from({ length: BRANCHES }, () => 0)

function withBranch(branches: readonly Tree[], at: number, tree: Tree): readonly Tree[] {
  const copy = branches.slice()
  copy[at] = tree
  return copy
}

function put(tree: Tree, height: number, bit: number): Tree {
  if (height === 0) return (typeof tree === 'number' ? tree : 0) | (1 << (bit % BITS))
  const branches = typeof tree === 'number' ? NOTHING : tree
  const at = branchOf(bit, height)
  return withBranch(branches, at, put(branches[at] ?? 0, height - 1, bit))
}

function take(tree: Tree, height: number, bit: number): Tree {
  if (typeof tree === 'number') return tree & ~(1 << (bit % BITS))
  const at = branchOf(bit, height)
  return orNothing(withBranch(tree, at, take(tree[at] ?? 0, height - 1, bit)))
}

/** One set has one form: a branch that holds nothing is zero. */
function orNothing(branches: readonly Tree[]): Tree {
  return branches.every((branch) => branch === 0) ? 0 : branches
}

function combine(a: BitSet, b: BitSet, join: (x: Tree, y: Tree) => Tree): BitSet {
  const height = Math.max(a.height, b.height)
  const root = join(raised(a, height), raised(b, height))
  if (root === a.root && height === a.height) return a
  return root === b.root && height === b.height ? b : { height, root }
}

function joined(x: Tree, y: Tree): Tree {
  if (x === y || y === 0) return x
  if (x === 0) return y
  if (typeof x === 'number' || typeof y === 'number') return Number(x) | Number(y)
  return merged(x, y, joined)
}

function met(x: Tree, y: Tree): Tree {
  if (x === y) return x
  if (x === 0 || y === 0) return 0
  if (typeof x === 'number' || typeof y === 'number') return Number(x) & Number(y)
  return merged(x, y, met)
}

function left(x: Tree, y: Tree): Tree {
  if (x === y || x === 0) return 0
  if (y === 0) return x
  if (typeof x === 'number' || typeof y === 'number') return Number(x) & ~Number(y)
  return merged(x, y, left)
}

/** Gives one of the two back where it comes out the same, so that it stays shared. */
function merged(x: readonly Tree[], y: readonly Tree[], join: (x: Tree, y: Tree) => Tree): Tree {
  const branches: Tree[] = []
  let isFirst = true
  let isSecond = true
  for (let i = 0; i < BRANCHES; i += 1) {
    const a = x[i] ?? 0
    const b = y[i] ?? 0
    const branch = join(a, b)
    isFirst &&= branch === a
    isSecond &&= branch === b
    branches.push(branch)
  }
  return isFirst ? x : isSecond ? y : orNothing(branches)
}

function sameTree(x: Tree, y: Tree): boolean {
  if (x === y) return true
  if (typeof x === 'number' || typeof y === 'number') return false
  return x.every((branch, i) => sameTree(branch, y[i] ?? 0))
}

function collect(tree: Tree, height: number, from: number, into: number[]): void {
  if (tree === 0) return
  if (typeof tree === 'number') {
    for (let bit = 0; bit < BITS; bit += 1) if (((tree >> bit) & 1) === 1) into.push(from + bit)
    return
  }
  for (const [i, branch] of tree.entries()) {
    collect(branch, height - 1, from + i * capacity(height - 1), into)
  }
}
