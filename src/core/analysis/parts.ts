import type { Analysis } from './analyse.ts'
import type { Steps } from './steps.ts'

/** A part of the steps of a design: the places from `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

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

/** The parts of an edited design, none of whose steps is gone: each where it was, with what came before its end. */
export function followRanges(
  ranges: readonly Range[],
  moved: Int32Array | null,
  steps: number,
): readonly Range[] {
  const startOf = ({ start }: Range, i: number) => (i === 0 ? 0 : (moved?.[start] ?? start))
  return ranges.map((range, i) => {
    const next = ranges[i + 1]
    return { start: startOf(range, i), end: next === undefined ? steps : startOf(next, i + 1) }
  })
}

/** What steps are in each of the parts, found out when one is asked for. */
export function stepsIn(
  analysis: Analysis,
  ranges: readonly Range[],
): (part: number) => Steps | undefined {
  let parts: readonly Steps[] | undefined
  return (part) => (parts ??= allParts(analysis, ranges))[part]
}

function allParts(analysis: Analysis, ranges: readonly Range[]): readonly Steps[] {
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
