import { type RefObject, useEffect, useRef, useState } from 'react'

interface AddedRow<T extends HTMLElement> {
  /** The table, or what stands around it. */
  readonly list: RefObject<T | null>
  /** Puts the focus into the row at an index as soon as it is there: whoever adds a row goes on in it. */
  readonly focusAdded: (index: number) => void
}

export function useAddedRow<T extends HTMLElement>(): AddedRow<T> {
  const list = useRef<T>(null)
  const [added, focusAdded] = useState<number | null>(null)
  useEffect(() => {
    if (added === null) return
    const row = list.current?.querySelectorAll('tbody > tr')[added]
    if (row === undefined) return
    row.querySelector<HTMLElement>('input')?.focus()
    focusAdded(null)
  }, [added])
  return { list, focusAdded }
}
