import { describe, expect, it } from 'vitest'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { addNode } from '../kinds/graph-edits.ts'
import { kindOf } from '../kinds/registry.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, Position } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { isWithin } from './box.ts'
import { boxesOf } from './card.ts'
import { EMPTY_FRAME, framesOf, placeForFrame } from './frame.ts'
import { placeAfter, placeAt, placeFirst, placeInTask } from './insert.ts'
import { makeRoom } from './make-room.ts'
import { nodeSize } from './node-size.ts'
import { tidy } from './tidy.ts'

const say = kindOf({ kind: 'play-audio' })
const size = nodeSize(1, 0)
const later = 'later' as TaskId

const shape = flowGraph({ enter: 'enter', a: 'say', 'other/b': 'say', 'other/c': 'end' }, [
  'enter.next > a',
  'a.next > b',
  'b.next > c',
])
const two: Design = { ...shape, layout: tidy(shape) }

function framesIn(design: Design) {
  return framesOf(design, boxesOf(indexDesign(design)))
}

function withEmpty(design: Design, at?: Position): Design {
  const task = { id: later, name: 'Later', entry: null, ...(at === undefined ? {} : { at }) }
  return { ...design, tasks: [...design.tasks, task] }
}

function after(design: Design, edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  return applied.value.design
}

describe('the frame of a task without nodes', () => {
  it('stands where it was put', () => {
    const [, , frame] = framesIn(withEmpty(two, { x: 2000, y: 40 }))
    expect(frame).toMatchObject({ isEmpty: true, frame: { x: 2000, y: 40, ...EMPTY_FRAME } })
  })

  it('stands below the others when no place is known, and covers none', () => {
    const frames = framesIn(withEmpty(two))
    const [first, second, empty] = frames.map(({ frame }) => frame)
    if (!first || !second || !empty) throw new Error('three frames are drawn')
    expect(isWithin(empty, first) || isWithin(empty, second)).toBe(false)
  })

  it('takes the first node', () => {
    const design = withEmpty(two, { x: 2000, y: 40 })
    const index = indexDesign(design)
    expect(placeFirst(index, later)).toEqual({ task: later, position: { x: 2032, y: 100 } })
    expect(placeFirst(index, 'other' as TaskId)).toBeNull()
    expect(placeAt(index, { x: 2100, y: 100 }, size).task).toBe(later)
  })

  it('stays where it is when it has its first node', () => {
    const design = withEmpty(two, { x: 2000, y: 40 })
    const placement = placeFirst(indexDesign(design), later)
    if (placement === null) throw new Error('the task is empty')
    const added = after(design, addNode(design, say, placement).edit)
    expect(framesIn(added)[2]?.frame).toEqual({ x: 2000, y: 40, ...EMPTY_FRAME })
  })
})

describe('a new frame', () => {
  it('goes where it is wanted, or below what is there', () => {
    const boxes = boxesOf(indexDesign(two))
    expect(placeForFrame(two, boxes, { x: 3001, y: 10 })).toEqual({ x: 3004, y: 12 })
    const [first] = framesIn(two)
    if (first === undefined) throw new Error('a frame is drawn')
    const { frame } = first
    const place = placeForFrame(two, boxes, frame)
    expect(place.y).toBeGreaterThan(frame.y + frame.height)
  })
})

describe('nodes that come into a task', () => {
  it('stand below its own, as they stood to each other', () => {
    const placed = placeInTask(
      indexDesign(two),
      ['enter' as NodeId, 'a' as NodeId],
      'other' as TaskId,
    )
    const below = Math.max(two.layout['b']?.y ?? 0, two.layout['c']?.y ?? 0)
    expect(placed['enter' as NodeId]?.y).toBeGreaterThan(below)
    const apart = (layout: Readonly<Record<string, Position>>) =>
      (layout['a']?.y ?? 0) - (layout['enter']?.y ?? 0)
    expect(apart(placed)).toBe(apart(two.layout))
  })
})

describe('making room', () => {
  const below = (dy: number): Design => ({
    ...two,
    layout: {
      enter: { x: 0, y: 0 },
      a: { x: 0, y: 96 },
      b: { x: 0, y: 96 + dy },
      c: { x: 0, y: 192 + dy },
    },
  })

  it('moves the frame below down when a node makes the one above larger', () => {
    const design = below(200)
    const from = { from: 'a' as NodeId, output: 'next' }
    const { edit } = addNode(design, say, placeAfter(indexDesign(design), from, size))
    const plain = framesIn(after(design, edit)).map(({ frame }) => frame)
    expect(plain[0] && plain[1] && isWithin(plain[0], plain[1])).toBe(true)
    const roomy = after(design, makeRoom(design, edit))
    const [first, second] = framesIn(roomy).map(({ frame }) => frame)
    expect(first && second && isWithin(first, second)).toBe(false)
    expect((roomy.layout['c']?.y ?? 0) - (roomy.layout['b']?.y ?? 0)).toBe(96)
  })

  it('moves an empty frame too', () => {
    const design = withEmpty({ ...two, layout: { ...two.layout } }, { x: 0, y: 100_000 })
    const at = { x: 116, y: 99_990 }
    const grow: Edit = { type: 'move-nodes', positions: { ['c' as NodeId]: at } }
    expect(after(design, makeRoom(design, grow)).tasks[2]?.at?.y).toBeGreaterThan(100_000)
  })

  it('leaves frames alone that people have laid over each other', () => {
    const design = below(120)
    const from = { from: 'a' as NodeId, output: 'next' }
    const { edit } = addNode(design, say, placeAfter(indexDesign(design), from, size))
    expect(makeRoom(design, edit)).toBe(edit)
  })
})
