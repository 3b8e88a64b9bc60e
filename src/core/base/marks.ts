/** Whether any of these places is marked: `marks` has a 1 there. */
export function isAnyMarked(places: readonly number[], marks: Uint8Array): boolean {
  for (let i = 0; i < places.length; i += 1) if (marks[places[i] ?? -1] === 1) return true
  return false
}
