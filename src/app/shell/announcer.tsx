import { create } from 'zustand'

interface AnnouncerState {
  readonly polite: string
  readonly assertive: string
}

const useAnnouncer = create<AnnouncerState>()(() => ({ polite: '', assertive: '' }))

/** Says something to screen readers that others see: what was undone, what a lint pass found. */
export function announce(text: string): void {
  useAnnouncer.setState(({ polite }) => ({ polite: fresh(text, polite) }))
}

/** Only for the failure of what the user just asked for. */
export function announceFailure(text: string): void {
  useAnnouncer.setState(({ assertive }) => ({ assertive: fresh(text, assertive) }))
}

/** The two live regions. In the page from the start, or else their first text is not heard. */
export function LiveRegions() {
  const { polite, assertive } = useAnnouncer()
  return (
    <>
      <div className="sr" aria-live="polite" data-live="polite">
        {polite}
      </div>
      <div className="sr" aria-live="assertive" data-live="assertive">
        {assertive}
      </div>
    </>
  )
}

/** The same text twice is no change to a live region: an invisible mark makes it one. */
function fresh(text: string, before: string): string {
  return text === before ? `${text}\u00a0` : text
}
