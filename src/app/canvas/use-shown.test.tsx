import { act, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { useShown } from './use-shown.ts'

const card = 'card' as NodeId
/** What was drawn, one entry a render. */
let drawn: { readonly design: Design; readonly selection: readonly NodeId[] }[] = []

beforeEach(() => {
  renderApp(<Probe />, payDesign())
  drawn = []
})
afterEach(cleanup)

function Probe() {
  drawn.push(useShown())
  return null
}

function edit(made: Edit) {
  act(() => void useDocument.getState().edit(made, 'Edit'))
}

test('an edit is done before it is drawn, and then it is drawn', () => {
  const before = openDesign()
  edit({ type: 'set-node', node: card, patch: { name: 'Other' } })
  expect(drawn[0]?.design).toBe(before)
  expect(drawn.at(-1)?.design).toBe(openDesign())
})

test('a card that is dropped never jumps back to where it was taken from', () => {
  edit({ type: 'move-nodes', positions: { [card]: { x: 400, y: 40 } } })
  expect(new Set(drawn.map(({ design }) => design))).toEqual(new Set([openDesign()]))
})

test('a selection is drawn at once, and with an edit together with it', () => {
  act(() => useView.getState().select([card]))
  expect(drawn[0]?.selection).toEqual([card])
  drawn = []
  const before = openDesign()
  act(() => {
    useDocument.getState().edit({ type: 'remove-node', node: card }, 'Delete')
    useView.getState().select([])
  })
  expect(drawn[0]).toEqual({ design: before, selection: [card] })
  expect(drawn.at(-1)).toEqual({ design: openDesign(), selection: [] })
})
