import { type RefObject, useEffect } from 'react'
import type { ActionId } from '#core/base/ids.ts'
import { useView } from '../state/view-store.ts'

const FOCUSABLE = 'input, select, textarea, [contenteditable="true"], button'

/** Puts the focus where the view was asked to go: into the field of this action, or into the nearest that is shown. */
export function useActionFocus(root: RefObject<HTMLElement | null>, action: ActionId): void {
  const request = useView((state) => state.focusRequest)
  useEffect(() => {
    if (request === null || request.node !== null || request.action !== action) return
    const target = findField(root.current, request.field ?? '')
    target?.scrollIntoView({ block: 'center' })
    target?.focus()
  }, [request, root, action])
}

/** `request.headers.2.value` is looked for first, then what it is a part of. */
function findField(root: HTMLElement | null, field: string): HTMLElement | null {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
    const place = root?.querySelector(`[data-field="${CSS.escape(path)}"]`)
    const target = place?.querySelector<HTMLElement>(FOCUSABLE)
    if (target !== null && target !== undefined) return target
  }
  return null
}
