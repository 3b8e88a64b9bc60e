import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { graphTrace, oracleOf } from '#testing/call-trace.ts'

/** What happens in a call that asks nothing. */
function transcript(flow: string, most = 1000): readonly string[] {
  return graphTrace(buildFlow(flow), oracleOf([0], {}, null), most)
}

describe('a task that is called', () => {
  test('runs, and then the call goes on', () => {
    const flow = `
      start -> ask: calltask(Greet) -> bye: play("Bye.") -> end: return
      task Greet
      hello: play("Hello.") -> back: endtask`
    expect(transcript(flow)).toEqual([
      'ask calls: Greet',
      'hello says: "Hello."',
      'hello leaves by: next',
      'ask leaves by: default',
      'bye says: "Bye."',
      'bye leaves by: next',
      'the flow ends: return-to-agent',
    ])
  })

  test('goes back from its end without End task too', () => {
    const flow = `
      start -> ask: calltask(Greet) -> end: return
      task Greet
      hello: play("Hello.")`
    expect(transcript(flow).slice(-2)).toEqual([
      'ask leaves by: default',
      'the flow ends: return-to-agent',
    ])
  })

  test('goes on by the output path by which it ends', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      ask.Refused -> sorry: play("Sorry.") -> end
      task Ask ends Refused
      no: decide(false) -> yes: endtask
      no.no -> up: endtask(Refused)`
    expect(transcript(flow)).toContain('ask leaves by: Refused')
    expect(transcript(flow)).toContain('sorry says: "Sorry."')
  })

  test('goes on by the first output where the task has no such path', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      task Ask
      up: endtask(Unknown)`
    expect(transcript(flow)).toContain('ask leaves by: default')
  })

  test('ends the call where it ends it', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      task Ask
      gone: hangup`
    expect(transcript(flow)).toEqual(['ask calls: Ask', 'the flow ends: disconnect'])
  })

  test('that jumps on goes back from there', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      task Ask
      hello: play("Hello.") -> more
      task More
      more: play("More.")`
    expect(transcript(flow).slice(-3)).toEqual([
      'more leaves by: next',
      'ask leaves by: default',
      'the flow ends: return-to-agent',
    ])
  })

  test('may be nested, and goes back one call at a time', () => {
    const flow = `
      start -> a: calltask(A) -> end: return
      task A
      b: calltask(B) -> doneA: play("A")
      task B
      doneB: play("B")`
    expect(transcript(flow).filter((line) => /calls|says|default/.test(line))).toEqual([
      'a calls: A',
      'b calls: B',
      'doneB says: "B"',
      'b leaves by: default',
      'doneA says: "A"',
      'a leaves by: default',
    ])
  })

  test('may be missing: Architect refuses that', () => {
    expect(transcript('start -> ask: calltask() -> end: return')).toEqual([
      'ask is refused',
      'the flow ends: refused',
    ])
  })
})

describe('the variables of a task', () => {
  const flow = `
    variable Count integer = 0
    start -> set: set(Count = 7) -> ask: calltask(Main) -> end: return`

  test('begin anew with every call, and the calls have the 10,000 actions of one', () => {
    const trace = transcript(flow, 100_000)
    expect(trace.slice(0, 6)).toEqual([
      'set sets Task.Count: 7',
      'set leaves by: next',
      'ask calls: Main',
      'set sets Task.Count: 7',
      'set leaves by: next',
      'ask calls: Main',
    ])
    expect(trace.some((line) => line.endsWith(' fails: too-many-actions'))).toBe(true)
    expect(trace.filter((line) => line === 'ask calls: Main')).toHaveLength(5000)
  })

  test('of the task that calls are as they were when the other comes back', () => {
    const deep = `
      variable Depth integer = 0
      variable Flow.Rounds integer = 0
      start -> again: set(Flow.Rounds = Flow.Rounds + 1) -> keep: set(Depth = Flow.Rounds) -> more: decide(Flow.Rounds < 3) -> ask: calltask(Main) -> tell: play(ToAudioNumber(Task.Depth))
      more.no -> tell`
    expect(transcript(deep).filter((line) => line.startsWith('tell says'))).toEqual([
      expect.stringContaining('3'),
      expect.stringContaining('2'),
      expect.stringContaining('1'),
    ])
  })
})

test('an error leaves every task that was called', () => {
  const flow = `
    on-error Sorry
    start -> ask: calltask(Ask) -> end: return
    task Ask
    bad: set(Flow.A = GetAt(Split("a", "|"), 3)) -> back: endtask
    task Sorry
    sorry: play("Sorry.")`
  expect(transcript(flow).slice(-3)).toEqual([
    'sorry says: "Sorry."',
    'sorry leaves by: next',
    'the flow ends: end-of-task',
  ])
})
