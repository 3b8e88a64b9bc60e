import { type RefObject, useEffect } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { focusField } from '../form/focus-field.ts'
import { useView } from '../state/view-store.ts'

/**
 * Puts the focus where the view was asked to go: into the field of this node (null: of the flow) that the request
 * names, or into the nearest one that is shown.
 */
export function useFocusRequest(root: RefObject<HTMLElement | null>, node: NodeId | null): void {
  const request = useView((state) => state.focusRequest)
  useEffect(() => {
    if (request === null || request.node !== node || request.field === null) return
    // Once: a form that opens again later must not take the focus from where it is by then.
    if (fulfilled.has(request)) return
    fulfilled.add(request)
    focusField(root.current, request.field)
  }, [request, root, node])
}

const fulfilled = new WeakSet<object>()
