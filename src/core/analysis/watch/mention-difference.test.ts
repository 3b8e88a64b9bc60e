import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, VariableId } from '../../base/ids.ts'
import type { DataAction, Sensitivity } from '../../model/data-action.ts'
import { indexDesign } from '../../model/design-index.ts'
import { buildGraph, type WholeGraph } from '../flow-graph.ts'
import { addMentions } from './mention-difference.ts'

/** What differs of a step between two flows that have it at the same place: what is read otherwise, and what is filled. */
function otherwise(before: string, after: string): readonly string[] {
  return between(graphOf(before), graphOf(after))
}

function between(was: WholeGraph, is: WholeGraph): readonly string[] {
  const place = was.placeOf(was.node('step' as NodeId))
  const mentioned = { read: new Set<VariableId>(), filled: new Set<VariableId>() }
  addMentions(was, is, place, mentioned)
  return [
    ...[...mentioned.filled].toSorted().map((id) => `fills ${id}`),
    ...[...mentioned.read].toSorted().map((id) => `reads ${id}`),
  ]
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

  test('when it only has to do with another one besides', () => {
    const [one, both] = [
      'call(Check_Limit, Amount=Price)',
      'call(Check_Limit, Amount=Price, Note=Note)',
    ]
    expect(otherwise(one, both)).toEqual(['reads Task.Note'])
    expect(otherwise(both, one)).toEqual(['reads Task.Note'])
  })

  test('when a field that it is put into says another class: who asks for classes is told of those', () => {
    const call = 'call(Check_Limit, Card_Number=Price, Note=Note)'
    const open = graphOf(call, (action) => ({ ...action, inputs: classed(action, 'none') }))
    const ofCard = graphOf(call, (action) => ({ ...action, inputs: classed(action, 'pan') }))
    expect(between(open, ofCard)).toEqual([])
  })
})

describe('a step fills a variable otherwise', () => {
  test('when it gives it another value, which also tells what the value is made of', () => {
    expect(otherwise('set(Total = Task.Price)', 'set(Total = Task.Price + 1)')).toEqual([
      'fills Task.Price',
      'fills Task.Total',
      'reads Task.Price',
    ])
    expect(otherwise('set(Total = Task.Price)', 'set(Note = Task.Price)')).toEqual([
      'fills Task.Note',
      'fills Task.Price',
      'fills Task.Total',
    ])
    expect(otherwise('set(Total = "1")', 'set(Total = "2")')).toEqual(['fills Task.Total'])
  })

  test('when two get what the other one got', () => {
    const call = (limit: string, rest: string) =>
      `call(Check_Limit, into Limit=${limit}, into Rest=${rest})`
    expect(otherwise(call('Total', 'Note'), call('Note', 'Total'))).toEqual([
      'fills Task.Note',
      'fills Task.Total',
    ])
  })

  test('when a call that returns it is given something else', () => {
    const call = (amount: string) =>
      `call(Check_Limit, Amount=${amount}, Note=Note, into Limit=Total)`
    expect(otherwise(call('Price'), call('Note'))).toEqual([
      'fills Task.Total',
      'reads Task.Note',
      'reads Task.Price',
    ])
  })

  test('when another question is asked for it', () => {
    expect(otherwise('collect(Total, digits=3)', 'collect(Total, digits=4)')).toEqual([
      'fills Task.Total',
    ])
  })
})

describe('a step reads a variable otherwise', () => {
  test('when it puts it into another field', () => {
    const call = (a: string, b: string) => `call(Check_Limit, Amount=${a}, Note=${b})`
    expect(otherwise(call('Price', 'Total'), call('Total', 'Price'))).toEqual([
      'reads Task.Price',
      'reads Task.Total',
    ])
  })
})
