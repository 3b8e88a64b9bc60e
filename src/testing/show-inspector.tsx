import { act } from '@testing-library/react'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { Inspector } from '../app/inspector/inspector.tsx'
import { useView } from '../app/state/view-store.ts'
import { payDesign } from './pay-design.ts'
import { renderApp } from './render-app.tsx'

/** The inspector with one step selected. */
export function showNode(id: string, problems: readonly Problem[] = []) {
  renderApp(<Inspector />, payDesign(), problems)
  act(() => useView.getState().select([id as NodeId]))
}

/** What a screen reader reads of a field besides its name. */
export function describedBy(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => readAloud(document.getElementById(id))).join(' ')
}

/** What a screen reader reads of it. */
function readAloud(element: HTMLElement | null): string | undefined {
  const copy = element?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return undefined
  for (const unread of copy.querySelectorAll('[aria-hidden]')) unread.remove()
  return copy.textContent
}
