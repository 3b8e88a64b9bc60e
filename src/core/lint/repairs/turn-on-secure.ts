import type { Analysis } from '../../analysis/analyse.ts'
import { PLACES } from '../../kinds/facts.ts'
import { SHARING, sharingOf, unshared } from '../../kinds/secure-variable.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/**
 * Turns on “Content is secure”. What makes the variable an input or an output of the flow goes off with it, which somebody
 * outside may rely on.
 */
export function turnOnSecure(variable: Variable): Fix {
  const isShared = sharingOf(variable).length > 0
  return {
    title: `Turn on Content is secure for ${variable.name}`,
    safety: isShared ? 'unsafe' : 'safe',
    edits: [
      {
        type: 'set-variable',
        variable: variable.id,
        patch: { secure: true, ...unshared(variable) },
      },
    ],
  }
}

/** Somebody outside may rely on what goes off, so that it is not done without being asked for. */
export function turnOffSharing(variable: Variable): Fix {
  const switches = sharingOf(variable).map((key) => SHARING[key])
  return {
    title: `Turn off ${switches.join(' and ')} for ${variable.name}`,
    safety: 'unsafe',
    edits: [{ type: 'set-variable', variable: variable.id, patch: unshared(variable) }],
  }
}

/**
 * A node that stands in the way: it reads the variable where secure ones cannot be read, or extracts into it, which
 * needs one that is not secure.
 */
export function obstacleToSecure(analysis: Analysis, variable: Variable): FlowNode | undefined {
  const reader = analysis.readersOf(variable).find(({ use }) => !PLACES[use.place].secureAllowed)
  const extractor = analysis.assignments
    .to(variable)
    .find(({ assignment: { source } }) => source.type === 'value' && source.place === 'extract')
  return (reader ?? extractor)?.node
}
