import { isDamaged, type Remark } from '#adapters/browser/design-shelf.ts'
import { newDesignId } from '#adapters/browser/identity.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import type { Design } from '#core/model/design.ts'
import { navigate } from '../shell/route.ts'
import { keepFresh } from './fresh-designs.ts'
import { shelf } from './shelf.ts'

/** Opens a design that was just made: from a template, as a copy, from a file. */
export function openDesign(
  design: Design,
  about: { readonly remarks?: readonly Remark[] } = {},
): void {
  keepFresh(design, about)
  navigate({ page: 'design', id: design.id })
}

/**
 * Opens a design that came with an id. One with the same id and other content is kept: the new one becomes a copy of
 * its own. Gives the id that it opened under.
 */
export async function openDesignBeside(design: Design): Promise<{
  readonly id: string
  readonly isCopy: boolean
}> {
  const stored = await shelf.get(design.id)
  const entry = stored.ok ? stored.value : null
  if (entry === null) {
    openDesign(design)
    return { id: design.id, isCopy: false }
  }
  if (!isDamaged(entry) && writeDesign(entry.design) === writeDesign(design)) {
    navigate({ page: 'design', id: design.id })
    return { id: design.id, isCopy: false }
  }
  const copy = { ...design, id: newDesignId() }
  openDesign(copy)
  return { id: copy.id, isCopy: true }
}
