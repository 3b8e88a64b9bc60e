import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { useDocument } from '../app/state/document-store.ts'
import { useFindings } from '../app/state/findings-store.ts'
import { useToasts } from '../app/ui/toast-store.ts'
import { useView } from '../app/state/view-store.ts'
import { ToastRegion } from '../app/ui/toast-region.tsx'
import { TooltipProvider } from '../app/ui/tooltip.tsx'

/** Shows a part of the studio over the real stores, with a design open and these problems found in it. */
export function renderApp(
  part: ReactNode,
  design: Design,
  problems: readonly Problem[] = [],
): void {
  useToasts.setState({ toasts: [] })
  useView.getState().reset()
  useDocument.getState().open(design)
  useFindings.getState().setFresh(new Map())
  useFindings.getState().publish({ of: design, problems, edges: new Map() })
  render(
    <TooltipProvider>
      {part}
      <ToastRegion />
    </TooltipProvider>,
  )
}

export function openDesign(): Design {
  const { history } = useDocument.getState()
  if (history === null) throw new Error('no design is open')
  return history.design
}

export function openNode(id: string): FlowNode {
  const node = openDesign().nodes.find((other) => other.id === id)
  if (node === undefined) throw new Error(`no node ${id}`)
  return node
}

/** How many steps can be undone. */
export function steps(): number {
  return useDocument.getState().history?.past.length ?? 0
}
