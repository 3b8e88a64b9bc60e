/** The shortest of several runs, in milliseconds: what the work costs when nothing else is in the way. */
export function best(runs: number, work: () => void): number {
  let shortest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    work()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}

/** The same of work on something that is made for each run, which does not count. */
export function bestOn<T>(runs: number, make: (run: number) => T, work: (made: T) => void): number {
  let shortest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const made = make(run)
    shortest = Math.min(
      shortest,
      best(1, () => work(made)),
    )
  }
  return shortest
}

/** The same of work that gives a promise. */
export async function bestAsync(runs: number, work: () => Promise<unknown>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await work()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}

/** Works that take turns, by the shortest run of each. */
export class Turns {
  private readonly shortest = new Map<number, number>()

  take(turn: number, work: () => void): void {
    const known = this.shortest.get(turn) ?? Number.POSITIVE_INFINITY
    this.shortest.set(turn, Math.min(known, best(1, work)))
  }

  /** What half of them take at most, and what the longest of them takes, in milliseconds. */
  usualAndLongest(): readonly [number, number] {
    const sorted = [...this.shortest.values()].toSorted((a, b) => a - b)
    return [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted.at(-1) ?? 0]
  }
}

/** Prints rows in columns as wide as their widest cell. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  for (const row of rows) {
    console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
  }
}
