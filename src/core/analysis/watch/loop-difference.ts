import type { OrderedLoops } from '../loops.ts'

/** Whether the loops of steps have the numbers that they had, and those that were added are loops of their own. */
export function isNumberedAlike(was: OrderedLoops, is: OrderedLoops): boolean {
  if (was === is) return true
  if (is.count - was.count !== is.places.length - was.places.length) return false
  for (let place = 0; place < was.places.length; place += 1) {
    if (was.loopAt(place) !== is.loopAt(place)) return false
  }
  return true
}

/** Loops are numbered anew each time: two are the same when the same steps are in them. */
export function compareLoops(was: OrderedLoops, is: OrderedLoops, looped: Uint8Array): void {
  const size = looped.length
  const old = new Int32Array(size).fill(-1)
  const firstOld = new Int32Array(was.count).fill(-1)
  for (let place = 0; place < was.places.length; place += 1) {
    const loop = was.loopAt(place)
    if ((firstOld[loop] ?? -1) < 0) firstOld[loop] = place
    old[place] = firstOld[loop] ?? place
  }
  const now = new Int32Array(size)
  const firstNow = new Int32Array(size).fill(-1)
  const isOther = new Uint8Array(size)
  let others = 0
  for (let place = 0; place < size; place += 1) {
    const loop = is.loopAt(place)
    if ((firstNow[loop] ?? -1) < 0) firstNow[loop] = place
    now[place] = firstNow[loop] ?? place
    if (old[place] === now[place]) continue
    others += 1
    // Both the loop that it was in and the one that it is in are told by their first step.
    isOther[now[place] ?? place] = 1
    const first = old[place] ?? -1
    if (first >= 0) isOther[first] = 1
  }
  if (others === 0) return
  for (let place = 0; place < size; place += 1) {
    if (isOther[now[place] ?? place] === 1 || isOther[old[place] ?? -1] === 1) looped[place] = 1
  }
}
