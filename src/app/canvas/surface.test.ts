import { describe, expect, it } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { payDesign } from '#testing/pay-design.ts'
import { createEdgeMapper } from './surface-edges.ts'
import { createNodeMapper } from './surface-nodes.ts'

const design = payDesign()
const card = 'card' as NodeId
const none = new Set<NodeId>()

function edited(edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

/** The ids of what is another object than before. */
function changed<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]) {
  const known = new Set<T>(before)
  return after.filter((item) => !known.has(item)).map((item) => item.id)
}

/** The nodes that an edit makes new objects. */
function nodesAfter(edit: Edit) {
  const map = createNodeMapper()
  const before = map(indexDesign(design), none, null)
  return changed(before, map(indexDesign(edited(edit)), none, null))
}

describe('nodes for the surface', () => {
  it('are new objects only where a node was renamed', () => {
    expect(nodesAfter({ type: 'set-node', node: card, patch: { name: 'Card' } })).toEqual(['card'])
  })

  it('are new objects only where a node was moved', () => {
    expect(nodesAfter({ type: 'move-nodes', positions: { [card]: { x: 4, y: 8 } } })).toEqual([
      'card',
    ])
  })

  it('are new objects where a data action changes what a card shows', () => {
    const [fetch] = design.actions
    if (fetch === undefined) throw new Error('No actions')
    const request = { ...fetch.request, url: 'https://gateway.example/v2/tokens' }
    expect(nodesAfter({ type: 'set-action', action: fetch.id, patch: { request } })).toEqual([
      'fetch',
    ])
  })

  it('are the same while others are selected or dragged', () => {
    const map = createNodeMapper()
    const index = indexDesign(design)
    const before = map(index, none, null)
    const selected = map(index, new Set([card]), null)
    expect(changed(before, selected)).toEqual(['card'])
    const dragged = map(index, new Set([card]), new Map([[card, { x: 40, y: 40 }]]))
    expect(changed(selected, dragged)).toEqual(['card'])
    expect(dragged.find((node) => node.id === card)?.position).toEqual({ x: 40, y: 40 })
  })

  it('have their size and their ports before anything is drawn', () => {
    const nodes = createNodeMapper()(indexDesign(design), none, null)
    const node = nodes.find(({ id }) => id === card)
    expect([node?.width, node?.height]).toEqual([232, 80])
    expect(node?.handles?.map((handle) => handle.id)).toEqual([null, 'success', 'failure'])
  })
})

describe('edges for the surface', () => {
  it('are the same objects after an edit that moves no line', () => {
    const map = createEdgeMapper()
    const before = map(indexDesign(design), null)
    const renamed = edited({ type: 'set-node', node: card, patch: { name: 'Card' } })
    expect(changed(before, map(indexDesign(renamed), null))).toEqual([])
  })

  it('follow a dragged node, and only those that touch it', () => {
    const map = createEdgeMapper()
    const before = map(indexDesign(design), null)
    const after = map(indexDesign(design), new Map([['note' as NodeId, { x: 400, y: 700 }]]))
    expect(changed(before, after)).toEqual(['approved:yes', 'note:next'])
  })

  it('name the outputs of branches beside the line, and no others', () => {
    const labels = new Map(
      createEdgeMapper()(indexDesign(design), null).map((edge) => [edge.id, edge.data?.label]),
    )
    expect(labels.get('card:success')).toBe('success')
    expect(labels.get('approved:yes')).toBe('yes')
    expect(labels.get('enter:next')).toBe('')
    expect(labels.get('card:failure')).toBe('')
  })
})
