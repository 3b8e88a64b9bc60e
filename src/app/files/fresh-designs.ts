import type { Design } from '#core/model/design.ts'

/**
 * Designs that were made or opened on this page and are not on the shelf yet. They open even where the browser keeps
 * nothing; the top bar then says so.
 */
const fresh = new Map<string, Design>()

/** Has the design at hand for the session that opens next. */
export function keepFresh(design: Design): void {
  fresh.set(design.id, design)
}

/** The fresh design of this id, which from now on is the session's to keep. */
export function takeFresh(id: string): Design | null {
  const design = fresh.get(id) ?? null
  fresh.delete(id)
  return design
}
