import type { Ending, NodeFacts } from './facts.ts'

/** The facts of an action that ends the path and does nothing else. */
export function endingFacts(ends: Ending): NodeFacts {
  return {
    outputs: [],
    uses: [],
    assigns: [],
    seconds: {},
    call: null,
    ends,
    involvesCaller: false,
  }
}
