import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { analyse } from './analyse.ts'
import { longestPath } from './token-time.ts'

/** Worst-case seconds from the success of `token` to arriving at `pay`; `play` of 150 characters takes 10 s. */
function seconds(flow: string): number | undefined {
  const { graph, assignments, tokenUses } = analyse(buildFlow(flow))
  const [use] = tokenUses
  if (use === undefined) return undefined
  return longestPath(graph, assignments, use)?.seconds
}

const TEN_SECONDS = `play("${'x'.repeat(150)}")`

function countedLoop(name: string, to: string): string {
  return `${name}: ${TEN_SECONDS} -> ${name}_again: decide(Task.${name} < 1)
    ${name}_again.yes -> ${name}_count: set(${name} = Task.${name} + 1) -> ${name}
    ${name}_again.no -> ${to}`
}

describe('longest path', () => {
  test('directly before the payment takes no time', () => {
    expect(seconds('start -> token: fetch -> pay: pay -> done: return')).toBe(0)
  })

  test('adds up what lies between, and not the payment itself', () => {
    expect(
      seconds(
        `start -> token: fetch -> a: ${TEN_SECONDS} -> b: ${TEN_SECONDS} -> pay: pay -> done: return`,
      ),
    ).toBe(20)
  })

  test('takes the longer arm of a decision and never both (trap 15)', () => {
    expect(
      seconds(`variable Long boolean = true
        start -> token: fetch -> long: decide(Task.Long) -> a: ${TEN_SECONDS} -> b: ${TEN_SECONDS} -> pay: pay -> done: return
        long.no -> c: ${TEN_SECONDS} -> pay`),
    ).toBe(20)
  })

  test('a loop without a bound is endless', () => {
    expect(
      seconds(`start -> token: fetch -> menu: collect(Choice) -> pay: pay -> done: return
        menu.failure -> menu`),
    ).toBe(Number.POSITIVE_INFINITY)
  })

  test('a loop that leads away from the payment is not between', () => {
    expect(
      seconds(`variable Ok boolean = true
        start -> token: fetch -> ok: decide(Task.Ok) -> pay: pay -> done: return
        ok.no -> menu: collect(Choice) -> done
        menu.failure -> menu`),
    ).toBe(0)
  })

  test.each([
    ['tries < 2', 'Task.Tries < 2', 'again.yes', 'again.no', 30],
    ['tries <= 2', 'Task.Tries <= 2', 'again.yes', 'again.no', 40],
    ['not yet 2 tries', '2 <= Task.Tries', 'again.no', 'again.yes', 30],
    [
      'more than 2 tries ends it',
      'Task.Tries > 2 or Task.Tries == 99',
      'again.no',
      'again.yes',
      40,
    ],
    [
      'another condition beside the counter',
      'Task.Open and Task.Tries < 2',
      'again.yes',
      'again.no',
      30,
    ],
  ])(
    'a counted loop is gone round as often as it counts: %s',
    (_, condition, round, out, result) => {
      expect(
        seconds(`variable Tries integer = 0
        variable Open boolean = true
        start -> token: fetch -> say: ${TEN_SECONDS} -> again: decide(${condition})
        ${round} -> count: set(Tries = Task.Tries + 1) -> say
        ${out} -> pay: pay -> done: return`),
      ).toBe(result)
    },
  )

  test.each([
    ['starts at an unknown number', 'variable Tries integer', 'Task.Tries + 1'],
    ['counts down', 'variable Tries integer = 0', 'Task.Tries - 1'],
    ['is set anew in each round', 'variable Tries integer = 0', '1'],
    ['is raised by something unknown', 'variable Tries integer = 0', 'Task.Tries + Task.Step'],
  ])('a counter bounds nothing when it %s', (_, variable, raised) => {
    expect(
      seconds(`${variable}
        variable Step integer = 0
        start -> token: fetch -> say: ${TEN_SECONDS} -> again: decide(Task.Tries < 2)
        again.yes -> count: set(Tries = ${raised}) -> say
        again.no -> pay: pay -> done: return`),
    ).toBe(Number.POSITIVE_INFINITY)
  })

  test('a counter bounds nothing when a round can avoid it', () => {
    expect(
      seconds(`variable Tries integer = 0
        start -> token: fetch -> menu: collect(Choice) -> again: decide(Task.Tries < 2)
        menu.failure -> menu
        again.yes -> count: set(Tries = Task.Tries + 1) -> menu
        again.no -> pay: pay -> done: return`),
    ).toBe(Number.POSITIVE_INFINITY)
  })

  test('a step that counts its passes', () => {
    const flow = (count: string) => `variable Tries integer = 3
      start -> token: fetch -> three: loop(${count}) -> say: ${TEN_SECONDS} -> three
      three.next -> pay: pay -> done: return`
    expect(seconds(flow('3'))).toBe(30)
    expect(seconds(flow('Task.Tries'))).toBe(30)
    expect(seconds(flow('ToInt(Flow.InvocationData)'))).toBe(Number.POSITIVE_INFINITY)
  })

  test('a step that counts up to the greatest of the numbers that its variable is given, if all are known', () => {
    const flow = (value: string) => `variable Tries integer = 3
      start -> more: decide(Call.Ani == "1") -> set: set(Tries = ${value}) -> token: fetch -> three: loop(Task.Tries) -> say: ${TEN_SECONDS} -> three
      more.no -> token
      three.next -> pay: pay -> done: return`
    expect(seconds(flow('5'))).toBe(50)
    expect(seconds(flow('Task.Tries + 1'))).toBe(Number.POSITIVE_INFINITY)
  })

  test('a counted loop in a counted loop', () => {
    const flow = (
      outer: string,
    ) => `start -> token: fetch -> rounds: loop(${outer}) -> tries: loop(3) -> say: ${TEN_SECONDS} -> tries
      tries.next -> rounds
      rounds.next -> pay: pay -> done: return`
    expect(seconds(flow('2'))).toBe(60)
    expect(seconds(flow('900'))).toBe(Number.POSITIVE_INFINITY)
  })

  test('two counted loops, one after the other', () => {
    expect(
      seconds(`variable a integer = 0
        variable b integer = 0
        start -> token: fetch -> ${countedLoop('a', countedLoop('b', 'pay: pay -> done: return'))}`),
    ).toBe(40)
  })
})
