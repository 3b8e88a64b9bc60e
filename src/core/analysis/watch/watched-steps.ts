import type { Steps } from '../steps.ts'
import { type Recorder, WHOLE } from './footprint.ts'
import { noted } from './noted.ts'

/** The same steps; which of their lists are looked at is taken down. */
export function watchSteps(raw: Steps, recorder: Recorder): Steps {
  return noted(raw, (list) => recorder.part(WHOLE[list]))
}
