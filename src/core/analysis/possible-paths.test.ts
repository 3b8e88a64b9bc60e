import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import type { Value } from '../language/expression/values.ts'
import type { DataType } from '../model/values.ts'
import { analyse } from './analyse.ts'
import { writeOutCalls } from './called-tasks.ts'
import { isRefuted, writtenValue } from './known-values.ts'
import { findPathInto } from './paths-into.ts'
import { findPath } from './paths.ts'
import { originalIds } from './written-ids.ts'

/** The shortest way from an output to `there`, searched from either end. */
function wayFrom(start: string, flow: string) {
  const { graph } = analyse(buildFlow(flow))
  const node = (id: string) => graph.node(id as NodeId)
  const from = graph.edges.filter(({ id }) => id === start)
  const goal = node('there')
  const forward = findPath(graph, { from, goal })
  const [id = ''] = start.split(':')
  const isOther = (edge: { readonly from: object }) => edge.from === node(id)
  const backward = findPathInto(graph, {
    goal,
    isStart: (one) => one === node(id),
    avoidEdge: (edge) => isOther(edge) && !from.includes(edge),
  })
  expect(backward?.map((edge) => edge.id)).toEqual(forward?.map((edge) => edge.id))
  return forward?.map((edge) => edge.id) ?? null
}

const DECIDED = `start -> ask: collect(Key) -> good: set(State = "paid") -> which: decide(Task.State == "paid") -> there: play -> done: return
  ask.failure -> bad: set(State = "failed") -> which
  which.no -> done`

describe('a path does not leave a decision against what it has given a variable', () => {
  test('it goes there with the value that leads there', () => {
    expect(wayFrom('ask:success', DECIDED)).toEqual(['ask:success', 'good:next', 'which:yes'])
  })

  test('there is none with another value', () => {
    expect(wayFrom('ask:failure', DECIDED)).toBeNull()
  })

  test('what is given in between counts', () => {
    const mended = DECIDED.replace('"failed") ->', '"failed") -> after: set(State = "paid") ->')
    expect(wayFrom('ask:failure', mended)).toHaveLength(4)
  })

  test('a value that is not written out may be any', () => {
    const told = DECIDED.replace('"failed"', 'Call.Ani')
    expect(wayFrom('ask:failure', told)).toHaveLength(3)
  })

  test('a detour that gives the right value is found', () => {
    const round = `${DECIDED}
      which.no -> more: decide(Call.Ani == "1") -> again: set(State = "paid") -> which
      more.no -> done`.replace('\n  which.no -> done', '')
    expect(wayFrom('ask:failure', round)).toEqual([
      'ask:failure',
      'bad:next',
      'which:no',
      'more:yes',
      'again:next',
      'which:yes',
    ])
  })

  test('the cases of a switch are tried in their order', () => {
    const cases = (
      first: string,
    ) => `start -> ask: collect(Key) -> set: set(State = ${first}) -> which: switch(Task.State == "a"; Task.State == "b") -> done: return
      ask.failure -> done
      which.case-1 -> done
      which.case-2 -> there: play -> done`
    expect(wayFrom('ask:success', cases('"b"'))).toHaveLength(3)
    expect(wayFrom('ask:success', cases('"a"'))).toBeNull()
  })

  test('an initial value that nothing overwrites is a setting: both ways are looked at', () => {
    expect(
      wayFrom(
        'start:next',
        `variable Mode = "live"
        start -> which: decide(Task.Mode == "test") -> there: play -> done: return
        which.no -> done`,
      ),
    ).toEqual(['start:next', 'which:yes'])
  })

  test('a task that is called again has its own variables anew', () => {
    const called = buildFlow(`start -> one: calltask(Ask) -> two: calltask(Ask) -> done: return
      task Ask
      new: decide(Task.Seen == "yes") -> back: endtask
      new.no -> there: play -> mark: set(Seen = "yes") -> back`)
    const { graph } = analyse(writeOutCalls(called).design)
    const isThere = ({ id }: { readonly id: NodeId }) => originalIds(id) === 'there'
    const first = graph.index.design.nodes.find(isThere)
    const from = first === undefined ? [] : graph.out(first)
    expect(findPath(graph, { from, goal: isThere })).toHaveLength(6)
  })
})

describe('a path does not answer a question otherwise than before', () => {
  const asked = (again: string) =>
    `start -> ask: collect(Key) -> first: decide(Task.Key == "1") -> yes: play -> second: decide(${again}) -> there: play -> done: return
      ask.failure -> done
      first.no -> no: play -> second
      second.no -> done`

  test('the same question has the same answer', () => {
    expect(wayFrom('first:yes', asked('Task.Key == "1"'))).toHaveLength(3)
    expect(wayFrom('first:no', asked('Task.Key == "1"'))).toBeNull()
  })

  test('a path that begins later has come by the answer, where there is no other way', () => {
    expect(wayFrom('yes:next', asked('Task.Key == "1"'))).toHaveLength(2)
    expect(wayFrom('no:next', asked('Task.Key == "1"'))).toBeNull()
  })

  test('another question is not known', () => {
    expect(wayFrom('first:no', asked('Task.Key == "2"'))).toHaveLength(3)
  })

  test('another value makes it a question of its own', () => {
    const other = asked('Task.Key == "1"').replace('no: play', 'no: collect(Key)')
    expect(wayFrom('first:no', `${other}\n      no.failure -> done`)).toHaveLength(3)
  })

  test('what Architect provides may have changed', () => {
    const flow = asked('Interaction.Language == "de"').replace(
      'Task.Key == "1"',
      'Interaction.Language == "de"',
    )
    expect(wayFrom('first:no', flow)).toHaveLength(3)
  })

  test('time goes on', () => {
    const due = 'Task.Key == "1" and Minute(GetCurrentDateTimeUtc()) > 30'
    expect(wayFrom('first:no', asked(due).replace('Task.Key == "1"', due))).toHaveLength(3)
  })
})

describe('what a condition comes to', () => {
  const known = (name: string) =>
    new Map<string, Value>([
      ['Task.State', { type: 'string', data: 'paid' }],
      ['Task.Done', { type: 'boolean', data: true }],
      ['Task.Turn', { type: 'integer', data: 2 }],
      ['Task.Empty', { type: 'string', data: '' }],
    ]).get(name)
  const never = (expression: string) => isRefuted({ expression, holds: true }, known)
  const always = (expression: string) => isRefuted({ expression, holds: false }, known)

  test.each([
    'Task.State == "failed"',
    'Task.State != "paid"',
    '!Task.Done',
    'Task.Done == false',
    'Task.Turn > 2',
    'Task.State == "failed" and Task.Other',
    'Task.State == "failed" or Task.Turn < 1',
    'IsNotSetOrEmpty(Task.State)',
    // One part that is false is enough, on either side.
    'Task.Other and Task.Turn > 2',
    // Texts are told apart by capitals, as where an expression is worked out.
    'Task.State == "PAID"',
    '!IsNotSetOrEmpty(Task.Empty)',
    '!IsSet(Task.Turn)',
  ])('is never true: %s', (expression) => {
    expect(never(expression)).toBe(true)
    expect(always(expression)).toBe(false)
  })

  test.each([
    'Task.State == "paid"',
    'Task.Done',
    'Task.Turn >= 2 and Task.Done',
    '!(Task.Turn > 2)',
    'Length(Task.State) == 4',
    // The left part decides alone.
    'Task.Done or Task.Other',
    '!(Task.State == "failed" and Task.Other)',
  ])('is always true: %s', (expression) => {
    expect(always(expression)).toBe(true)
    expect(never(expression)).toBe(false)
  })

  test.each([
    'Task.Other == "paid"',
    // Values of two types.
    'Task.Turn == "2"',
    // The other part decides, or may be NOT_SET, and so is what comes of it then.
    'Task.Other or Task.Done',
    '!(Task.Other and Task.State == "failed")',
    // The moment decides.
    'Year(GetCurrentDateTimeUtc()) > 2000',
    'Task.State ==',
  ])('is not known: %s', (expression) => {
    expect(never(expression)).toBe(false)
    expect(always(expression)).toBe(false)
  })

  test('a value is known as far as it is written out', () => {
    const written = (text: string, type: DataType) =>
      writtenValue({ type: 'expression', text }, type)
    expect(writtenValue({ type: 'literal', value: 3 }, 'integer')).toEqual({
      type: 'integer',
      data: 3,
    })
    expect(written('"paid"', 'string')).toEqual({ type: 'string', data: 'paid' })
    expect(written('1 == 1', 'boolean')).toEqual({ type: 'boolean', data: true })
    expect(written('Task.Turn + 1', 'integer')).toBeUndefined()
    expect(written('GetCurrentDateTimeUtc() > GetCurrentDateTimeUtc()', 'boolean')).toBeUndefined()
    // What Architect makes of a value of another type is left open.
    expect(written('0.5', 'string')).toBeUndefined()
    expect(writtenValue({ type: 'literal', value: 'soon' }, 'dateTime')).toBeUndefined()
    expect(writtenValue({ type: 'none' }, 'string')).toBeUndefined()
  })
})
