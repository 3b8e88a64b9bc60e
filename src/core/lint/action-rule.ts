import { type ActionAnalysis, analyseAction, isStub } from '../analysis/actions/analyse-action.ts'
import { rememberOfAction } from '../analysis/actions/of-action.ts'
import {
  defineRule,
  type Messages,
  type Report,
  type Reporter,
  type ReportPlace,
  reporterOf,
  type Rule,
  type RuleSpec,
} from './define.ts'

/** Where in a data action a report points. */
type ActionPlace = Omit<ReportPlace, 'node' | 'action' | 'variable' | 'path'>

interface ActionRuleSpec<Own extends Messages> extends Omit<RuleSpec<Own>, 'check'> {
  /** Also asked about actions that an import knows by name only: for what a name alone can tell. */
  readonly asksStubs?: boolean
  readonly checkAction: (
    subject: ActionAnalysis & { readonly report: Reporter<Own, ActionPlace> },
  ) => Iterable<Report>
}

/**
 * Declares a rule about data actions by themselves, whoever calls them; what only a step that calls one can tell, it says
 * of steps. An action is asked once: its reports are kept as long as the action is the same object, sends the same and is
 * called the same.
 */
export function defineActionRule<const Own extends Messages>({
  asksStubs = false,
  checkAction,
  ...spec
}: ActionRuleSpec<Own>): Rule {
  const report = reporterOf(spec.messages)
  const reportsOf = rememberOfAction(
    (action): readonly Report[] => {
      const reporter: Reporter<Own, ActionPlace> = (messageId, data, place) =>
        report(messageId, data, { ...place, node: null, action: action.id })
      return [...checkAction({ ...analyseAction(action), report: reporter })]
    },
    ({ name }) => name,
  )
  return defineRule<Own>({
    ...spec,
    looksAt: ['templates', 'inputs', 'outputs', 'gateways', 'types', 'required'],
    *check({ design }) {
      for (const action of design.actions) {
        if (!isStub(action) || asksStubs) yield* reportsOf(action)
      }
    },
  })
}
