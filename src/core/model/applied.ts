import { ok, type Result } from '../base/result.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'

/** Why an edit cannot be applied to this design. `what` is the list it speaks of, `id` the item. */
export type EditError =
  | { readonly code: 'no-such-item'; readonly what: ListName; readonly id: string }
  | { readonly code: 'already-there'; readonly what: ListName; readonly id: string }
  | {
      readonly code: 'still-used'
      readonly what: ListName
      readonly id: string
      readonly by: string
    }

export interface Applied {
  readonly design: Design
  /** The edit that leads back from the new design to the old one, exactly. */
  readonly inverse: Edit
}

/** The lists of a design that edits change. */
export type ListName = 'nodes' | 'edges' | 'tasks' | 'variables' | 'actions'

export function done(design: Design, inverse: Edit): Result<Applied, EditError> {
  return ok({ design, inverse })
}
