import { type RefObject, useEffect } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { useView } from '../state/view-store.ts'

const FOCUSABLE = 'input, select, textarea, [contenteditable="true"], button'

/**
 * Puts the focus where the view was asked to go: into the field of this node (null: of the flow) that the request
 * names, or into the nearest one that is shown.
 */
export function useFocusRequest(root: RefObject<HTMLElement | null>, node: NodeId | null): void {
  const request = useView((state) => state.focusRequest)
  useEffect(() => {
    if (request === null || request.node !== node || request.field === null) return
    const target = findField(root.current, request.field)
    target?.scrollIntoView({ block: 'center' })
    target?.focus()
  }, [request, root, node])
}

/** `inputs.amount` is looked for first, then `inputs`: a form may show a field only as a whole. */
function findField(root: HTMLElement | null, field: string): HTMLElement | null {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
    const place = root?.querySelector(`[data-field="${CSS.escape(path)}"]`)
    const target = place?.querySelector<HTMLElement>(FOCUSABLE)
    if (target !== null && target !== undefined) return target
  }
  return null
}
