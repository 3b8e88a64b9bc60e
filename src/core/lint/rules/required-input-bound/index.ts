import { ownValue } from '../../../base/own-value.ts'
import { analyseAction } from '../../../analysis/actions/analyse-action.ts'
import {
  type LoudReference,
  loudReferences,
  unknownInputs,
} from '../../../analysis/actions/loud-inputs.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { isNeverSet, unsetPath } from '../../../analysis/unset-path.ts'
import { type ContractField, type DataAction, isStub } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import type { Fix } from '../../problem.ts'
import { editTemplate } from '../../repairs/edit-action.ts'
import { witness } from '../../witness.ts'
import { inWords } from '../../words.ts'

/**
 * The token of a payment is token-before-payment’s. A value that the caller keys in or an action returns counts as set
 * where it is assigned; it may still be an empty text, which is a value.
 */
export const requiredInputBound = defineRule({
  rule: 'required-input-bound',
  code: 'SF-CON-05',
  severity: 'error',
  group: 'contract',
  looksAt: ['templates', 'inputs', 'types', 'required'],
  messages: {
    unbound:
      '“{{node}}” gives no value for {{input}}, which the contract of “{{action}}” requires{{sends}}. Give it a value, or make the input optional in a new action.',
    loud: '“{{node}}” gives no value for {{input}} of “{{action}}”, and the request prints it without asking: {{reference}} is sent as it stands, name and all. Give it a value{{orQuiet}}.',
    unset:
      '“{{node}}” gives {{variable}} for {{input}} of “{{action}}”, but on some path nothing has set it: there the request sends {{reference}} as it stands, name and all. Set the variable on every path before{{orQuiet}}.',
    unknown:
      '“{{action}}” prints {{reference}} in {{template}}, but has no input of that name{{inputs}}: it is sent as it stands, name and all, whatever the flow gives. Correct the name.',
  },
  docs: {
    summary:
      'A required input of a data action has a value, and so has every input that the request prints without asking.',
    why: 'Velocity prints the name of a reference that has no value: the gateway gets the text “${input.CVV}” for a CVV, and answers with a decline that nobody understands, because a secure action logs nothing.',
    source:
      'Executed with Apache Velocity: a reference without a value prints its own text, with $! nothing.',
    fix: 'Give the input a value on every path; or write $!{input.Name}, and put #if around what must not be sent empty. The fix writes the !, and is unsafe: whether the gateway takes an empty value is not known here.',
    invalid: [
      {
        shows: 'Nothing is given to a required input.',
        flow: `action Charge in Amount,Currency
body {"amount": "$!{input.Amount}", "currency": "$!{input.Currency}"}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
      },
      {
        shows: 'The body prints an input that the contract calls otherwise.',
        flow: `action Charge in Amount
body {"amount": "\${input.Amuont}"}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
      },
    ],
    valid: [
      {
        shows: 'An optional input without a value sends nothing.',
        flow: `action Charge in Amount,Note?
body {"amount": "$!{input.Amount}", "note": "$!{input.Note}"}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, roles } = analysis
    for (const node of steps.calls) {
      const { call } = graph.facts(node)
      const action = calledAction(analysis, node)
      if (call === null || action === undefined || isStub(action)) continue
      const analysed = analyseAction(action)
      // What is written out is there, and what nothing prints aloud can be missing where it is given.
      const suspects = action.inputs.filter(({ name }) => {
        const value = ownValue(call.inputs, name)
        if (value?.type !== 'expression') return value?.type !== 'literal'
        return (
          loudReferences(analysed, name).length > 0 &&
          unsetIn(analysis, node, `inputs.${name}`) !== null
        )
      })
      for (const input of suspects) {
        const value = ownValue(call.inputs, input.name)
        const [loud] = loudReferences(analysed, input.name)
        const field = `inputs.${input.name}`
        const data = { node: node.name, action: action.name, input: input.name }
        const place = { node: node.id, action: action.id, field }
        if (value === undefined || value.type === 'none') {
          const isToldElsewhere =
            input.sensitivity === 'token' && roles.paymentAt(node)?.isTokenMissing === true
          if (isToldElsewhere) continue
          if (loud !== undefined) {
            yield report(
              'loud',
              { ...data, ...wordsOf(loud, input) },
              { ...place, fix: quieten(action, input) },
            )
          } else if (input.required) {
            const sends = isSent(action, input) ? ', and nothing stands in its place' : ''
            yield report('unbound', { ...data, sends }, place)
          }
          continue
        }
        if (loud === undefined || value.type !== 'expression') continue
        const variable = unsetIn(analysis, node, field)
        if (variable === null) continue
        yield report(
          'unset',
          { ...data, ...wordsOf(loud, input), variable: variable.name },
          {
            ...place,
            variable: variable.id,
            path: witness(unsetPath(analysis, node, variable) ?? []),
            fix: quieten(action, input),
          },
        )
      }
    }
  },
  *check({ design, report }) {
    for (const action of design.actions) {
      if (isStub(action)) continue
      const names = action.inputs.map(({ name }) => name)
      const inputs = names.length === 0 ? '' : ` (its inputs are ${inWords(names)})`
      for (const { template, reference, name } of unknownInputs(action)) {
        const { start, end } = reference
        yield report(
          'unknown',
          {
            action: action.name,
            reference: reference.reference.literal,
            template: template.name,
            inputs: names.length === 1 ? ` (its input is ${inWords(names)})` : inputs,
          },
          {
            node: null,
            action: action.id,
            field: template.field,
            range: { start, end },
            about: `${name} ${start}`,
          },
        )
      }
    }
  },
})

/** Where something is computed, nothing in its place would leave a hole in the body. */
function wordsOf(loud: LoudReference, input: ContractField) {
  const { literal } = loud.printed.reference
  const orQuiet = printsText(loud, input)
    ? `, or write ${quiet(literal)} so that nothing is sent`
    : ''
  return { reference: literal, orQuiet }
}

function printsText({ printed }: LoudReference, { name }: ContractField): boolean {
  return printed.sources.has(name)
}

function quiet(literal: string): string {
  return literal.replace('$', '$!')
}

function isSent(action: DataAction, { name }: ContractField): boolean {
  return analyseAction(action).templates.some(({ walk }) =>
    walk?.printed.some(({ sources }) => sources.has(name)),
  )
}

/** All references to the input in one template; those in others are reported again and mended then. */
function quieten(action: DataAction, input: ContractField): Fix | null {
  const { name } = input
  const loud = loudReferences(analyseAction(action), name).filter((one) => printsText(one, input))
  const [first] = loud
  if (first === undefined) return null
  return {
    title: `Send nothing when ${name} has no value`,
    safety: 'unsafe',
    edits: [
      editTemplate(
        action,
        first.template,
        loud
          .filter(({ template }) => template === first.template)
          .map(({ printed: { reference } }) => ({
            start: reference.at,
            end: reference.at + reference.literal.length,
            text: quiet(reference.literal),
          })),
      ),
    ],
  }
}

/** The first variable of the expression at a field that may not be set there; null when all are, or it asks itself. */
function unsetIn(analysis: Analysis, node: FlowNode, field: string): Variable | null {
  const { readsOf, assignments, roles } = analysis
  const isAsked = (variable: Variable) =>
    readsOf(node).some(
      (read) => read.use.field === field && read.variable === variable && read.isTest,
    )
  for (const { use, variable } of readsOf(node)) {
    if (use.field !== field || variable === undefined) continue
    const isSet = assignments.isSetFor(node, use, variable)
    if ((isSet && !isNeverSet(analysis, node, variable)) || isAsked(variable)) continue
    if (roles.paymentAt(node)?.tokens.includes(variable) === true) continue
    if (unsetPath(analysis, node, variable) !== null) return variable
  }
  return null
}
