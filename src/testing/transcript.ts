import type { Design } from '#core/model/design.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { type Step, step } from '#core/simulate/step.ts'
import { buildFlow } from './build-flow.ts'
import { graphTrace, oracleOf } from './call-trace.ts'

/** A call in which the caller keys in, and gateways and queues answer, one after the other. */
export function transcript(flow: Design | string, answers: readonly string[] = [], values = {}) {
  const design = typeof flow === 'string' ? buildFlow(flow) : flow
  const answered = (n: number) => {
    const answer = answers[n]
    if (answer === undefined) throw new Error(`nothing answers question ${n + 1}`)
    return answer
  }
  return graphTrace(
    design,
    {
      ...oracleOf([0], values, null),
      keys: (_min, _max, _terminator, n) => answered(n),
      outcome: (_outputs, n) => (answered(n) === 'done' ? null : answered(n)),
    },
    1000,
  )
}

/** Runs a call that asks nothing to its end. */
export function runToEnd(design: Design): Step {
  let done = startCall(design, SETUP)
  const events = [...done.events]
  while (done.state.at !== null) {
    done = step(done.state)
    events.push(...done.events)
  }
  return { state: done.state, events }
}

const SETUP = { startedAt: 0, builtIn: {}, attributes: {} }
