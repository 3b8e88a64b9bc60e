import type { Analysis } from '../../../analysis/analyse.ts'
import { sensitivityOfField, sensitivityOfName } from '../../../analysis/classify.ts'
import { ownValue } from '../../../base/own-value.ts'
import type { ContractField } from '../../../model/data-action.ts'
import type { Report, Reporter, ReportPlace } from '../../define.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'
import { type BoundCall, DIGITS } from './bound-call.ts'
import type { MESSAGES } from './messages.ts'

/** A part of a card that goes where the contract takes another one, or where it has another input for it. */
export function misplacedCard(
  { classOf }: Analysis,
  { node, call, action, words, variableIn }: BoundCall,
  input: ContractField,
  report: Reporter<Pick<typeof MESSAGES, 'mixed' | 'elsewhere'>, ReportPlace>,
): Report | null {
  const variable = variableIn(ownValue(call.inputs, input.name))
  const what = variable === undefined ? 'none' : classOf(variable).sensitivity
  if (variable === undefined || what === input.sensitivity || !DIGITS.has(what)) return null
  const field = `inputs.${input.name}`
  const place = { node: node.id, action: action.id, field, variable: variable.id, about: field }
  const data = { ...words, variable: variable.name, input: input.name }
  const taken = sensitivityOfField(action, input)
  if (DIGITS.has(taken)) {
    const wanted = SENSITIVITY_WORDS[taken]
    return report('mixed', { ...data, what: SENSITIVITY_WORDS[what], wanted }, place)
  }
  if (what !== 'pan' || sensitivityOfName(input.name) !== 'none') return null
  const own = action.inputs.find(({ sensitivity }) => sensitivity === 'pan')
  if (own === undefined) return null
  return report('elsewhere', { ...data, field: own.name }, { ...place, severity: 'warning' })
}
