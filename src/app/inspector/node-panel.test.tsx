import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { newNode } from '#core/kinds/new-node.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { speech } from '#core/model/values.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Inspector } from './inspector.tsx'

afterEach(cleanup)

test('a new step is not scolded for being empty before it is touched', () => {
  renderApp(<Inspector />, payDesign())
  const design = openDesign()
  const [edge] = design.edges
  const [task] = design.tasks
  if (edge === undefined || task === undefined) throw new Error('the design does not begin')
  const node = newNode(design, kindOf({ kind: 'play-audio' }), task.id)
  edit({ type: 'add-node', node, position: { x: 0, y: 0 } })
  edit({ type: 'disconnect', from: edge.from, output: edge.output })
  edit({ type: 'connect', edge: { ...edge, to: node.id } })
  edit({ type: 'connect', edge: { from: node.id, output: 'next', to: edge.to } })
  act(() => useView.getState().select([node.id]))
  check()
  expect(told(node.id)).toContain('step-complete')
  expect(screen.queryByText(/lacks what it plays/)).toBeNull()

  edit({ type: 'set-node', node: node.id, patch: { props: { audio: speech('') } } })
  check()
  expect(screen.queryAllByText(/lacks what it plays/)).not.toEqual([])
})

function edit(change: Parameters<ReturnType<typeof useDocument.getState>['edit']>[0]): void {
  act(() => {
    useDocument.getState().edit(change, 'Edit')
  })
}

function check(): void {
  const of = openDesign()
  act(() => useFindings.getState().publish({ of, ...lintDesign(of) }))
}

function told(id: NodeId): readonly string[] {
  return lintDesign(openDesign()).problems.flatMap(({ node, rule }) => (node === id ? [rule] : []))
}
