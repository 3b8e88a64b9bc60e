import { type RefObject, useEffect, useRef } from 'react'

/** Where the focus goes on, the best first: the stop of a list, a field, a button. */
const NEXT = ['[data-roving][tabindex="0"]', 'input', 'button:not(:disabled)']

/**
 * Keeps the focus in a part of the page when what had it there goes away, as a problem does with its fix: else the
 * keyboard would start again at the top of the page. `change` is what the part is drawn from.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>, change: unknown): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const track = ({ target }: FocusEvent) => {
      const isInside = target instanceof Element && part.current?.contains(target) === true
      last.current = isInside ? target : null
    }
    document.addEventListener('focusin', track)
    return () => document.removeEventListener('focusin', track)
  }, [part])
  const before = useRef(change)
  useEffect(() => {
    if (before.current === change) return
    before.current = change
    const isLost = last.current?.isConnected === false && document.activeElement === document.body
    if (!isLost) return
    const next = NEXT.map((place) => part.current?.querySelector<HTMLElement>(place))
    next.find((found) => found != null)?.focus()
  }, [part, change])
}
