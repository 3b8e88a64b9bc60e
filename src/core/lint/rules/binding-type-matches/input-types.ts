import type { Analysis } from '../../../analysis/analyse.ts'
import { sensitivityOfField } from '../../../analysis/classify.ts'
import { expressionFindings, resultType } from '../../../analysis/expression-findings.ts'
import { ownValue } from '../../../base/own-value.ts'
import { type DataType, typeLabel } from '../../../language/expression/types.ts'
import type { ContractField, Sensitivity } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { expression, type Value } from '../../../model/values.ts'
import type { Report, Reporter, ReportPlace } from '../../define.ts'
import { quotedExpression } from '../../field-words.ts'
import type { Fix } from '../../problem.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'
import { type BoundCall, DIGITS, TYPES } from './bound-call.ts'
import type { MESSAGES } from './messages.ts'

type OfInputs = Reporter<
  Pick<
    typeof MESSAGES,
    'input' | 'literal' | 'number' | 'read' | 'worked' | 'converted' | 'variable'
  >,
  ReportPlace
>

/** What an input is given that has not the type of the contract, or loses something on becoming it. */
export function mistyped(
  analysis: Analysis,
  bound: BoundCall,
  input: ContractField,
  report: OfInputs,
): Report | null {
  const { node, call, action, words, variableIn } = bound
  const value = ownValue(call.inputs, input.name)
  if (value === undefined || value.type === 'none' || fits(value, input)) return null
  // A text for a text, as nearly all of them are.
  if (input.type === 'string' && variableIn(value)?.type === 'string') return null
  if (value.type === 'expression') {
    return expressionMistyped(analysis, bound, { input, text: value.text }, report)
  }
  const place = { node: node.id, action: action.id, field: `inputs.${input.name}` }
  const data = { ...words, input: input.name, type: typeLabel(TYPES[input.type]) }
  return report('literal', { ...data, value: literalInWords(value.value) }, place)
}

function expressionMistyped(
  analysis: Analysis,
  { node, call, action, words, variableIn }: BoundCall,
  { input, text }: { readonly input: ContractField; readonly text: string },
  report: OfInputs,
): Report | null {
  const { index } = analysis.graph
  const type = TYPES[input.type]
  const variable = variableIn(expression(text))
  const field = `inputs.${input.name}`
  const place = { node: node.id, action: action.id, field }
  const data = { ...words, input: input.name, type: typeLabel(type) }
  const wrong = expressionFindings(text, node.task, index, type).find(
    ({ found }) => found !== undefined,
  )
  const own = () => resultType(text, node.task, index)
  const secret = digitsOf(analysis, variable, sensitivityOfField(action, input))
  const worked = secret !== null && variable === undefined ? own() : undefined
  if (secret !== null && input.type !== 'string') {
    const sent = variable?.name ?? quotedExpression(text)
    return report('number', { ...data, variable: sent, ...digitsInWords(secret) }, place)
  }
  if (wrong?.found !== undefined) {
    const found = typeLabel(wrong.found)
    return report('input', { ...data, value: quotedExpression(text), found }, place)
  }
  if (input.type !== 'string' && input.type !== 'boolean' && isBareText(text, own())) {
    const convert = input.type === 'integer' ? 'ToInt' : 'ToDecimal'
    const about = variable === undefined ? place : { ...place, variable: variable.id, about: field }
    const read = { ...data, variable: text.trim(), convert }
    return report('read', read, { ...about, severity: 'warning' })
  }
  if (secret !== null && worked !== undefined && isNumber(worked)) {
    const found = typeLabel(worked)
    const sent = quotedExpression(text)
    return report('worked', { ...data, value: sent, found, ...digitsInWords(secret) }, place)
  }
  if (variable === undefined || !isNumber(variable.type) || input.type !== 'string') return null
  const about = { ...place, variable: variable.id, about: field }
  const numbers = { variable: variable.name, own: typeLabel(variable.type) }
  if (secret !== null) {
    return report('variable', { ...words, ...numbers, ...digitsInWords(secret) }, about)
  }
  const fix = convert(node, call.inputs, input, variable)
  return report('converted', { ...data, ...numbers }, { ...about, severity: 'warning', fix })
}

/** Only a card number is too long for a number. */
function digitsInWords(secret: Sensitivity) {
  const zeros = 'leading zeros get lost'
  const lost =
    secret === 'pan' ? `${zeros}, and 19 digits are more than a number holds exactly` : zeros
  return { what: SENSITIVITY_WORDS[secret], lost }
}

/** A text that looks like a number or a yes is said to be a text. */
function literalInWords(value: string | number | boolean): string {
  const quoted = quotedExpression(String(value))
  return typeof value === 'string' ? `the text ${quoted}` : quoted
}

/** The class of what is sent, where it is digits that are no number. */
function digitsOf(
  { classOf }: Analysis,
  variable: Variable | undefined,
  declared: Sensitivity,
): Sensitivity | null {
  if (DIGITS.has(declared)) return declared
  const held = variable === undefined ? 'none' : classOf(variable).sensitivity
  return DIGITS.has(held) ? held : null
}

/** A name by itself that means a text. */
function isBareText(text: string, type: DataType | undefined): boolean {
  return type === 'string' && /^[A-Za-z_][\w.]*$/.test(text.trim())
}

function isNumber(type: DataType): boolean {
  return type === 'integer' || type === 'decimal'
}

/** Whether it is written out and of the type: a text takes whatever is. */
function fits(value: Value, { type }: ContractField): boolean {
  if (value.type !== 'literal') return false
  if (type === 'string') return true
  if (type === 'boolean') return typeof value.value === 'boolean'
  return type === 'integer' ? Number.isInteger(value.value) : typeof value.value === 'number'
}

function convert(
  node: FlowNode,
  inputs: Readonly<Record<string, Value>>,
  { name }: ContractField,
  variable: Variable,
): Fix {
  const value = expression(`ToString(${variable.name})`)
  return {
    title: `Write ToString(${variable.name})`,
    safety: 'safe',
    edits: [
      {
        type: 'set-node',
        node: node.id,
        patch: { props: { ...node.props, inputs: { ...inputs, [name]: value } } },
      },
    ],
  }
}
