import { describe, expect, it } from 'vitest'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { boxesOf } from './card.ts'
import { letGrow } from './let-grow.ts'
import { tidy } from './tidy.ts'

const drawn = flowGraph({ enter: 'enter', set: 'say', hello: 'say', bye: 'end', far: 'say' }, [
  'enter.next > set',
  'set.next > hello',
  'hello.next > bye',
])
const graph: Design = {
  ...drawn,
  nodes: drawn.nodes.map((node) =>
    node.id === 'set' ? { ...node, kind: 'update-data', props: { statements: [] } } : node,
  ),
}
const line: Design = { ...graph, layout: { ...tidy(graph), far: { x: 24, y: 2000 } } }

/** The node with a second line on its card. */
function grown(design: Design): { readonly node: FlowNode; readonly edit: Edit } {
  const set = design.nodes.find(({ id }) => id === 'set')
  if (set === undefined) throw new Error('The graph has no such node')
  const statement = { type: 'string', variable: 'Task.Note', value: { type: 'none' } }
  const props = { ...set.props, statements: [statement] }
  return { node: { ...set, props }, edit: { type: 'set-node', node: set.id, patch: { props } } }
}

function boxesAfter(design: Design) {
  const { node, edit } = grown(design)
  const applied = applyEdit(design, letGrow(design, node, edit))
  if (!applied.ok) throw new Error(applied.error.code)
  const boxes = boxesOf(indexDesign(applied.value.design))
  return (id: string) => boxes.get(id as NodeId)
}

describe('a card that gets taller', () => {
  const before = boxesOf(indexDesign(line))
  const after = boxesAfter(line)
  const at = (id: string) => before.get(id as NodeId)
  const growth = (after('set')?.height ?? 0) - (at('set')?.height ?? 0)

  it('lets what stands below it give way, as far as it has grown', () => {
    expect(growth).toBe(20)
    expect(after('hello')?.y).toBe((at('hello')?.y ?? 0) + growth)
    expect(after('bye')?.y).toBe((at('bye')?.y ?? 0) + growth)
  })

  it('moves neither itself nor what is above it or far below', () => {
    for (const id of ['enter', 'set', 'far']) expect(after(id)?.y).toBe(at(id)?.y)
  })

  it('moves nothing that stands beside it', () => {
    const beside = { ...line, layout: { ...line.layout, hello: { x: 400, y: 300 } } }
    expect(boxesAfter(beside)('hello')).toMatchObject({ x: 400, y: 300 })
  })
})

it('is an edit like any other where no card gets taller', () => {
  const [first] = line.nodes
  if (first === undefined) throw new Error('The graph has no nodes')
  const edit: Edit = { type: 'set-node', node: first.id, patch: { name: 'Start' } }
  expect(letGrow(line, { ...first, name: 'Start' }, edit)).toBe(edit)
})
