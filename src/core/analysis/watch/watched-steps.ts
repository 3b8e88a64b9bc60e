import type { Payment, TokenFetch } from '../roles.ts'
import type { Steps } from '../steps.ts'
import { WHOLE } from './footprint.ts'
import type { Recorder } from './recorder.ts'
import { callOf } from './watched-roles.ts'

/** The same steps; which of their lists are looked at is taken down. */
export function watchSteps(raw: Steps, recorder: Recorder): Steps {
  return new WatchedSteps(raw, recorder)
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

  get inputs() {
    this.recorder.part(WHOLE.inputs)
    for (const { variable } of this.raw.inputs) {
      if (variable !== undefined) this.recorder.variable(variable.id)
    }
    return this.raw.inputs
  }

  get fetches() {
    this.recorder.part(WHOLE.fetches)
    return this.calls(this.raw.fetches)
  }

  get payments() {
    this.recorder.part(WHOLE.payments)
    return this.calls(this.raw.payments)
  }

  get spends() {
    this.recorder.part(WHOLE.spends)
    return this.calls(this.raw.spends)
  }

  get uses() {
    this.recorder.part(WHOLE.uses)
    for (const { fetch, payment } of this.raw.uses) this.calls([fetch, payment])
    return this.raw.uses
  }

  private calls<Call extends TokenFetch | Payment>(calls: readonly Call[]): readonly Call[] {
    for (const call of calls) callOf(call, this.recorder)
    return calls
  }
}
