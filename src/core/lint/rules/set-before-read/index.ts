import type { Analysis } from '../../../analysis/analyse.ts'
import { findPath, rootEdges } from '../../../analysis/paths.ts'
import { placeToSet } from '../../../analysis/place-to-set.ts'
import { mentionsIn, type Read } from '../../../analysis/references.ts'
import { isNeverSet, unsetPath } from '../../../analysis/unset-path.ts'
import type { TaskId } from '../../../base/ids.ts'
import type { Use } from '../../../kinds/facts.ts'
import { sharingOf } from '../../../kinds/secure-variable.ts'
import { startTask } from '../../../kinds/variable-users.ts'
import { isStub } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import type { Audio } from '../../../model/values.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'
import { isUnsetTold, mayHaveAsked, partNeeded, PARTS, pathEmptied } from './card-emptied.ts'

/**
 * Definite assignment over outputs: what a call returns is set on its success alone. Not reported: inputs of calls
 * (required-input-bound), and expressions that ask whether the variable is set. Which inputs an imported call needs is not
 * known, but for the card number: without one nothing is paid; that nothing sets another secure variable which it gets is
 * a warning. A CVV or an expiry date that was asked for, and not given, is sent empty on purpose; one that nothing asks for
 * is forgotten.
 */
export const setBeforeRead = defineRule({
  rule: 'set-before-read',
  code: 'SF-CON-19',
  severity: 'error',
  group: 'contract',
  looksAt: ['bound', 'required'],
  messages: {
    unset:
      '“{{node}}” reads {{variable}}, which nothing has set on some path to it: there it is NOT_SET, so what is computed from it is NOT_SET and a condition takes the wrong arm. Set it on every path before{{place}}, give it an initial value, or ask IsSet({{variable}}) first.',
    card: '“{{node}}” sends {{variable}}, but nothing has set it on some path to it: there the gateway gets no card number. Have the card keyed in on every path before.',
    never:
      '“{{node}}” sends {{variable}}, which is secure and which nothing in the flow ever sets: the action gets nothing for it. Have it keyed in or fetched on every path before, or take it out of the call.',
    emptied:
      '“{{node}}” sends {{variable}}, but on some path it is empty: {{what}} is not keyed in between, so the gateway gets {{none}}. Have it keyed in on every path before.',
    unknown:
      '“{{node}}” reads {{name}}, but the design has no variable of that name: Architect refuses to publish the flow. Declare it, or correct the name.',
    absent:
      '“{{node}}” reads {{name}}, which a secure call flow does not have: Architect refuses to publish the flow. Have the flow that leads here pass it, and take it from Flow.InvocationData or participant data.',
    greeting:
      'The greeting reads {{variable}}, which has no initial value, and it is played before anything is set: the caller hears nothing of it. Give it an initial value, ask IsSet({{variable}}) first, or say it with Play Audio where it is set.',
    errorAudio:
      'What the caller hears after an error reads {{variable}}, which has no initial value and which nothing sets: the caller hears nothing of it. Set it, give it an initial value, or leave it out.',
    nowhere:
      '“{{node}}” puts a value into {{name}}, but the design has no variable of that name: Architect refuses to publish the flow. Declare it, or choose another variable.',
  },
  docs: {
    summary: 'A variable is set on every path before it is read.',
    why: 'A variable that nothing has set is NOT_SET. Expressions over it are NOT_SET too, a decision takes its no arm, and text that is put together from it is empty: mistakes that show up on rare paths only.',
    source:
      'Actions assign their outputs on the output they are left by (Genesys Resource Center, “Call Secure Data action”, “Collect Input action”).',
    fix: 'Set it before, give it an initial value, or test IsSet first. Where one value can serve all paths and takes the place of no other, the message says before which node it would have to be set.',
    invalid: [
      {
        shows: 'The receipt is read although the payment failed.',
        flow: `start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return
pay.failure -> tell`,
      },
      {
        shows: 'A name that nothing declares.',
        flow: 'start -> tell: data(Receipt = Task.Recipt) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'A failed payment writes something else.',
        flow: `start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return
pay.failure -> none: data(Receipt = "none") -> done`,
      },
      {
        shows: 'The expression asks before it reads.',
        flow: `start -> token: fetch -> pay: pay -> tell: data(Receipt = If(IsSet(Task.Transaction_ID), Task.Transaction_ID, "none")) -> done: return
pay.failure -> tell`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.reached.filter((one) => mayBeWrong(analysis, one))) {
      const reads = analysis.readsOf(node)
      const assigned = analysis.assignments.of(node)
      let seen: Set<string> | undefined
      for (const read of reads) {
        const { use, name, variable } = read
        if (variable !== undefined && !isUnset(analysis, node, read, reads)) continue
        const about = `${use.field} ${variable?.id ?? name}`
        if (seen?.has(about) === true) continue
        seen = (seen ?? new Set()).add(about)
        const place = { node: node.id, field: use.field, about }
        if (variable === undefined) {
          const isOfOtherFlows = /^call\./i.test(name)
          yield report(isOfOtherFlows ? 'absent' : 'unknown', { node: node.name, name }, place)
        } else {
          const path = witness(unsetPath(analysis, node, variable) ?? [])
          const where = { ...place, variable: variable.id, path }
          const words = { node: node.name, variable: variable.name }
          const isSent = isCallInput(use) && calledAction(analysis, node) !== undefined
          // No contract says whether an import can do without it.
          if (isSent && isNeverGiven(analysis, node, variable))
            yield report('never', words, { ...where, severity: 'warning' })
          else if (isSent) yield report('card', words, where)
          else
            yield report(
              'unset',
              { ...words, place: placeInWords(analysis, node, variable) },
              where,
            )
        }
      }
      const action = calledAction(analysis, node)
      for (const read of action === undefined ? [] : reads) {
        const { use, variable } = read
        if (action === undefined || variable === undefined || !isCallInput(use)) continue
        const part = partNeeded(analysis, action, use, variable)
        if (part === null || isAsked(read, reads)) continue
        const about = `${use.field} ${variable.id}`
        const card = { part, isToldUnset: isUnsetTold(action, use) }
        const path = seen?.has(about) === true ? null : pathEmptied(analysis, node, variable, card)
        if (path === null) continue
        seen = (seen ?? new Set()).add(about)
        yield report(
          'emptied',
          { node: node.name, variable: variable.name, ...PARTS[part] },
          { node: node.id, field: use.field, variable: variable.id, about, path: witness(path) },
        )
      }
      for (const { target, variable: name, field } of assigned) {
        if (target !== undefined) continue
        yield report('nowhere', { node: node.name, name }, { node: node.id, field, about: field })
      }
    }
  },
  *check({ design, analysis, report }) {
    for (const field of ['greeting', 'errorAudio'] as const) {
      for (const variable of unsetInAudio(analysis, design.flow[field], startTask(design))) {
        // An error can come from anywhere, so that whatever is set somewhere may be there.
        const mayBeSet = field === 'errorAudio' && analysis.assignments.to(variable).length > 0
        if (mayBeSet) continue
        const place = { node: null, field, variable: variable.id, about: `${field} ${variable.id}` }
        yield report(field, { variable: variable.name }, place)
      }
    }
  },
})

/** The variables without an initial value of which an audio tells the value, not only whether there is one. */
function unsetInAudio({ graph }: Analysis, audio: Audio, task: TaskId): ReadonlySet<Variable> {
  if (audio.type !== 'expression') return new Set()
  const use: Use = { place: 'audio', field: '', expression: audio.text }
  const reads = mentionsIn([use], { task }, graph.index)
  const asked = new Set(reads.flatMap(({ variable, isTest }) => (isTest ? variable : [])))
  return new Set(
    reads.flatMap(({ variable }) =>
      variable === undefined || variable.initial.type !== 'none' || asked.has(variable)
        ? []
        : variable,
    ),
  )
}

function placeInWords(analysis: Analysis, node: FlowNode, variable: Variable): string {
  const place = placeToSet(analysis, node, variable)
  return place === null ? '' : ` (one node before “${place.name}” is on all of them)`
}

/** Whether a step is none of those that surely read what is set and write what there is. */
function mayBeWrong(analysis: Analysis, node: FlowNode): boolean {
  const reads = analysis.readsOf(node)
  return (
    reads.some(
      (read) =>
        read.variable === undefined ||
        isCallInput(read.use) ||
        isUnset(analysis, node, read, reads),
    ) || analysis.assignments.of(node).some(({ target }) => target === undefined)
  )
}

function isUnset(analysis: Analysis, node: FlowNode, read: Read, reads: readonly Read[]): boolean {
  const { use, variable } = read
  if (variable === undefined) return false
  const isSet = analysis.assignments.isSetFor(node, use, variable)
  if (isSet && !isNeverSet(analysis, node, variable)) return false
  if (isCallInput(use) && !isMissedByImport(analysis, node, variable)) return false
  return !isAsked(read, reads) && unsetPath(analysis, node, variable) !== null
}

/** Whether what reads a variable asks for it. */
function isAsked(read: Read, reads: readonly Read[]): boolean {
  return reads.some(
    (other) => other.variable === read.variable && other.isTest && isAskedWith(other, read, reads),
  )
}

function isCallInput({ place }: Use): boolean {
  return place === 'secure-action' || place === 'standard-action'
}

/** Of what other actions are given required-input-bound tells, by their contracts. */
function isMissedByImport(analysis: Analysis, node: FlowNode, variable: Variable): boolean {
  const action = calledAction(analysis, node)
  if (action === undefined || !isStub(action)) return false
  return analysis.classOf(variable).sensitivity === 'pan'
    ? comesWithoutCard(analysis, node, variable)
    : isNeverGiven(analysis, node, variable)
}

/**
 * Nobody makes a variable secure for nothing: that nothing sets it is a fetch or an input that was forgotten. Of the token
 * of a payment token-before-payment tells.
 */
function isNeverGiven(
  { assignments, classOf, roles }: Analysis,
  node: FlowNode,
  variable: Variable,
): boolean {
  if (!variable.secure || variable.initial.type !== 'none') return false
  if (classOf(variable).sensitivity === 'pan' || sharingOf(variable).includes('isInput'))
    return false
  if (roles.paymentAt(node)?.tokens.includes(variable) === true) return false
  return assignments.to(variable).length === 0
}

function comesWithoutCard(analysis: Analysis, node: FlowNode, variable: Variable): boolean {
  const { graph, assignments } = analysis
  const way = findPath(graph, {
    from: rootEdges(graph),
    goal: node,
    avoidEdge: (edge) =>
      assignments.settles(edge, variable) || mayHaveAsked(analysis, edge, variable),
  })
  return way !== null
}

/** In one expression, or by an earlier case of a switch: it is the earlier one that fits where there is no value. */
function isAskedWith(test: Read, read: Read, reads: readonly Read[]): boolean {
  if (test.use === read.use) return true
  const areCases = test.use.place === 'logic' && read.use.place === 'logic'
  return areCases && reads.indexOf(test) < reads.indexOf(read)
}
