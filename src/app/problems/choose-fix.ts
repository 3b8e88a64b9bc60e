import type { Problem } from '#core/lint/problem.ts'
import { previewFix } from './fix-preview-store.ts'
import { performFix } from './perform-fix.ts'

/**
 * What the button of a fix does. A safe one is done at once, with the way back in a toast: it changes neither what
 * a caller hears nor what is charged. Any other is shown first.
 */
export function chooseFix({ fix }: Problem): void {
  if (fix === null) return
  if (fix.safety === 'safe') performFix(fix.edits, fix.title)
  else previewFix(fix)
}
