import type { Steps } from '../steps.ts'
import { type Recorder, WHOLE } from './footprint.ts'

/** The same steps; which of their lists are looked at is taken down. */
export function watchSteps(raw: Steps, recorder: Recorder): Steps {
  return {
    get nodes() {
      recorder.part(WHOLE.nodes)
      return raw.nodes
    },
    get inputs() {
      recorder.part(WHOLE.inputs)
      return raw.inputs
    },
    get fetches() {
      recorder.part(WHOLE.fetches)
      return raw.fetches
    },
    get payments() {
      recorder.part(WHOLE.payments)
      return raw.payments
    },
    get spends() {
      recorder.part(WHOLE.spends)
      return raw.spends
    },
    get uses() {
      recorder.part(WHOLE.uses)
      return raw.uses
    },
  }
}
