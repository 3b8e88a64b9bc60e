import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { describeRefusal, freeOutputs, refuseConnection } from './connections.ts'
import { addNode, removeNodes } from './graph-edits.ts'
import { newNode } from './new-node.ts'
import { kindOf } from './registry.ts'

const main = 'main' as TaskId
const say = kindOf({ kind: 'play-audio' })
const end = kindOf({ kind: 'disconnect' })
const at = { x: 0, y: 0 }
const id = (name: string) => name as NodeId

const line = flowGraph({ enter: 'enter', card: 'collect', pay: 'call', bye: 'end' }, [
  'enter.next > card',
  'card.success > pay',
  'card.failure > card',
  'pay.success > bye',
])

function after(design: Design, edit: Edit | null): Design {
  if (edit === null) throw new Error('No edit')
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  expect(applyEdit(applied.value.design, applied.value.inverse)).toMatchObject({
    ok: true,
    value: { design },
  })
  return applied.value.design
}

function edgesOf(design: Design): readonly string[] {
  return design.edges.map(({ from, output, to }) => `${from}.${output} > ${to}`)
}

describe('a new node', () => {
  it('has an id and a name that are free', () => {
    const once = after(line, addNode(line, say, { task: main, position: at }).edit)
    const twice = newNode(once, say, main)
    expect(once.nodes.at(-1)).toMatchObject({ id: 'play-audio', name: 'Play audio' })
    expect(twice).toMatchObject({ id: 'play-audio-2', name: 'Play audio 2' })
  })

  it('is connected to the free output that it is added on', () => {
    const from = { from: id('pay'), output: 'failure' }
    const added = after(line, addNode(line, say, { task: main, position: at, from }).edit)
    expect(edgesOf(added)).toContain('pay.failure > play-audio')
  })

  it('takes its place on an edge and leads on to where the edge led', () => {
    const from = { from: id('card'), output: 'success' }
    const added = after(line, addNode(line, say, { task: main, position: at, from }).edit)
    expect(edgesOf(added)).toEqual([
      'enter.next > card',
      'card.success > play-audio',
      'card.failure > card',
      'pay.success > bye',
      'play-audio.next > pay',
    ])
  })

  it('ends the path when it has no way on', () => {
    const from = { from: id('card'), output: 'success' }
    const added = after(line, addNode(line, end, { task: main, position: at, from }).edit)
    expect(edgesOf(added)).toContain('card.success > disconnect')
    expect(added.edges.some((edge) => edge.to === id('pay'))).toBe(false)
  })

  it('moves what must make room, in the same step', () => {
    const moved = { [id('bye')]: { x: 0, y: 400 } }
    const added = after(line, addNode(line, say, { task: main, position: at, moved }).edit)
    expect(added.layout['bye']).toEqual({ x: 0, y: 400 })
  })

  it('becomes the entry of a task that has none', () => {
    const empty = { ...line, tasks: [...line.tasks, task('retry', null)] }
    const retry = 'retry' as TaskId
    const added = after(empty, addNode(empty, say, { task: retry, position: at }).edit)
    expect(added.tasks[1]?.entry).toBe('play-audio')
  })
})

describe('removing nodes', () => {
  it('takes their edges along', () => {
    const removed = after(line, removeNodes(line, [id('pay')], false))
    expect(edgesOf(removed)).toEqual(['enter.next > card', 'card.failure > card'])
  })

  it('leads around them when asked to, past all that are removed', () => {
    const removed = after(line, removeNodes(line, [id('card'), id('pay')], true))
    expect(edgesOf(removed)).toEqual(['enter.next > bye'])
  })

  it('leaves an output free when the path around only goes round', () => {
    const round = flowGraph({ enter: 'enter', a: 'say', b: 'say' }, [
      'enter.next > a',
      'a.next > b',
      'b.next > a',
    ])
    expect(edgesOf(after(round, removeNodes(round, [id('a'), id('b')], true)))).toEqual([])
  })

  it('lets a task begin with the next step when its first one goes', () => {
    const two = flowGraph({ enter: 'enter', 'retry/again': 'say', 'retry/bye': 'end' }, [
      'enter.next > again',
      'again.next > bye',
    ])
    const removed = after(two, removeNodes(two, [id('again')], true))
    expect(removed.tasks[1]?.entry).toBe('bye')
    expect(edgesOf(removed)).toEqual(['enter.next > bye'])
  })

  it('never removes where the call comes in', () => {
    expect(removeNodes(line, [id('enter')], false)).toBeNull()
    const removed = after(line, removeNodes(line, [id('enter'), id('card')], false))
    expect(removed.nodes.map((node) => node.id)).toEqual(['enter', 'pay', 'bye'])
  })

  it('keeps any flow whole: every edge leads somewhere, and undo restores it', () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.array(fc.nat(24)), fc.boolean(), (design, picks, bridge) => {
        const ids = picks.flatMap((i) => design.nodes[i]?.id ?? [])
        const edit = removeNodes(design, ids, bridge)
        if (edit === null) return
        const left = after(design, edit)
        const nodes = new Set(left.nodes.map((node) => node.id))
        expect(left.edges.every(({ from, to }) => nodes.has(from) && nodes.has(to))).toBe(true)
        expect(left.nodes.length).toBeLessThan(design.nodes.length)
      }),
      { numRuns: 150 },
    )
  })
})

describe('connections', () => {
  const two = flowGraph({ enter: 'enter', a: 'say', 'retry/first': 'say', 'retry/second': 'end' })
  const index = indexDesign(two)

  it('may lead back, to the node itself, and to the first step of another task', () => {
    expect(refuseConnection(index, id('a'), id('a'))).toBeNull()
    expect(refuseConnection(index, id('second'), id('first'))).toBeNull()
    expect(refuseConnection(index, id('a'), id('first'))).toBeNull()
  })

  it('may not lead to where the call comes in', () => {
    const refusal = refuseConnection(index, id('a'), id('enter'))
    expect(refusal && describeRefusal(refusal)).toBe(
      '“enter” is where the call comes in: nothing can lead back to it.',
    )
  })

  it('may not lead into the middle of another task, and says where they may', () => {
    const refusal = refuseConnection(index, id('a'), id('second'))
    expect(refusal && describeRefusal(refusal)).toBe(
      '“second” is inside another task: lead to its first node, “first”.',
    )
  })

  it('knows the outputs that are free', () => {
    const card = line.nodes.find((node) => node.id === id('card'))
    const pay = line.nodes.find((node) => node.id === id('pay'))
    if (card === undefined || pay === undefined) throw new Error('No such nodes')
    const lineIndex = indexDesign(line)
    expect(freeOutputs(lineIndex, card)).toEqual([])
    expect(freeOutputs(lineIndex, pay).map((output) => output.id)).toEqual(['failure', 'timeout'])
  })
})

function task(name: string, entry: NodeId | null): Design['tasks'][number] {
  return { id: name as TaskId, name, entry }
}
