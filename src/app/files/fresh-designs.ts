import type { Remark } from '#adapters/browser/design-shelf.ts'
import type { Design } from '#core/model/design.ts'

/** A design that was made or opened on this page and is not on the shelf yet. */
export interface FreshDesign {
  readonly design: Design
  /** The type of a flow that is no secure call flow: it is looked at and never kept. */
  readonly viewedType: string | null
  /** What reading its file has to say. */
  readonly remarks: readonly Remark[]
}

/** They open even where the browser keeps nothing; the top bar then says so. */
const fresh = new Map<string, FreshDesign>()

/** Has the design at hand for the session that opens next. */
export function keepFresh(design: Design, about: Partial<Omit<FreshDesign, 'design'>> = {}): void {
  fresh.set(design.id, { design, viewedType: null, remarks: [], ...about })
}

/**
 * The fresh design of this id, which from now on is the session's to keep. One that is looked at only stays here, since
 * nobody else has it.
 */
export function takeFresh(id: string): FreshDesign | null {
  const found = fresh.get(id) ?? null
  if (found?.viewedType == null) fresh.delete(id)
  return found
}
