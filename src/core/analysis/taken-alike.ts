import type { Before } from './before.ts'
import type { Classes } from './classify.ts'

/** Whether the same secrets can get into all variables as before an edit; not known without one. */
export function isTakenAlike(before: Before | null, classes: Classes): boolean {
  if (before === null) return false
  if (before.isGivenAlike) return true
  const { declared, solutions } = before
  if (declared === null || classes !== solutions.lore.classes) return false
  return declared.every(({ was, is }) => {
    const { sensitivity } = classes.classOf(is)
    if (sensitivity !== classes.classOf(was).sensitivity) return false
    // Of a variable without a class all that is known is whether it is secure.
    return sensitivity !== 'none' || was.secure === is.secure
  })
}
