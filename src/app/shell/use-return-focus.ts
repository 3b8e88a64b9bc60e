import { useEffect, useRef } from 'react'

/**
 * Back from the page that a link of the bar led to, the link has the focus again, as a button has it when its dialog
 * closes: else the keyboard would start again at the top of the page.
 */
export function useReturnFocus(isAway: boolean): void {
  const wasAway = useRef(isAway)
  useEffect(() => {
    const isBack = wasAway.current && !isAway
    wasAway.current = isAway
    if (!isBack || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('[data-returns]')?.focus()
  }, [isAway])
}
