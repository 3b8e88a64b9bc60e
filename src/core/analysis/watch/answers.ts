import type { Shown } from '../exposure.ts'

export function sameShown(a: Shown, b: Shown): boolean {
  return (
    a.size === b.size &&
    [...a].every(([origin, revealed]) => {
      const other = b.get(origin)
      return typeof revealed === 'string' || typeof other !== 'object'
        ? revealed === other
        : revealed.digits === other.digits
    })
  )
}
