import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { analyse } from './analyse.ts'
import type { Passed } from './dominance.ts'

function asked(flow: string, direction: 'before' | 'after') {
  const { graph, dominance } = analyse(buildFlow(flow))
  const passed: Passed = dominance[direction]
  const step = (id: string) => graph.node(id as NodeId)
  return {
    nearest: (id: string) => passed.nearest(step(id))?.id ?? null,
    nearestOfAll: (...ids: string[]) => passed.nearestOfAll(ids.map(step))?.id ?? null,
    has: (id: string, other: string) => passed.has(step(id), step(other)),
  }
}

const SHOP = `variable Ok boolean = true
start -> ok: decide(Task.Ok) -> card: collect(CC) -> pay: call(Charge) -> thanks: play("Thank you.") -> done: return
ok.no -> sorry: play("Sorry.") -> done
pay.failure, pay.timeout -> sorry
card.failure -> card
action Charge`

describe('before a step', () => {
  test('every path has passed a decision behind whose arms it stands, and none of its arms', () => {
    const { nearest, has } = asked(SHOP, 'before')
    expect(nearest('done')).toBe('ok')
    expect(nearest('sorry')).toBe('ok')
    expect(nearest('thanks')).toBe('pay')
    expect(has('thanks', 'card')).toBe(true)
    expect(has('done', 'card')).toBe(false)
    expect(has('done', 'done')).toBe(true)
  })

  test('a loop of its own is no way around', () => {
    expect(asked(SHOP, 'before').nearest('card')).toBe('ok')
  })

  test('of several steps it is the last that all of their paths have passed', () => {
    const { nearestOfAll } = asked(SHOP, 'before')
    expect(nearestOfAll('thanks', 'sorry')).toBe('ok')
    expect(nearestOfAll('thanks', 'pay')).toBe('pay')
  })

  test('none where the error handler comes as well: it comes from anywhere', () => {
    const { nearest, has } = asked(
      `start -> hello: play("Hello.") -> done: return
on-error Oops
task Oops
oops: play("Oops.") -> done`,
      'before',
    )
    expect(nearest('done')).toBe(null)
    expect(nearest('oops')).toBe(null)
    expect(has('done', 'hello')).toBe(false)
  })

  test('none of a step that no path comes to', () => {
    const { nearest, nearestOfAll, has } = asked(
      `start -> done: return
lost: play("Lost.") -> done`,
      'before',
    )
    expect(nearest('lost')).toBe(null)
    expect(has('lost', 'lost')).toBe(false)
    expect(nearestOfAll('lost', 'done')).toBe(null)
    // Nor does it take anything from the others.
    expect(nearest('done')).toBe('start')
  })
})

describe('after a step', () => {
  test('every path passes the step at which its arms come together again', () => {
    const { nearest, has } = asked(SHOP, 'after')
    expect(nearest('ok')).toBe('done')
    expect(nearest('pay')).toBe('done')
    expect(nearest('card')).toBe('pay')
    expect(has('card', 'done')).toBe(true)
    expect(has('ok', 'card')).toBe(false)
  })

  test('none where some path ends otherwise: at another end, or by an output that leads nowhere', () => {
    const { nearest, has } = asked(
      `variable Ok boolean = true
start -> ok: decide(Task.Ok) -> note: set(Ok = true) -> done: return
ok.no -> bye: hangup`,
      'after',
    )
    expect(nearest('ok')).toBe(null)
    expect(nearest('note')).toBe('done')
    expect(nearest('done')).toBe(null)
    expect(has('ok', 'done')).toBe(false)
    const open = asked(
      'start -> card: collect(CC) -> note: play("Thank you.") -> done: return',
      'after',
    )
    expect(open.nearest('card')).toBe(null)
    expect(open.nearest('note')).toBe('done')
  })

  test('a transfer ends the flow, and goes on where it fails', () => {
    const { nearest } = asked(
      `start -> desk: transfer(Payments) -> sorry: play("Sorry.") -> done: return
desk.failure -> sorry`,
      'after',
    )
    expect(nearest('start')).toBe('desk')
    expect(nearest('desk')).toBe(null)
  })

  test('a step that cannot be left ends a path, as nobody knows where it goes on', () => {
    const { nearest, has } = asked(
      `start -> done: return
on-error Ask
task Ask ends Done
oops: play("Oops.") -> back: endtask(Done)`,
      'after',
    )
    expect(nearest('oops')).toBe('back')
    expect(has('back', 'back')).toBe(true)
  })

  test('none of a step from which no path comes to an end', () => {
    const { nearest, has } = asked(
      `variable Ok boolean = true
start -> ok: decide(Task.Ok) -> done: return
ok.no -> round: play("Wait.") -> again: play("Wait.") -> round`,
      'after',
    )
    expect(nearest('round')).toBe(null)
    expect(has('round', 'again')).toBe(false)
    // What goes round for ever comes to no end that it could miss.
    expect(nearest('ok')).toBe('done')
  })
})
