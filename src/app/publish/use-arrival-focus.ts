import { type RefObject, useEffect, useRef } from 'react'

/**
 * For the title of what has come in the place of something else. The link or button that led there is gone with its own
 * view: the focus, which would be lost with it, goes on to the title, so that the next Tab goes on from there.
 */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Only just after a key or a click, and never away from where the focus is.
    const isAnswer = 'userActivation' in navigator && navigator.userActivation.isActive
    if (isAnswer && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true })
    }
  })
  return heading
}
