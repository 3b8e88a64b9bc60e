import type { Path } from '../analysis/paths.ts'
import type { PathStep } from './problem.ts'

/** The path as the steps that prove a problem, down to the node where it arrives. */
export function witness(path: Path): readonly PathStep[] {
  return [...path.map(({ from, output }) => ({ node: from.id, output })), ...arrival(path, {})]
}

/** The same with the worst-case seconds that have passed on arriving at each node after the first. */
export function timedWitness(path: Path): readonly PathStep[] {
  let seconds = 0
  const steps = path.map((edge, i): PathStep => {
    const step = { node: edge.from.id, output: edge.output, seconds }
    // The clock starts when the first edge is taken: what its node did before does not count.
    if (i > 0) seconds += edge.seconds.max
    return step
  })
  return [...steps, ...arrival(path, { seconds })]
}

/** Worst-case seconds from taking the first edge to arriving at the end. */
export function secondsOf(path: Path): number {
  return path.slice(1).reduce((sum, edge) => sum + edge.seconds.max, 0)
}

function arrival(path: Path, time: Pick<PathStep, 'seconds'>): readonly PathStep[] {
  const last = path.at(-1)?.to
  return last === undefined ? [] : [{ node: last.id, output: null, ...time }]
}
