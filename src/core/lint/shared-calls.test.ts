import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryCallingFlow } from '#testing/arbitrary-calling-flow.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { withCallsPutIn } from '#testing/calls-put-in.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { runMode } from '#testing/run-mode.ts'
import { analyse } from '../analysis/analyse.ts'
import { writeOutAtMost, writeOutCalls } from '../analysis/called-tasks.ts'
import { buildGraph } from '../analysis/flow-graph.ts'
import { taskRegions } from '../analysis/task-regions.ts'
import { originalIds } from '../analysis/written-ids.ts'
import type { NodeId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import type { RuleSubject } from './define.ts'
import { NO_ORG } from './known-org.ts'
import { everyReportOf } from './lint.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { NOTHING_PUBLISHED } from './published.ts'
import { RULES } from './registry.ts'
import { callsCanBeFollowed } from './rules/calls-can-be-followed/index.ts'

describe('where calls share steps, paths are followed that no call takes, and it is said', () => {
  test('what is set in front of one of them only is not sure behind it', () => {
    const design = buildFlow(`
      start -> one: calltask(Say) -> fill: set(Flow.A = "1") -> two: calltask(Say)
      two -> say: play(ToAudioTTS(Flow.A)) -> end: return
      task Say
      hello: play("Hello.") -> back: endtask
    `)
    expect(foundAtMost(design, 100)).not.toContain('set-before-read say')
    expect(foundAtMost(design, 0)).toContain('set-before-read say')
    expect(foundAtMost(design, 0)).toContain('calls-can-be-followed two')
  })

  test('one that never comes to an end can pass for one that does', () => {
    const design = buildFlow(`
      variable Flow.Ok boolean = true
      start -> ok: decide(Flow.Ok) -> one: calltask(Say) -> again: play("Again.") -> one
      ok.no -> two: calltask(Say) -> end: return
      task Say
      hello: play("Hello.") -> back: endtask
    `)
    expect(foundAtMost(design, 100)).toContain('every-path-exits-rightly one')
    expect(foundAtMost(design, 0)).not.toContain('every-path-exits-rightly one')
    expect(foundAtMost(design, 0)).toContain('calls-can-be-followed two')
  })

  test('a second payment that takes the place of the first one’s receipt can pass for the same', () => {
    const design = buildFlow(`
      start -> token: fetch(Flow.Token) -> one: calltask(Pay) -> more: fetch(Flow.Token)
      more -> two: calltask(Pay) -> keep: data(Id = Flow.Transaction_ID) -> end: return
      token.failure, token.timeout -> end
      more.failure, more.timeout -> keep
      task Pay
      pay: pay(Session_Token=Flow.Token, CC_Number="4111", CVV="123", into Transaction_ID=Flow.Transaction_ID)
      pay -> back: endtask
      pay.failure, pay.timeout -> back
    `)
    expect(foundAtMost(design, 100)).toContain('receipt-before-exit pay')
    expect(foundAtMost(design, 0)).not.toContain('receipt-before-exit pay')
    expect(foundAtMost(design, 0)).toContain('calls-can-be-followed two')
  })
})

const EXAMPLES = RULES.filter(({ rule }) => rule !== 'calls-can-be-followed').flatMap(({ docs }) =>
  [...docs.invalid, ...docs.valid].map(({ flow }) => buildFlow(flow)),
)

const DESIGNS: readonly (readonly [string, fc.Arbitrary<Design>])[] = [
  ['payments that call tasks', arbitraryCallingFlow().map(buildFlow)],
  ['tasks that call, jump and end in every way', callingDesigns],
  ['the examples of rules, with calls in them', withCallsPutIn(fc.constantFrom(...EXAMPLES))],
  ['payments with calls in them', withCallsPutIn(arbitraryPayFlow().map(buildFlow))],
]

test.each(DESIGNS)(
  'in %s nothing is lost without a word: what is found of each call is found, or it is said',
  { timeout: 600_000 },
  (_, designs) => {
    fc.assert(
      fc.property(designs, fc.nat(40), (design, most) => {
        const shared = writeOutAtMost(design, most).design
        const exact = writeOutCalls(design).design
        const isShared = idsIn(shared) !== idsIn(exact)
        const found = reportsIn(shared)
        const lost = reportsIn(exact).filter((report) => !found.includes(report))
        expect(isSaid(shared, 'shared')).toBe(isShared)
        expect(isShared ? [] : lost).toEqual([])
        expect(isSaid(exact, 'recursive')).toBe(callsItself(design))
      }),
      { numRuns: runMode === 'nightly' ? 2000 : runMode === 'quick' ? 20 : 100 },
    )
  },
)

function idsIn({ nodes }: Design): string {
  return nodes.map(({ id }) => id).join('\n')
}

/** What all rules say where calls share steps from so many steps on. */
function foundAtMost(design: Design, steps: number): readonly string[] {
  return reportsIn(writeOutAtMost(design, steps).design)
}

function reportsIn(design: Design): readonly string[] {
  return RULES.flatMap((rule) =>
    everyReportOf(rule, subjectOf(design)).map(
      ({ node }) => `${rule.rule} ${originalIds(node ?? '')}`,
    ),
  )
}

function isSaid(design: Design, messageId: string): boolean {
  return everyReportOf(callsCanBeFollowed, subjectOf(design)).some(
    (report) => report.messageId === messageId,
  )
}

function subjectOf(design: Design): RuleSubject {
  return {
    design,
    analysis: analyse(design),
    options: DEFAULT_OPTIONS,
    published: NOTHING_PUBLISHED,
    org: NO_ORG,
  }
}

/** Whether a task that is come by calls itself, or one that has called it. */
function callsItself(design: Design): boolean {
  const regions = taskRegions(buildGraph(indexDesign(design)))
  const calledBy = (entry: NodeId | null) =>
    (regions.get(entry)?.calls ?? []).map((call) => call.entry)
  const leadsTo = (from: NodeId, goal: NodeId): boolean => {
    const seen = new Set(calledBy(from))
    for (const entry of seen) for (const next of calledBy(entry)) seen.add(next)
    return seen.has(goal)
  }
  return [...regions.keys()].some((entry) => entry !== null && leadsTo(entry, entry))
}
