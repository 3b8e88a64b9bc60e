import type { Analysis } from './analyse.ts'
import type { Steps } from './steps.ts'
import type { Range } from './watch/stale.ts'

/** As many steps as are asked about at a time: few enough for an edit to touch few others. */
const SIZE = 16

/** Cuts the places of a design's steps into parts. */
export function rangesOf(steps: number): readonly Range[] {
  const count = Math.max(1, Math.ceil(steps / SIZE))
  return Array.from({ length: count }, (_, i) => ({
    start: i * SIZE,
    end: Math.min(steps, (i + 1) * SIZE),
  }))
}

/** The parts of an edited design: each where most of it was, so that what is known of it stays known. */
export function followRanges(
  ranges: readonly Range[],
  moved: Int32Array | null,
  steps: number,
): readonly Range[] {
  if (moved === null)
    return ranges.map((range, i) => (i === ranges.length - 1 ? { ...range, end: steps } : range))
  const starts = ranges.map(({ start, end }) => {
    for (let place = start; place < end; place += 1) {
      const to = moved[place] ?? -1
      if (to >= 0) return to
    }
    return null
  })
  let end = steps
  return ranges
    .map((_, i) => {
      const at = ranges.length - 1 - i
      const start = at === 0 ? 0 : (starts[at] ?? end)
      const range = { start: Math.min(start, end), end }
      end = range.start
      return range
    })
    .toReversed()
}

/** What steps are in each of the parts. */
export function stepsIn(analysis: Analysis, ranges: readonly Range[]): readonly Steps[] {
  const { graph, inputs, roles, tokenUses } = analysis
  const parts = ranges.map(({ start, end }) => ({
    nodes: graph.index.design.nodes.slice(start, end),
    inputs: [] as (typeof inputs)[number][],
    fetches: [] as (typeof roles.fetches)[number][],
    payments: [] as (typeof roles.payments)[number][],
    spends: [] as (typeof roles.spends)[number][],
    uses: [] as (typeof tokenUses)[number][],
  }))
  const partOf = new Int32Array(graph.index.design.nodes.length)
  for (const [part, { start, end }] of ranges.entries()) partOf.fill(part, start, end)
  const part = (node: (typeof inputs)[number]['node']) => parts[partOf[graph.placeOf(node)] ?? -1]
  for (const input of inputs) part(input.node)?.inputs.push(input)
  for (const fetch of roles.fetches) part(fetch.node)?.fetches.push(fetch)
  for (const payment of roles.payments) part(payment.node)?.payments.push(payment)
  for (const spend of roles.spends) part(spend.node)?.spends.push(spend)
  for (const use of tokenUses) part(use.fetch.node)?.uses.push(use)
  return parts
}
