import { ownValue } from '../../../base/own-value.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { sensitivityOfField, sensitivityOfName } from '../../../analysis/classify.ts'
import { expressionFindings, resultType } from '../../../analysis/expression-findings.ts'
import { type DataType, typeLabel } from '../../../language/expression/types.ts'
import { type ContractField, isStub, type Sensitivity } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { expression, type Value } from '../../../model/values.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { quotedExpression } from '../../field-words.ts'
import type { Fix } from '../../problem.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/** What Architect converts exactly (a result that is worked out, a ToString that is written) is right. */
export const bindingTypeMatches = defineRule({
  rule: 'binding-type-matches',
  code: 'SF-CON-04',
  severity: 'error',
  group: 'contract',
  looksAt: ['bound', 'types'],
  messages: {
    input:
      '“{{node}}” gives {{value}} for {{input}} of “{{action}}”: that gives {{found}}, but the contract asks for {{type}} and Architect cannot convert it: it refuses to publish the flow. Give it a value of type {{type}}.',
    literal:
      '“{{node}}” gives {{value}} for {{input}} of “{{action}}”, but the contract asks for {{type}}: Architect refuses to publish the flow. Enter a value of that type.',
    mixed:
      '“{{node}}” gives {{variable}}, which holds {{what}}, for {{input}} of “{{action}}”, which takes {{wanted}}: the gateway refuses every payment. Give each input what it is for.',
    elsewhere:
      '“{{node}}” gives {{variable}}, which holds a card number, for {{input}} of “{{action}}”, which has {{field}} for it: gateways keep and show what they take for a reference or a note. Take it out, or declare at the action that {{input}} holds a card number.',
    number:
      '“{{node}}” sends {{variable}} as {{input}}, which the contract of “{{action}}” declares as {{type}}, but {{what}} is digits and no number: {{lost}}. Declare the input as String.',
    variable:
      '{{variable}} holds {{what}} and is of type {{own}}: {{lost}}, so “{{node}}” can send other digits than the caller has keyed in. Make it a String.',
    converted:
      '“{{node}}” gives {{variable}} for {{input}} of “{{action}}”: it is of type {{own}}, and the contract asks for String, so that Architect turns it into a text by itself: 0042 is sent as 42, and 10.50 as 10.5. Write ToString or the format that the gateway wants, so that it is on purpose.',
    read: '“{{node}}” gives {{variable}} for {{input}} of “{{action}}”: it is a text, and the contract asks for {{type}}, so that Architect reads a number out of it by itself, and what is none does not get there. Declare the input as String in a new action, or write {{convert}}({{variable}}) behind a node that looks at it.',
    worked:
      '“{{node}}” gives {{value}} for {{input}} of “{{action}}”: that gives {{found}}, but {{what}} is digits and no number: {{lost}}. Give it the text that was keyed in.',
    output:
      '“{{node}}” puts {{output}} of “{{action}}”, {{aType}}, into {{variable}}, which is of type {{own}}: Architect refuses to publish the flow. Choose a variable of type {{type}}.',
  },
  docs: {
    summary:
      'What the flow gives a data action and takes from it has the type that the contract declares, and a part of the card goes where the contract takes it.',
    why: 'Architect refuses what it cannot convert. What it converts can change: a card number as a number loses its leading zeros and, with 19 digits, its last ones.',
    source:
      'Checks of Architect when it validates a flow; numbers hold 15 to 16 digits exactly (IEEE 754).',
    fix: 'Use a variable of the type. The fix writes the conversion that Architect would do by itself, which changes nothing that is sent. The type of a variable or a contract is never changed for you.',
    invalid: [
      {
        shows: 'A text goes into a number.',
        flow: `variable Count integer
action Charge in Amount out Status
start -> pay: call(Charge, Amount="5", into Status=Count) -> done: return
otherwise -> done`,
      },
      {
        shows: 'A card number is declared as a number.',
        flow: `action Charge in Card:pan:integer
start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return
otherwise -> done`,
      },
      {
        shows: 'The CVV is sent as the card number.',
        flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay(CC_Number=CVV) -> done: return
otherwise -> done`,
      },
    ],
    valid: [
      {
        shows: 'Texts stay texts.',
        flow: `action Charge in Card:pan out Status
start -> card: collect(CC) -> pay: call(Charge, Card=CC, into Status=Reply) -> done: return
otherwise -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    for (const node of steps.calls) {
      const { call } = graph.facts(node)
      const action = calledAction(analysis, node)
      if (call === null || action === undefined || isStub(action)) continue
      const words = { node: node.name, action: action.name }
      const variableIn = (value: Value | undefined) =>
        value?.type === 'expression'
          ? graph.index.variable(value.text.trim(), node.task)
          : undefined
      for (const input of action.inputs) {
        const variable = variableIn(ownValue(call.inputs, input.name))
        const what = variable === undefined ? 'none' : analysis.classOf(variable).sensitivity
        if (variable === undefined || what === input.sensitivity || !DIGITS.has(what)) continue
        const field = `inputs.${input.name}`
        const place = {
          node: node.id,
          action: action.id,
          field,
          variable: variable.id,
          about: field,
        }
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
      const suspects = action.inputs.filter((input) => {
        const value = ownValue(call.inputs, input.name)
        if (value === undefined || value.type === 'none' || fits(value, input)) return false
        // A text for a text, as nearly all of them are.
        return input.type !== 'string' || variableIn(value)?.type !== 'string'
      })
      for (const input of suspects) {
        const value = ownValue(call.inputs, input.name)
        if (value === undefined || value.type === 'none') continue
        const type = TYPES[input.type]
        const variable = variableIn(value)
        const field = `inputs.${input.name}`
        const place = { node: node.id, action: action.id, field }
        const data = { ...words, input: input.name, type: typeLabel(type) }
        if (value.type === 'literal') {
          yield report('literal', { ...data, value: literalInWords(value.value) }, place)
          continue
        }
        const { text } = value
        const wrong = expressionFindings(text, node.task, graph.index, type).find(
          ({ found }) => found !== undefined,
        )
        const own = () => resultType(text, node.task, graph.index)
        const secret = digitsOf(analysis, variable, sensitivityOfField(action, input))
        const worked = secret !== null && variable === undefined ? own() : undefined
        if (secret !== null && input.type !== 'string') {
          const sent = variable?.name ?? quotedExpression(text)
          yield report('number', { ...data, variable: sent, ...digitsInWords(secret) }, place)
        } else if (wrong?.found !== undefined) {
          const found = typeLabel(wrong.found)
          yield report('input', { ...data, value: quotedExpression(text), found }, place)
        } else if (input.type !== 'string' && input.type !== 'boolean' && isBareText(text, own())) {
          const convert = input.type === 'integer' ? 'ToInt' : 'ToDecimal'
          const about =
            variable === undefined ? place : { ...place, variable: variable.id, about: field }
          yield report(
            'read',
            { ...data, variable: text.trim(), convert },
            { ...about, severity: 'warning' },
          )
        } else if (secret !== null && worked !== undefined && isNumber(worked)) {
          const found = typeLabel(worked)
          const sent = quotedExpression(text)
          yield report('worked', { ...data, value: sent, found, ...digitsInWords(secret) }, place)
        } else if (variable !== undefined && isNumber(variable.type) && input.type === 'string') {
          const about = { ...place, variable: variable.id, about: field }
          yield secret === null
            ? report(
                'converted',
                { ...data, variable: variable.name, own: typeLabel(variable.type) },
                { ...about, severity: 'warning', fix: convert(node, call.inputs, input, variable) },
              )
            : report(
                'variable',
                {
                  node: node.name,
                  variable: variable.name,
                  own: typeLabel(variable.type),
                  ...digitsInWords(secret),
                },
                about,
              )
        }
      }
      const filledBy = ({ name }: ContractField) =>
        graph.index.variable(ownValue(call.outputs, name) ?? '', node.task)
      const mistyped = action.outputs.filter((output) => {
        const variable = filledBy(output)
        return variable !== undefined && variable.type !== TYPES[output.type]
      })
      for (const output of mistyped) {
        const variable = filledBy(output)
        const type = TYPES[output.type]
        if (variable === undefined) continue
        const data = { output: output.name, variable: variable.name }
        yield report(
          'output',
          {
            ...words,
            ...data,
            aType: withArticle(typeLabel(type)),
            type: typeLabel(type),
            own: typeLabel(variable.type),
          },
          {
            node: node.id,
            action: action.id,
            field: `outputs.${output.name}`,
            variable: variable.id,
            about: `outputs.${output.name}`,
          },
        )
      }
    }
  },
})

/** Only a card number is too long for a number. */
function digitsInWords(secret: Sensitivity) {
  const zeros = 'leading zeros get lost'
  const lost =
    secret === 'pan' ? `${zeros}, and 19 digits are more than a number holds exactly` : zeros
  return { what: SENSITIVITY_WORDS[secret], lost }
}

function withArticle(type: string): string {
  return /^[AEIOU]/.test(type) ? `an ${type}` : `a ${type}`
}

/** A text that looks like a number or a yes is said to be a text. */
function literalInWords(value: string | number | boolean): string {
  const quoted = quotedExpression(String(value))
  return typeof value === 'string' ? `the text ${quoted}` : quoted
}

/** The types of a contract, as Architect has them (Genesys Resource Center, “Add contracts to custom actions”). */
const TYPES: Readonly<Record<ContractField['type'], DataType & Variable['type']>> = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
}

const DIGITS: ReadonlySet<Sensitivity> = new Set(['pan', 'cvv', 'expiry'])

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
