import type { Analysis } from '../../../analysis/analyse.ts'
import { sensitivityOfField, sensitivityOfName } from '../../../analysis/classify.ts'
import { ownValue } from '../../../base/own-value.ts'
import type { Report, Reporter, ReportPlace } from '../../define.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'
import { type BoundCall, DIGITS } from './bound-call.ts'
import type { MESSAGES } from './messages.ts'

/** The parts of a card that go where the contract takes another one, or where it has another input for them. */
export function* misplacedCard(
  { classOf }: Analysis,
  { node, call, action, words, variableIn }: BoundCall,
  report: Reporter<Pick<typeof MESSAGES, 'mixed' | 'elsewhere'>, ReportPlace>,
): Iterable<Report> {
  for (const input of action.inputs) {
    const variable = variableIn(ownValue(call.inputs, input.name))
    const what = variable === undefined ? 'none' : classOf(variable).sensitivity
    if (variable === undefined || what === input.sensitivity || !DIGITS.has(what)) continue
    const field = `inputs.${input.name}`
    const place = { node: node.id, action: action.id, field, variable: variable.id, about: field }
    const data = { ...words, variable: variable.name, input: input.name }
    const taken = sensitivityOfField(action, input)
    if (DIGITS.has(taken)) {
      const wanted = SENSITIVITY_WORDS[taken]
      yield report('mixed', { ...data, what: SENSITIVITY_WORDS[what], wanted }, place)
    } else if (what === 'pan' && sensitivityOfName(input.name) === 'none') {
      const own = action.inputs.find(({ sensitivity }) => sensitivity === 'pan')
      if (own === undefined) continue
      yield report('elsewhere', { ...data, field: own.name }, { ...place, severity: 'warning' })
    }
  }
}
