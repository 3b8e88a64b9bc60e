import type { NodeId } from '../base/ids.ts'
import { isNotSet, notSetOf } from '../language/expression/values.ts'
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

/**
 * The flow is over: nothing that was keyed in, and nothing that secure variables held, is there any more. ASSUMPTION:
 * users say that a flow's secure variables are purged with it; Genesys does not. A flow that is entered twice in one
 * conversation and reads what it set before would settle it.
 */
export function end(run: Run, node: NodeId | null, how: End): void {
  const { design, values } = run.state
  const purged = design.variables.filter(({ id, secure }) => {
    const value = values.get(id)
    return secure && value !== undefined && !isNotSet(value)
  })
  if (purged.length > 0)
    record(run, node, { type: 'purged', variables: purged.map(({ id }) => id) })
  record(run, node, { type: 'ended', how })
  run.state = {
    ...run.state,
    at: null,
    question: null,
    answered: [],
    calls: [],
    keysLeft: '',
    values: new Map([...values, ...purged.map(({ id, type }) => [id, notSetOf(type)] as const)]),
  }
}
