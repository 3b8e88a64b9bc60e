import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '#core/analysis/analyse.ts'
import { writeOutCalls } from '#core/analysis/called-tasks.ts'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { batch } from '#core/model/edit.ts'
import { designs } from '#testing/arbitraries.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from './lint.ts'

/** The problems of some rules, one a line: the rule, where, and the path that proves it. */
function found(flow: string, ...rules: readonly string[]): readonly string[] {
  const { problems } = lintDesign(buildFlow(flow))
  return problems
    .filter(({ rule }) => rules.includes(rule) || rule === 'rule-crashed')
    .map(({ rule, node, path }) => {
      const way = path.map((step) =>
        step.output === null ? step.node : `${step.node}.${step.output}`,
      )
      return [rule, node, ...way].join(' ')
    })
}

const WELL_FORMED = ['flow-well-formed', 'every-path-exits-rightly', 'no-dangling-output']

describe('what a called task does counts behind the call', () => {
  test('a variable that it sets is set', () => {
    const flow = `
      start -> ask: calltask(Ask) -> say: play(ToAudioTTS(Flow.Amount)) -> end: return
      task Ask
      read: set(Flow.Amount = "1") -> back: endtask
    `
    expect(found(flow, 'set-before-read', ...WELL_FORMED)).toEqual([])
  })

  test('a variable that it sets on one path only is not, and the path goes through the task', () => {
    const flow = `
      variable Flow.Ok boolean = true
      start -> ask: calltask(Ask) -> say: play(ToAudioTTS(Flow.Amount)) -> end: return
      task Ask
      sure: decide(Flow.Ok) -> read: set(Flow.Amount = "1") -> back: endtask
      sure.no -> back
    `
    expect(found(flow, 'set-before-read')).toEqual([
      'set-before-read say start.next ask.calls sure.no back.goes back ask.default say',
    ])
  })

  test('a piece that it takes is another one when something else says where', () => {
    const flow = `
      variable Flow.CC pan
      variable Flow.From integer = 0
      start -> card: collect(Flow.CC) -> one: calltask(Cut) -> move: set(Flow.From = 8) -> two: calltask(Cut) -> end: return
      task Cut
      cut: extract(Flow.Piece = Substring(Flow.CC, Flow.From, 4)) -> back: endtask
    `
    const path =
      'card.success one.calls cut.next back.goes back one.default move.next two.calls cut'
    expect(found(flow, 'extract-reduces')).toEqual([`extract-reduces cut ${path}`])
    const once = flow.replace(' -> move: set(Flow.From = 8)', '')
    expect(found(once, 'extract-reduces')).toEqual([])
  })

  test('a secret that it takes is still one', () => {
    const flow = `
      variable Flow.CC pan
      start -> ask: calltask(Ask) -> tell: data(card = Flow.Copy) -> end: return
      task Ask
      card: collect(Flow.CC) -> copy: extract(Flow.Copy = Flow.CC) -> back: endtask
      card.failure -> back
    `
    const { graph, taints } = analyse(writeOutCalls(buildFlow(flow)).design)
    const copy = graph.index.variable('Flow.Copy', 'Main' as TaskId)
    const tell = graph.node('tell' as NodeId)
    expect(copy && taints.of(copy, tell)).toEqual(new Set(['pan']))
  })

  test('a token that it fetches grows old behind it', () => {
    const flow = `
      variable Flow.Token token
      variable Flow.CC pan
      start -> get: calltask(Fetch) -> card: collect(Flow.CC) -> pay: pay(Session_Token=Flow.Token, CC_Number=Flow.CC) -> end: return
      card.failure, pay.failure, pay.timeout -> end
      task Fetch
      token: fetch(Flow.Token) -> back: endtask
      token.failure, token.timeout -> back
    `
    expect(found(flow, 'token-after-input')).toEqual([
      'token-after-input token token.success back.goes back get.default card.success pay',
    ])
  })

  test('running off the end of the task is an error, as of any other', () => {
    const flow = `
      start -> ask: calltask(Hello) -> end: return
      task Hello
      say: play("Hello.")
    `
    expect(found(flow, 'every-path-exits-rightly')).toEqual([
      'every-path-exits-rightly say start.next ask.calls say.next',
    ])
  })
})

describe('each call is followed by itself', () => {
  const twice = (first: string, second: string) => `
    start -> one: calltask(Say) -> ${first} -> two: calltask(Say) -> ${second} -> end: return
    task Say
    hello: play("Hello.") -> back: endtask
  `

  test('no path goes in by one step and comes back behind another', () => {
    const flow = twice('fill: set(Flow.A = "1")', 'say: play(ToAudioTTS(Flow.A))')
    expect(found(flow, 'set-before-read', ...WELL_FORMED)).toEqual([])
  })

  test('and what is wrong in several calls is said once', () => {
    const flow = `
      start -> one: calltask(Say) -> two: calltask(Say) -> end: return
      task Say
      hello: play(ToAudioTTS(Flow.A)) -> back: endtask
      other: set(Flow.A = "1") -> back
    `
    expect(found(flow, 'set-before-read')).toEqual([
      'set-before-read hello start.next one.calls hello',
    ])
  })

  test('what is wrong in one of them only is found', () => {
    const flow = `
      start -> one: calltask(Say) -> fill: set(Flow.A = "1") -> two: calltask(Say) -> end: return
      task Say
      hello: play(ToAudioTTS(Flow.A)) -> back: endtask
    `
    expect(found(flow, 'set-before-read')).toEqual([
      'set-before-read hello start.next one.calls hello',
    ])
  })
})

describe('output paths', () => {
  const flow = (declined: string) => `
    start -> ask: calltask(Ask) -> end: return
    ${declined}
    task Ask ends Declined
    ok: decide(true) -> good: endtask
    ok.no -> bad: endtask(Declined)
  `

  test('lead on by the output of their name', () => {
    expect(found(flow('ask.Declined -> sorry: play("Sorry.") -> end'), ...WELL_FORMED)).toEqual([])
  })

  test('that lead nowhere are dangling', () => {
    expect(found(flow(''), ...WELL_FORMED)).toEqual([
      'every-path-exits-rightly ask start.next ask.calls ok.no bad.goes back ask.Declined',
      'no-dangling-output ask ask.Declined',
    ])
  })
})

describe('a task that calls itself', () => {
  test('is looked at once, and its ends go back to both', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      task Ask
      again: decide(true) -> more: calltask(Ask) -> back: endtask
      again.no -> back
    `
    expect(found(flow, ...WELL_FORMED)).toEqual([])
  })

  test('through another one ends too', () => {
    const flow = `
      start -> ask: calltask(A) -> end: return
      task A
      a: decide(true) -> toB: calltask(B) -> endA: endtask
      a.no -> endA
      task B
      b: decide(true) -> toA: calltask(A) -> endB: endtask
      b.no -> toA2: calltask(A) -> endB
    `
    expect(found(flow, ...WELL_FORMED)).toEqual([])
  })

  test('without an end never comes back', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      task Ask
      more: calltask(Ask) -> back: endtask
    `
    expect(found(flow, 'flow-well-formed')).toEqual([
      'flow-well-formed end',
      'flow-well-formed back',
    ])
  })

  test('a task that never comes back cuts off what follows its call', () => {
    const flow = `
      start -> ask: calltask(Ask) -> end: return
      task Ask
      stop: hangup
    `
    expect(found(flow, 'flow-well-formed')).toEqual(['flow-well-formed end'])
  })
})

test('fifty tasks that each call the next one twice are looked at in time', () => {
  const tasks = Array.from(
    { length: 50 },
    (_, i) => `
      task T${i}
      a${i}: calltask(T${i + 1}) -> b${i}: calltask(T${i + 1}) -> e${i}: endtask`,
  ).join('\n')
  const flow = `
    start -> go: calltask(T0) -> end: return
    ${tasks}
    task T50
    hello: play("Hello.") -> done: endtask
  `
  expect(found(flow, ...WELL_FORMED)).toEqual([])
})

test('whatever calls what, every report speaks of steps that the design has, and every fix fits it', () => {
  fc.assert(
    fc.property(designs({ nodes: 16 }), (design) => {
      const ids = new Set(design.nodes.map(({ id }) => id))
      for (const problem of lintDesign(design).problems) {
        expect(problem.rule).not.toBe('rule-crashed')
        expect(problem.node === null || ids.has(problem.node)).toBe(true)
        expect(problem.path.every(({ node }) => ids.has(node))).toBe(true)
        const fixed = applyEdit(design, batch(problem.fix?.edits ?? []))
        expect(fixed.ok).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)
