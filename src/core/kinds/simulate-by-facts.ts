import { assert } from '../base/assert.ts'
import type { Result } from '../base/result.ts'
import type { Value as Evaluated } from '../language/expression/values.ts'
import type { Assignment, Call, NodeFacts } from './facts.ts'
import {
  type Answer,
  ask,
  type Doing,
  type Given,
  type Leaving,
  leave,
  type Trouble,
  type World,
} from './simulation.ts'

/**
 * How a node simulates of which its kind says no more than the facts: it calls its data action, or the world says by
 * which output it is left when there is a choice; then it gives what the facts assign on that output.
 */
export function simulateByFacts(facts: NodeFacts, world: World): Result<Doing, Trouble> {
  const outputs = facts.outputs.map(({ id }) => id)
  const goOn = (answer: Answer) => leaveWith(facts, answer)
  if (facts.call !== null) return askCall(facts.call, outputs, world, goOn)
  const [only = null] = outputs
  const mayEnd = facts.ends !== null
  if (outputs.length + Number(mayEnd) > 1) return ask({ type: 'outcome', outputs, mayEnd }, goOn)
  return leaveWith(facts, { type: 'outcome', output: only, values: {}, seconds: 0 })
}

/** Leaves by the output of the answer, with what the facts assign there. */
export function leaveWith(facts: NodeFacts, answer: Answer) {
  assert(answer.type === 'outcome', 'keys answer no such question')
  const { output } = answer
  const gives = facts.assigns
    .filter((assignment) => assignment.output === output)
    .map((assignment) => given(assignment, answer.values))
  return leave(output, { gives })
}

function given(
  { variable, source, field }: Assignment,
  values: (Answer & { type: 'outcome' })['values'],
): Given {
  if (source.type === 'value') return { variable, type: 'value', value: source.value }
  const key = source.type === 'call' ? source.property : field
  const data = Object.hasOwn(values, key) ? (values[key] ?? null) : null
  return { variable, type: 'data', data }
}

function askCall(
  { action, inputs, timeoutSeconds }: Call,
  outputs: readonly string[],
  world: World,
  goOn: (answer: Answer) => Result<Leaving, Trouble>,
): Result<Doing, Trouble> {
  const evaluated: [string, Evaluated][] = []
  for (const [name, value] of Object.entries(inputs)) {
    const input = world.value(value, 'unknown')
    if (!input.ok) return input
    evaluated.push([name, input.value])
  }
  return ask(
    { type: 'call', action, inputs: Object.fromEntries(evaluated), timeoutSeconds, outputs },
    goOn,
  )
}
