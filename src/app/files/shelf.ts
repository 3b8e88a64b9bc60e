import { openShelf } from '#adapters/browser/design-shelf.ts'

/** The shelf of this browser. */
export const shelf = openShelf()
