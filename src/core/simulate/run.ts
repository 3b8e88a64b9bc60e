import type { NodeId } from '../base/ids.ts'
import type { Happening } from '../kinds/simulation.ts'
import { heardSeconds } from '../kinds/timing.ts'
import type { CallEvent, End } from './call-event.ts'
import type { CallState } from './call-state.ts'

/** A step that is being done: the state so far, and what has happened. It never leaves the step. */
export interface Run {
  state: CallState
  readonly events: CallEvent[]
}

type Bare<E> = E extends CallEvent ? Omit<E, 'node' | 'seconds'> : never

export function record(run: Run, node: NodeId | null, event: Bare<CallEvent>): void {
  run.events.push({ node, seconds: run.state.seconds, ...event })
}

export function happen(run: Run, node: NodeId | null, happens: readonly Happening[]): void {
  for (const happening of happens) {
    record(run, node, happening)
    const { state } = run
    if (happening.type === 'said') {
      run.state = { ...state, seconds: state.seconds + heardSeconds(happening.audio) }
    } else {
      const written = happening.attributes.map(({ name, value }) => [name, value] as const)
      run.state = { ...state, attributes: new Map([...state.attributes, ...written]) }
    }
  }
}

export function end(run: Run, node: NodeId | null, how: End): void {
  record(run, node, { type: 'ended', how })
  run.state = { ...run.state, at: null, question: null }
}
