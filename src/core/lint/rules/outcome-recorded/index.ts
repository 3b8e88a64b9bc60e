import type { FlowNode } from '../../../model/design.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { stepsThat } from '../../../analysis/step-traits.ts'
import { sameItems } from '../../../base/same-items.ts'
import { findPath } from '../../../analysis/paths.ts'
import { endingSteps } from '../../../analysis/ending-steps.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'

/** A flow without a payment has nothing to report on. */
export const outcomeRecorded = defineRule({
  rule: 'outcome-recorded',
  code: 'SF-REL-11',
  severity: 'info',
  group: 'reliability',
  messages: {
    none: 'No flow outcome and no milestone is recorded: how many callers paid, were declined or gave up cannot be seen in reports, and in a secure flow nothing else is logged. Record one on each of these paths if your org offers it in secure call flows; it needs no secret.',
    missing:
      'The flow records an outcome, but not on the path that ends at “{{node}}”: such calls are missing in reports. Record an outcome there too.',
  },
  docs: {
    summary: 'Paid, declined and given up are recorded as flow outcomes or milestones.',
    why: 'A secure data action logs nothing and the flow’s contents are not recorded, so a gateway that declines every second card shows nowhere. Outcomes and milestones count without any secret.',
    source:
      'Genesys Resource Center, “Set Flow Outcome action”. Whether a secure call flow offers it is not documented: look in your org.',
    fix: 'Add a flow outcome or a milestone on each path. No fix is offered: outcomes must exist in the org under a name.',
    invalid: [
      {
        shows: 'Nothing is recorded.',
        flow: 'start -> token: fetch -> pay: pay -> done: return',
      },
      {
        shows: 'Only those who pay are counted.',
        flow: `start -> token: fetch -> pay: pay -> paid: outcome(Paid) -> done: return
pay.failure -> sorry: play("Sorry.") -> back: return`,
      },
    ],
    valid: [
      {
        shows: 'Every end is counted.',
        flow: `start -> token: fetch -> pay: pay -> paid: outcome(Paid) -> done: return
token.failure, token.timeout, pay.failure, pay.timeout -> unpaid: outcome(Not_Paid) -> done`,
      },
    ],
  },
  *check({ analysis, report }) {
    const { graph, roles } = analysis
    if (!roles.payments.some(({ node }) => analysis.isReachable(node))) return
    const records = analysis.answer(recordsOf, sameItems)
    if (records.length === 0) {
      yield report('none', {}, { node: null })
      return
    }
    const [start] = graph.roots
    if (start === undefined) return
    for (const end of endingSteps(analysis)) {
      const path = findPath(graph, {
        from: graph.out(start.node),
        goal: end,
        avoidNode: (node) => records.includes(node),
      })
      if (path !== null) {
        yield report('missing', { node: end.name }, { node: end.id, path: witness(path) })
      }
    }
  },
})

function recordsOf(whole: Analysis): readonly FlowNode[] {
  return stepsThat(whole).record.filter(whole.isReachable)
}
