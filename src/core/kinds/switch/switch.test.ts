import { describe, expect, test } from 'vitest'
import {
  cardOf,
  exampleNode,
  factsFor,
  readAs,
  worldOf,
  writtenAgain,
} from '#testing/kind-example.ts'
import { expression, type Json, literal, NO_VALUE } from '../../model/values.ts'
import type { JsonObject } from '../define.ts'
import { type Evaluate, freeCaseId } from './evaluate.ts'
import { switchKind } from './index.ts'

const conditions: Evaluate = {
  on: null,
  cases: [
    { id: 'case-1', value: expression('Task.Status == "paid"') },
    { id: 'case-7', value: expression('Task.Status == "held"') },
  ],
}
const comparison: Evaluate = {
  on: { type: 'string', value: expression('Task.Status') },
  cases: [
    { id: 'case-1', value: literal('paid') },
    { id: 'case-2', value: literal('held for a review by a person') },
    { id: 'case-3', value: expression('Task.Failure_Reason') },
  ],
}

function play(name: string): JsonObject {
  return { playAudio: { name } }
}

/** As a public export of a chat flow has it: the cases behind the default, each with the steps that it runs. */
const FIRST_TRUE = {
  firstTrue: {
    default: { actions: [play('Other'), play('Bye')] },
    cases: [
      {
        case: { value: { exp: 'State.TheIntent=="Check Order Status"' }, actions: [play('One')] },
      },
      { case: { value: { exp: 'State.TheIntent=="Cancel my order"' } } },
    ],
  },
}

/** As a public export of a workflow has it: the data type is a key. */
const FIRST_MATCH = {
  firstMatch: {
    string: {
      value: { exp: 'State.purposes[State.index]' },
      default: { actions: [play('Assistant')] },
      cases: [
        { case: { value: { lit: 'customer' }, actions: [play('Customer')] } },
        { case: { value: { lit: 'agent' }, actions: [play('Agent')] } },
      ],
    },
  },
}

describe('the ways out of a switch', () => {
  test('are its cases in their order, then the default, which goes straight on', () => {
    expect(factsFor(switchKind, { evaluate: conditions }).outputs).toMatchObject([
      { id: 'case-1', label: 'case 1', role: 'exception', archy: 'nested' },
      { id: 'case-7', label: 'case 2', role: 'exception', archy: 'nested' },
      { id: 'default', label: 'default', role: 'primary', archy: 'nested' },
    ])
  })

  test('say what was true: the case that is taken, and none before it', () => {
    const known = (evaluate: Json) =>
      factsFor(switchKind, { evaluate }).outputs.map(({ when = [] }) =>
        when.map(({ expression, holds }) => `${holds ? '' : 'not '}${expression}`),
      )
    const paid = 'Task.Status == "paid"'
    const held = 'Task.Status == "held"'
    expect(known(conditions)).toEqual([
      [paid],
      [`not ${paid}`, held],
      [`not ${paid}`, `not ${held}`],
    ])
    const cases = [
      { id: 'a', value: { type: 'literal', value: 'EUR' } },
      { id: 'b', value: NO_VALUE },
    ]
    const on = { type: 'string', value: { type: 'expression', text: 'Task.Currency' } }
    const euro = '(Task.Currency) == ("EUR")'
    expect(known({ on, cases })).toEqual([[euro], [`not ${euro}`], [`not ${euro}`]])
  })

  test('are called by the text that they stand for, when it is fixed and short', () => {
    const { outputs } = factsFor(switchKind, { evaluate: comparison })
    expect(outputs.map(({ label }) => label)).toEqual(['paid', 'case 2', 'case 3', 'default'])
  })

  test.each([
    ['no case', []],
    ['65 cases', Array.from({ length: 65 }, (_, i) => ({ id: `case-${i}`, value: NO_VALUE }))],
  ])('are refused with %s', (_, cases) => {
    expect(switchKind.check({ evaluate: { on: null, cases } })).toMatchObject({
      ok: false,
      error: { property: 'evaluate.cases' },
    })
  })

  test('that are added get an id that no case has', () => {
    expect(freeCaseId(conditions.cases)).toBe('case-3')
    expect(freeCaseId([{ id: 'case-2', value: NO_VALUE }])).toBe('case-3')
    expect(freeCaseId([])).toBe('case-1')
  })
})

test('every expression of a switch is read as logic, where secure variables cannot be', () => {
  expect(factsFor(switchKind, { evaluate: comparison }).uses).toEqual([
    { place: 'logic', field: 'evaluate.on.value', expression: 'Task.Status', expects: 'string' },
    {
      place: 'logic',
      field: 'evaluate.cases.2.value',
      expression: 'Task.Failure_Reason',
      expects: 'string',
    },
  ])
})

test.each([
  ['conditions', conditions, ['Task.Status == "paid" +1']],
  ['a comparison', comparison, ['Task.Status', 'is "paid" +2']],
  ['nothing yet', switchKind.initial['evaluate'], ['(no case yet) +1']],
])('a card shows %s', (_, evaluate, rows) => {
  expect(cardOf(switchKind, { evaluate: evaluate ?? null })).toEqual(rows)
})

describe('a switch of an export', () => {
  test.each([
    ['first true', FIRST_TRUE],
    ['first match', FIRST_MATCH],
    ['queues by their names', firstMatch('queue', exp('Flow.Queue'), { name: 'Sales' })],
    ['durations by their units', firstMatch('duration', exp('Flow.Wait'), { minutes: 5 })],
  ])('is written as it was read: %s', (_, evaluate) => {
    expect(writtenAgain(switchKind, { evaluate })).toEqual({ evaluate })
  })

  test('has the lists of its cases by their place, and none for a case without steps', () => {
    const { props, branches } = readAs(switchKind, { evaluate: FIRST_TRUE })
    expect(branches).toEqual({
      'case-1': [play('One')],
      default: [play('Other'), play('Bye')],
    })
    expect(props).toEqual({
      evaluate: {
        on: null,
        cases: [
          { id: 'case-1', value: expression('State.TheIntent=="Check Order Status"') },
          { id: 'case-2', value: expression('State.TheIntent=="Cancel my order"') },
        ],
      },
    })
  })

  test.each<[string, JsonObject]>([
    ['nothing', {}],
    ['another style', { everyTrue: { cases: [{ case: { value: { lit: true } } }] } }],
    ['both styles', { ...FIRST_TRUE, ...FIRST_MATCH }],
    ['a data type that is unknown', firstMatch('colour', { value: { lit: 'red' } })],
    ['nothing to compare', firstMatch('string', {})],
    [
      'a queue with more than a name',
      firstMatch('queue', exp('Flow.Queue'), { name: 'Q', id: '1' }),
    ],
    ['a literal that is no scalar', firstTrue({ value: { lit: { seconds: 5 } } })],
    ['a case that says more', firstTrue({ value: { lit: true }, probability: 5 })],
    ['steps that are none', firstTrue({ value: { lit: true }, actions: [{ a: 1, b: 2 }] })],
    ['no case', { firstTrue: { default: { actions: [play('Other')] } } }],
  ])('is not taken for one of ours when it has %s', (_, evaluate) => {
    expect(switchKind.check(readAs(switchKind, { evaluate }).props).ok).toBe(false)
  })
})

describe('in a call a switch takes', () => {
  test.each([
    ['the first case that is true', conditions, { 'Task.Status': 'held' }, 'case-7'],
    ['the first case that equals', comparison, { 'Task.Status': 'paid' }, 'case-1'],
    ['a case that is worked out', comparison, SAME, 'case-3'],
    ['the default when none fits', conditions, { 'Task.Status': 'declined' }, 'default'],
  ])('%s', (_, evaluate, variables, output) => {
    expect(takes(evaluate, variables)).toMatchObject({ ok: true, value: { by: output } })
  })

  test('nothing when a case before it cannot be worked out', () => {
    expect(takes(conditions, {})).toMatchObject({ ok: false, error: { code: 'evaluation' } })
  })
})

function takes(evaluate: Evaluate, variables: Readonly<Record<string, string>>) {
  return switchKind.simulate(exampleNode(switchKind, { evaluate }), worldOf(variables))
}

const SAME = { 'Task.Status': 'late', 'Task.Failure_Reason': 'late' }

function firstTrue(body: JsonObject): JsonObject {
  return { firstTrue: { cases: [{ case: body }] } }
}

function firstMatch(type: string, ways: JsonObject, lit: Json = 'red'): JsonObject {
  return { firstMatch: { [type]: { ...ways, cases: [{ case: { value: { lit } } }] } } }
}

function exp(text: string): JsonObject {
  return { value: { exp: text } }
}
