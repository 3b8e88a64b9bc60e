import type { Steps } from '../steps.ts'
import { WHOLE } from './footprint.ts'
import type { Recorder } from './recorder.ts'
import { callsOf } from './watched-roles.ts'

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
    return this.raw.inputs
  }

  get fetches() {
    this.recorder.part(WHOLE.fetches)
    return callsOf(this.raw.fetches, this.recorder)
  }

  get payments() {
    this.recorder.part(WHOLE.payments)
    return callsOf(this.raw.payments, this.recorder)
  }

  get spends() {
    this.recorder.part(WHOLE.spends)
    return callsOf(this.raw.spends, this.recorder)
  }

  get uses() {
    this.recorder.part(WHOLE.uses)
    for (const { fetch, payment } of this.raw.uses) callsOf([fetch, payment], this.recorder)
    return this.raw.uses
  }
}
