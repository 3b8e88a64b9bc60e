import { applyFixes } from '#core/lint/fix.ts'
import type { Edit } from '#core/model/edit.ts'
import type { Design } from '#core/model/design.ts'

/** What all safe fixes together do, and how many problems they mend. */
export interface SafeFixes {
  readonly edits: readonly Edit[]
  readonly count: number
}

// Fixing checks the design several times over, which in a large one takes longer than a frame.
addEventListener('message', ({ data }: MessageEvent<Design>) => {
  const { edits, applied } = applyFixes(data, { safety: 'safe' })
  const found: SafeFixes = { edits, count: applied.length }
  postMessage(found)
})
