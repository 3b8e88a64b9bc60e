/**
 * Of the known words the one that was probably meant: the least letters are another one, missing, too many or swapped,
 * and no more than `most`, or a third of them. Case does not count; null when none is near enough.
 */
export function closest(
  word: string,
  known: Iterable<string>,
  most = Math.floor(word.length / 3),
): string | null {
  const meant = word.toLowerCase()
  let best: string | null = null
  let fewest = most + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - meant.length) >= fewest) continue
    const mistakes = mistakesIn(meant, candidate.toLowerCase())
    if (mistakes < fewest) [best, fewest] = [candidate, mistakes]
  }
  return best
}

/** Optimal string alignment: two rows back suffices to see that neighbours were swapped. */
function mistakesIn(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(row, j - 1) + 1,
          at(last, j) + 1,
          at(last, j - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY
}
