import { useArrivalFocus } from './use-arrival-focus.ts'

/** The title of what stands in the place of the plan. */
export function PlanHeading({ title }: { readonly title: string }) {
  const heading = useArrivalFocus()
  return (
    <h1 ref={heading} className="grow" tabIndex={-1}>
      {title}
    </h1>
  )
}
