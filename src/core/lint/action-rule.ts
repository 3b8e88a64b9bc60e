import { type ActionAnalysis, analyseAction, isStub } from '../analysis/actions/analyse-action.ts'
import type { DataAction } from '../model/data-action.ts'
import {
  defineRule,
  type Messages,
  type Report,
  type Reporter,
  type ReportPlace,
  type Rule,
} from './define.ts'

/** Where in a data action a report points. */
type ActionPlace = Omit<ReportPlace, 'node' | 'action' | 'variable' | 'path'>

interface ActionRuleSpec<Own extends Messages> extends Omit<Rule, 'check'> {
  readonly messages: Own
  /** Also asked about actions that an import knows by name only: for what a name alone can tell. */
  readonly asksStubs?: boolean
  readonly checkAction: (
    subject: ActionAnalysis & { readonly report: Reporter<Own, ActionPlace> },
  ) => Iterable<Report>
}

/**
 * Declares a rule about data actions by themselves, whoever calls them. An action is asked once: its reports are kept
 * as long as the action is the same object.
 */
export function defineActionRule<const Own extends Messages>({
  asksStubs = false,
  checkAction,
  ...spec
}: ActionRuleSpec<Own>): Rule {
  const known = new WeakMap<DataAction, readonly Report[]>()
  return defineRule<Messages>({
    ...spec,
    *check({ design, report }) {
      for (const action of design.actions) {
        if (isStub(action) && !asksStubs) continue
        let reports = known.get(action)
        if (reports === undefined) {
          const reporter: Reporter<Own, ActionPlace> = (messageId, data, place) =>
            report(messageId, data, { ...place, node: null, action: action.id })
          reports = [...checkAction({ ...analyseAction(action), report: reporter })]
          known.set(action, reports)
        }
        yield* reports
      }
    },
  })
}
