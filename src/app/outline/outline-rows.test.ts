import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowOrder } from '#core/layout/flow-order.ts'
import type { Design } from '#core/model/design.ts'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import { outlineOf, visibleRows } from './outline-rows.ts'

/** Each row set in by its level, groups with a colon. */
function textOf(design: Design): readonly string[] {
  return outlineOf(design).map((row) => {
    const text = row.type === 'node' ? row.node : `${row.label}${row.type === 'group' ? ':' : ''}`
    return `${'  '.repeat(row.level - 1)}${text}`
  })
}

const pay = flowGraph(
  { enter: 'enter', card: 'collect', pay: 'call', ok: 'decide', thanks: 'say', sorry: 'say' },
  [
    'enter.next > card',
    'card.success > pay',
    'card.failure > sorry',
    'pay.success > ok',
    'pay.timeout > sorry',
    'ok.yes > thanks',
    'ok.no > sorry',
  ],
)

describe('the outline', () => {
  it('lists the main path, and groups what leaves it by the outputs that lead there', () => {
    expect(textOf(pay)).toEqual([
      'enter',
      'card',
      'pay',
      'ok',
      'yes:',
      '  thanks',
      'failure, timeout, no:',
      '  sorry',
    ])
  })

  it('puts a retry below the step that it repeats, and goes on as before', () => {
    const retry = flowGraph(
      { enter: 'enter', card: 'collect', again: 'say', ok: 'decide', yes: 'end', no: 'end' },
      [
        'enter.next > card',
        'card.success > ok',
        'card.failure > again',
        'again.next > card',
        'ok.yes > yes',
        'ok.no > no',
      ],
    )
    expect(textOf(retry)).toEqual([
      'enter',
      'card',
      'failure:',
      '  again',
      'ok',
      'yes:',
      '  yes',
      'no:',
      '  no',
    ])
  })

  it('has a group for each task, and one for what is not reached', () => {
    const two = flowGraph({ enter: 'enter', lost: 'say', 'retry/again': 'say' }, [
      'enter.next > again',
    ])
    expect(textOf(two)).toEqual([
      'main:',
      '  enter',
      '  next: jump to task retry',
      '  Not reached:',
      '    lost',
      'retry:',
      '  again',
    ])
  })

  it('hides what stands in folded groups, at any depth', () => {
    const rows = visibleRows(outlineOf(pay), new Set(['on:ok']))
    expect(rows.map((row) => row.key)).not.toContain('thanks')
    expect(rows.map((row) => row.key)).toContain('sorry')
  })

  it('has every node of any flow once, in flow order', () => {
    fc.assert(
      fc.property(arbitraryFlow(), (design) => {
        const nodes = outlineOf(design).flatMap((row) => (row.type === 'node' ? [row.node] : []))
        expect(nodes).toEqual(flowOrder(design))
        const keys = outlineOf(design).map((row) => row.key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 100 },
    )
  })
})
