import type { Trouble } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Audio } from '../model/values.ts'
import { audioRefusal, NO_TASK } from './refusal.ts'
import { end, happen, record, type Run } from './run.ts'
import { scopeOf } from './world.ts'

/** Plays audio that is the flow's own. When Architect refuses it, the call is over. */
export function say(
  run: Run,
  audio: Audio,
  field: 'greeting' | 'errorAudio',
): 'said' | 'refused' | Trouble {
  const refusal = audioRefusal(indexDesign(run.state.design), audio, field)
  if (refusal !== null) {
    record(run, null, { type: 'refused', refusal })
    end(run, null, 'refused')
    return 'refused'
  }
  const heard = scopeOf(run.state, NO_TASK).heard(audio)
  if (!heard.ok) return heard.error
  happen(run, null, heard.value)
  return 'said'
}
