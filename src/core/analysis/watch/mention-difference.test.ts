import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../../base/ids.ts'
import type { DataAction, Sensitivity } from '../../model/data-action.ts'
import { indexDesign } from '../../model/design-index.ts'
import { buildGraph, type WholeGraph } from '../flow-graph.ts'
import { mentionedOtherwise } from './mention-difference.ts'

/** What differs of a step between two flows that have it at the same place. */
function otherwise(before: string, after: string): readonly string[] {
  return between(graphOf(before), graphOf(after))
}

function between(was: WholeGraph, is: WholeGraph): readonly string[] {
  const place = was.placeOf(was.node('step' as NodeId))
  return [...mentionedOtherwise(was, is, place)].toSorted()
}

function graphOf(step: string, change = (action: DataAction): DataAction => action): WholeGraph {
  const design = buildFlow(`variable Total open
    variable Price open
    variable Note open
    action Check_Limit in Amount in Note in Card_Number out Limit out Rest
    start -> step: ${step} -> done: return`)
  return buildGraph(indexDesign({ ...design, actions: design.actions.map(change) }))
}

function classed({ inputs }: DataAction, sensitivity: Sensitivity): DataAction['inputs'] {
  return inputs.map((field) => ({ ...field, sensitivity }))
}

describe('a step has to do with a variable as before', () => {
  test('when it is called otherwise or says something else', () => {
    expect(otherwise('play("Wait.")', 'play("Please wait.")')).toEqual([])
    expect(otherwise('set(Total = Task.Price)', 'set(Total = Task.Price)')).toEqual([])
  })

  test('when it has to do with another one besides', () => {
    const [one, both] = [
      'call(Check_Limit, Amount=Price)',
      'call(Check_Limit, Amount=Price, Note=Note)',
    ]
    expect(otherwise(one, both)).toEqual(['Task.Note'])
    expect(otherwise(both, one)).toEqual(['Task.Note'])
  })
})

describe('a step has to do with a variable otherwise', () => {
  test('when it gives it another value, which also tells what the value is made of', () => {
    expect(otherwise('set(Total = Task.Price)', 'set(Total = Task.Price + 1)')).toEqual([
      'Task.Price',
      'Task.Total',
    ])
    expect(otherwise('set(Total = Task.Price)', 'set(Note = Task.Price)')).toEqual([
      'Task.Note',
      'Task.Price',
      'Task.Total',
    ])
    expect(otherwise('set(Total = "1")', 'set(Total = "2")')).toEqual(['Task.Total'])
  })

  test('when two get what the other one got', () => {
    const call = (limit: string, rest: string) =>
      `call(Check_Limit, into Limit=${limit}, Rest=${rest})`
    expect(otherwise(call('Total', 'Note'), call('Note', 'Total'))).toEqual([
      'Task.Note',
      'Task.Total',
    ])
  })

  test('when a call that returns it is given something else', () => {
    const call = (amount: string) =>
      `call(Check_Limit, Amount=${amount}, Note=Note, into Limit=Total)`
    expect(otherwise(call('Price'), call('Note'))).toEqual([
      'Task.Note',
      'Task.Price',
      'Task.Total',
    ])
  })

  test('when it is put into another field, which may say another class', () => {
    const call = (a: string, b: string) => `call(Check_Limit, Amount=${a}, Note=${b})`
    expect(otherwise(call('Price', 'Total'), call('Total', 'Price'))).toEqual([
      'Task.Price',
      'Task.Total',
    ])
  })

  test('when the field says another class, or its name does once nobody has written the action', () => {
    const call = 'call(Check_Limit, Card_Number=Price, Note=Note)'
    const open = graphOf(call, (action) => ({ ...action, inputs: classed(action, 'none') }))
    const ofCard = graphOf(call, (action) => ({ ...action, inputs: classed(action, 'pan') }))
    const unwritten = graphOf(call, (action) => ({
      ...action,
      inputs: classed(action, 'none'),
      request: { ...action.request, url: '' },
    }))
    expect(between(open, ofCard)).toEqual(['Task.Note', 'Task.Price'])
    expect(between(open, unwritten)).toEqual(['Task.Price'])
  })

  test('when another question is asked for it', () => {
    expect(otherwise('collect(Total, digits=3)', 'collect(Total, digits=4)')).toEqual([
      'Task.Total',
    ])
  })
})
