import { type RefObject, useEffect } from 'react'
import type { ActionId } from '#core/base/ids.ts'
import { focusField } from '../form/focus-field.ts'
import { takeRequest } from '../form/focus-request.ts'
import { useView } from '../state/view-store.ts'

/** Puts the focus where the view was asked to go: into the field of this action, or into the nearest that is shown. */
export function useActionFocus(root: RefObject<HTMLElement | null>, action: ActionId): void {
  const request = useView((state) => state.focusRequest)
  useEffect(() => {
    if (request === null || request.node !== null || request.action !== action) return
    if (takeRequest(request)) focusField(root.current, request.field ?? '')
  }, [request, root, action])
}
