import { announceFailure } from '../shell/announcer.tsx'
import { showToast } from '../ui/toast-store.ts'

/** Says why what was just asked for is not done. */
export function refuse(reason: string): void {
  announceFailure(reason)
  showToast({ text: reason, tone: 'error' })
}
