import { describe, expect, it } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { boxesOf } from '#core/layout/card.ts'
import { tidy } from '#core/layout/tidy.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import { type Direction, endOfFlow, walk } from './walk.ts'

const graph = flowGraph(
  { enter: 'enter', card: 'collect', pay: 'call', bye: 'end', again: 'say', lost: 'say' },
  [
    'enter.next > card',
    'card.success > pay',
    'card.failure > again',
    'again.next > card',
    'pay.success > bye',
    'pay.failure > again',
  ],
)
const design = { ...graph, layout: tidy(graph) }
const index = indexDesign(design)
const from = (id: string, direction: Direction) =>
  walk(index, boxesOf(index), id as NodeId, direction)

describe('arrow keys', () => {
  it('go down along the primary output and up to what leads here', () => {
    expect(from('enter', 'down')).toBe('card')
    expect(from('card', 'down')).toBe('pay')
    expect(from('pay', 'up')).toBe('card')
  })

  it('go right along the first exception and left back to the first node that has it', () => {
    expect(from('card', 'right')).toBe('again')
    expect(from('again', 'left')).toBe('card')
  })

  it('go to the nearest card where no edge leads on', () => {
    expect(from('again', 'right')).toBe('lost')
    expect(from('bye', 'up')).toBe('pay')
    expect(from('lost', 'left')).toBe('again')
  })

  it('stay where nothing lies in that direction', () => {
    expect(from('enter', 'left')).toBeNull()
  })
})

it('Home and End go to the ends of the flow', () => {
  expect(endOfFlow(index, 'first')).toBe('enter')
  expect(endOfFlow(index, 'last')).toBe('lost')
})
