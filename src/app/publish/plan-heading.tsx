import { useEffect, useRef } from 'react'

/**
 * The title of what stands in the place of the plan. The button that leads from one view to the next goes with its own:
 * the focus, which would be lost with it, goes on to the title of what has come.
 */
export function PlanHeading({ title }: { readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Only just after a key or a click, and never away from where the focus is.
    const isAnswer = 'userActivation' in navigator && navigator.userActivation.isActive
    if (isAnswer && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true })
    }
  })
  return (
    <h1 ref={heading} className="grow" tabIndex={-1}>
      {title}
    </h1>
  )
}
