import type { Payment, TokenFetch } from '../roles.ts'
import type { Steps } from '../steps.ts'
import { WHOLE } from './footprint.ts'
import type { Recorder } from './recorder.ts'
import { callOf } from './watched-roles.ts'

/** The same steps; which of their lists are looked at is taken down. */
export function watchSteps(raw: Steps, recorder: Recorder): Steps {
  return new WatchedSteps(raw, recorder)
}

/** Whether all of these lists of some steps are empty; `lists` as bits of `WHOLE`. */
export function isNothingIn(steps: Steps, lists: number): boolean {
  const holds = (list: number) => (lists & list) !== 0
  if (holds(WHOLE.nodes) && steps.nodes.length > 0) return false
  // All others hold what is on paths.
  if (steps.reached.length === 0) return true
  return !(
    holds(WHOLE.reached) ||
    (holds(WHOLE.calls) && steps.calls.length > 0) ||
    (holds(WHOLE.inputs) && steps.inputs.length > 0) ||
    (holds(WHOLE.fetches) && steps.fetches.length > 0) ||
    (holds(WHOLE.payments) && steps.payments.length > 0) ||
    (holds(WHOLE.spends) && steps.spends.length > 0) ||
    (holds(WHOLE.uses) && steps.uses.length > 0)
  )
}

class WatchedSteps implements Steps {
  private readonly raw: Steps
  private readonly recorder: Recorder

  constructor(raw: Steps, recorder: Recorder) {
    this.raw = raw
    this.recorder = recorder
  }

  get nodes() {
    this.recorder.part(WHOLE.nodes)
    return this.raw.nodes
  }

  get reached() {
    this.recorder.part(WHOLE.reached)
    return this.raw.reached
  }

  get calls() {
    this.recorder.part(WHOLE.calls)
    return this.raw.calls
  }

  get inputs() {
    this.recorder.part(WHOLE.inputs)
    for (const { variable } of this.raw.inputs) {
      if (variable !== undefined) this.recorder.variable(variable.id)
    }
    return this.raw.inputs
  }

  get fetches() {
    this.recorder.part(WHOLE.fetches)
    return this.told(this.raw.fetches)
  }

  get payments() {
    this.recorder.part(WHOLE.payments)
    return this.told(this.raw.payments)
  }

  get spends() {
    this.recorder.part(WHOLE.spends)
    return this.told(this.raw.spends)
  }

  get uses() {
    this.recorder.part(WHOLE.uses)
    for (const { fetch, payment } of this.raw.uses) this.told([fetch, payment])
    return this.raw.uses
  }

  private told<Call extends TokenFetch | Payment>(calls: readonly Call[]): readonly Call[] {
    for (const call of calls) callOf(call, this.recorder)
    return calls
  }
}
