import { type FocusEvent, type KeyboardEvent, useState } from 'react'

const ITEM = '[data-roving]'

/**
 * A list that is one stop for Tab: the arrow keys, Home and End walk its items. Each item's main button carries what
 * `item` gives; what else stands in the row follows it in the order of Tab while the row is the current one.
 */
export function useRoving(ids: readonly string[]) {
  const [last, setLast] = useState<string | null>(null)
  const current = last !== null && ids.includes(last) ? last : ids[0]
  return {
    current,
    list: {
      onFocus: (event: FocusEvent) => {
        const id = itemAround(event.target)?.dataset['roving']
        if (id !== undefined) setLast(id)
      },
      onKeyDown: walk,
    },
    item: (id: string) => rovingItem(id, id === current),
  }
}

/** What the main button of an item carries; for rows that are drawn again only when they change. */
export function rovingItem(id: string, isCurrent: boolean) {
  return { 'data-roving': id, tabIndex: isCurrent ? 0 : -1 }
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (!(target instanceof HTMLElement) || !target.matches(ITEM)) return
  const items = [...currentTarget.querySelectorAll<HTMLElement>(ITEM)]
  const at = items.indexOf(target)
  const next = {
    ArrowDown: items[at + 1],
    ArrowUp: items[at - 1],
    Home: items[0],
    End: items.at(-1),
  }[event.key]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function itemAround(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>(ITEM) : null
}
