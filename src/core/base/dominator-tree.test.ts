import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dominatorTree, type PlacedWays } from './dominator-tree.ts'

/** By place, where its ways lead. */
type Lines = readonly (readonly number[])[]

function waysOf(lines: Lines, roots: readonly number[]): PlacedWays {
  return {
    size: lines.length,
    roots,
    countAt: (place) => lines[place]?.length ?? 0,
    toAt: (place, way) => lines[place]?.[way] ?? -1,
  }
}

function treeOf(lines: Lines, roots: readonly number[] = [0]) {
  const { above } = dominatorTree(waysOf(lines, roots))
  return lines.map((_, place) => above(place))
}

describe('what every path has passed last', () => {
  test('of a join it is where the branches part', () => {
    expect(treeOf([[1], [2, 3], [4], [4], []])).toEqual([-1, 0, 1, 1, 1])
  })

  test('a way back changes nothing, and one into the middle of a loop does', () => {
    expect(treeOf([[1], [2], [3, 1], []])).toEqual([-1, 0, 1, 2])
    expect(treeOf([[1, 2], [2], [1, 3], []])).toEqual([-1, 0, 0, 2])
  })

  test('nothing, where paths come from two roots, where one begins, and where none comes', () => {
    expect(treeOf([[2], [2], [3], [], [3]], [0, 1])).toEqual([-1, -1, -1, 2, -1])
  })

  test('ways that lead nowhere are none', () => {
    expect(treeOf([[-1, 1], [-1]])).toEqual([-1, 0])
  })

  test('the ways that lead back, and how many lead to a place', () => {
    const { headers, entries, order } = dominatorTree(waysOf([[1], [2, 3], [1, 3], [], [3]], [0]))
    expect(headers).toEqual([1])
    expect([...entries]).toEqual([0, 2, 1, 2, 0])
    expect([...order]).toEqual([0, 1, 2, 3])
  })

  test('of several places: the last that every path to any of them has come to', () => {
    const { common } = dominatorTree(waysOf([[1], [2, 3], [4], [4], [], [4]], [0]))
    expect([common([2, 3]), common([4, 1]), common([2]), common([2, 2, 4])]).toEqual([1, 1, 2, 1])
    // One to which no path comes, one that is not there, and none at all.
    expect([common([2, 5]), common([2, 9]), common([])]).toEqual([-1, -1, -1])
  })

  test('of a shared end of a very long row it is found in one climb', () => {
    const length = 200_000
    const lines = Array.from({ length }, (_, i) => (i < length - 1 ? [i + 1, length - 1] : []))
    const { above, dominates } = dominatorTree(waysOf(lines, [0]))
    expect(above(length - 1)).toBe(0)
    expect(dominates(0, length - 1)).toBe(true)
    expect(dominates(1, length - 1)).toBe(false)
  })
})

const RUNS = 500

/** The places that paths come to without passing `other`. */
function reachedWithout(lines: Lines, roots: readonly number[], other: number): Set<number> {
  const found = new Set(roots.filter((root) => root !== other))
  for (const place of found) {
    for (const to of lines[place] ?? []) if (to >= 0 && to !== other) found.add(to)
  }
  return found
}

describe('over graphs of any shape', () => {
  const graphs = fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc.record({
      lines: fc.array(fc.array(fc.integer({ min: -1, max: size - 1 }), { maxLength: 3 }), {
        minLength: size,
        maxLength: size,
      }),
      roots: fc.array(fc.nat(size - 1), { maxLength: 3 }),
    }),
  )

  test('a place dominates another when no path comes there without it', () => {
    fc.assert(
      fc.property(graphs, ({ lines, roots }) => {
        const { dominates } = dominatorTree(waysOf(lines, roots))
        const reached = reachedWithout(lines, roots, -1)
        for (const other of lines.keys()) {
          const without = reachedWithout(lines, roots, other)
          for (const place of lines.keys()) {
            const isPassed = reached.has(place) && !without.has(place)
            expect(dominates(other, place)).toBe(isPassed)
          }
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('what stands above a place is the last of what dominates it', () => {
    fc.assert(
      fc.property(graphs, ({ lines, roots }) => {
        const { dominates, above, common } = dominatorTree(waysOf(lines, roots))
        const places = [...lines.keys()]
        for (const place of places) {
          const others = places.filter((other) => other !== place && dominates(other, place))
          const last = others.find((other) => others.every((before) => dominates(before, other)))
          expect(above(place)).toBe(last ?? -1)
          for (const second of places) {
            const both = places.filter((one) => dominates(one, place) && dominates(one, second))
            const nearest = both.find((one) => both.every((before) => dominates(before, one)))
            expect(common([place, second])).toBe(nearest ?? -1)
          }
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('in the order each stands behind what leads there, but for what leads back', () => {
    fc.assert(
      fc.property(graphs, ({ lines, roots }) => {
        const { order, headers } = dominatorTree(waysOf(lines, roots))
        const rank = new Map([...order].map((place, i) => [place, i]))
        const back = new Set<number>()
        for (const [place, i] of rank) {
          for (const to of lines[place] ?? []) if (to >= 0 && (rank.get(to) ?? 0) <= i) back.add(to)
        }
        expect(new Set(headers)).toEqual(back)
        expect(new Set(rank.keys())).toEqual(reachedWithout(lines, roots, -1))
      }),
      { numRuns: RUNS },
    )
  })
})
