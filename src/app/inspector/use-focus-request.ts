import { type RefObject, useEffect } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { focusField } from '../form/focus-field.ts'
import { takeRequest } from '../form/focus-request.ts'
import { useView } from '../state/view-store.ts'

/**
 * Puts the focus where the view was asked to go: into the field of this node (null: of the flow) that the request
 * names, or into the nearest one that is shown.
 */
export function useFocusRequest(root: RefObject<HTMLElement | null>, node: NodeId | null): void {
  const request = useView((state) => state.focusRequest)
  useEffect(() => {
    if (request === null || request.node !== node || request.field === null) return
    // Variables and actions have forms of their own, with fields of the same names as the flow's.
    if (request.variable !== null || request.action !== null) return
    if (takeRequest(request)) focusField(root.current, request.field)
  }, [request, root, node])
}
