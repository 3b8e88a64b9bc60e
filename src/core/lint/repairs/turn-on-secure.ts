import type { Analysis } from '../../analysis/analyse.ts'
import { PLACES } from '../../kinds/facts.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/**
 * Turns on “Content is secure”. A secure variable can be neither input nor output of the flow (Genesys Resource Center,
 * "Manage a variable"), so those go off with it, which somebody outside may rely on.
 */
export function turnOnSecure(variable: Variable): Fix {
  const { carried } = variable
  const isShared = carried?.['isInput'] === true || carried?.['isOutput'] === true
  return {
    title: `Turn on Content is secure for ${variable.name}`,
    safety: isShared ? 'unsafe' : 'safe',
    edits: [
      {
        type: 'set-variable',
        variable: variable.id,
        patch: {
          secure: true,
          ...(isShared ? { carried: { ...carried, isInput: false, isOutput: false } } : {}),
        },
      },
    ],
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
