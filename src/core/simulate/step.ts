import { assert, present } from '../base/assert.ts'
import { err, ok, type Result } from '../base/result.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Answer, Doing, Given, Leaving, Question, Trouble } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import { type CallState, nodeWhere } from './call-state.ts'
import { handleTrouble } from './error-handling.ts'
import { callTask, endTask, moveTo } from './move.ts'
import { refusalOf } from './refusal.ts'
import { end, happen, record, type Run } from './run.ts'
import { dataAs, worldOf } from './world.ts'
import type { CallEvent } from './call-event.ts'

export interface Step {
  readonly state: CallState
  readonly events: readonly CallEvent[]
}

/**
 * Does the next thing of a call that is not over: the node where it is acts, or goes on with the answer that it waits
 * for. `answer` is null unless the state has a question, and then fits it.
 */
export function step(state: CallState, answer: Answer | null = null): Step {
  const node = present(nodeWhere(state), 'the call is over')
  assert((state.question === null) === (answer === null), 'an answer is for a question')
  const run: Run = { state, events: [] }
  const done = answer === null ? arrive(run, node) : goOn(run, node, answer)
  if (!done.ok) handleTrouble(run, node.id, done.error)
  return run
}

/** Whether the answer is one to the question: keys for digits, else one of the outputs. */
export function isAnswerTo(question: Question, answer: Answer): boolean {
  if (question.type === 'digits') return answer.type === 'keys' && /^[0-9*#]*$/.test(answer.keys)
  if (answer.type !== 'outcome') return false
  if (answer.output !== null) return question.outputs.includes(answer.output)
  return question.type === 'outcome' && question.mayEnd
}

function arrive(run: Run, node: FlowNode): Result<void, Trouble> {
  const index = indexDesign(run.state.design)
  const refusal = refusalOf(index, node)
  if (refusal !== null) {
    record(run, node.id, { type: 'refused', refusal })
    return ok(end(run, node.id, 'refused'))
  }
  if (!kindOf(node).isEntry) run.state = { ...run.state, actions: run.state.actions + 1 }
  const { actions, limit } = run.state
  if (actions > limit) return err({ code: 'too-many-actions', limit })
  const doing = does(run, node)
  if (!doing.ok) return doing
  if (doing.value.type === 'leave') return leaveNode(run, node, doing.value)
  return ok(wait(run, node, doing.value, []))
}

function wait(
  run: Run,
  node: FlowNode,
  { question, happens }: Extract<Doing, { type: 'ask' }>,
  answered: readonly Answer[],
): void {
  happen(run, node.id, happens)
  record(run, node.id, { type: 'asked', question })
  run.state = { ...run.state, question, answered }
}

function goOn(run: Run, node: FlowNode, answer: Answer): Result<void, Trouble> {
  const { question, keysLeft, answered } = run.state
  assert(question !== null && isAnswerTo(question, answer), 'the answer does not fit')
  let asked = does(run, node)
  for (const earlier of answered) {
    if (asked.ok && asked.value.type === 'ask') asked = asked.value.goOn(earlier)
  }
  if (!asked.ok) return asked
  assert(asked.value.type === 'ask', 'a node that asked asks no more')
  run.state = { ...run.state, question: null, seconds: run.state.seconds + answer.seconds }
  const whole = answer.type === 'keys' ? { ...answer, keys: keysLeft + answer.keys } : answer
  const next = asked.value.goOn(whole)
  if (!next.ok) return next
  if (next.value.type === 'leave') return leaveNode(run, node, next.value)
  run.state = { ...run.state, keysLeft: '' }
  return ok(wait(run, node, next.value, [...answered, whole]))
}

function does({ state }: Run, node: FlowNode): Result<Doing, Trouble> {
  const index = indexDesign(state.design)
  return kindOf(node).simulate({ index, node }, worldOf(state, node))
}

function leaveNode(run: Run, node: FlowNode, leaving: Leaving): Result<void, Trouble> {
  const { by, happens, gives, keeps, keysLeft, calls, returns } = leaving
  happen(run, node.id, happens)
  for (const given of gives) {
    const set = give(run, node, given)
    if (!set.ok) return set
  }
  const kept = new Map(run.state.kept)
  if (keeps === null) kept.delete(node.id)
  else kept.set(node.id, keeps)
  run.state = { ...run.state, kept, keysLeft: keysLeft ?? run.state.keysLeft }
  if (calls !== null) return callTask(run, node, calls)
  if (returns !== null) return endTask(run, node, returns, 'elsewhere')
  if (by === null) {
    const { ends } = factsOf(node, indexDesign(run.state.design))
    return ok(end(run, node.id, ends ?? 'elsewhere'))
  }
  record(run, node.id, { type: 'left', output: by })
  return moveTo(run, node, by)
}

function give(run: Run, node: FlowNode, given: Given): Result<void, Trouble> {
  const { state } = run
  const found = indexDesign(state.design).variable(given.variable, node.task)
  const { id, type } = present(found, `no variable ${given.variable}`)
  const value =
    given.type === 'value'
      ? worldOf(state, node).value(given.value, type)
      : dataAs(state, type, given.data)
  if (!value.ok) return value
  record(run, node.id, { type: 'set', variable: id, value: value.value })
  run.state = { ...state, values: new Map(state.values).set(id, value.value) }
  return ok(undefined)
}
