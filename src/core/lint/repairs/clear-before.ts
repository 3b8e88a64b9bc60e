import type { Analysis } from '../../analysis/analyse.ts'
import { updateData } from '../../kinds/update-data/index.ts'
import { freeNodeName } from '../../kinds/new-node.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import { expression } from '../../model/values.ts'
import type { Fix } from '../problem.ts'
import { insertOn } from './insert-step.ts'

/**
 * Empties a variable directly before it is asked for, on every way in. Null where no output leads there (the entry of a
 * task that others jump into), or the variable is no text.
 */
export function clearBefore(analysis: Analysis, node: FlowNode, variable: Variable): Fix | null {
  const { graph } = analysis
  const { design } = graph.index
  const into = graph.into(node)
  const isEntry = design.tasks.some(({ entry }) => entry === node.id)
  if (into.length === 0 || isEntry || variable.type !== 'string') return null
  return {
    title: `Clear ${variable.name} before ${node.name}`,
    safety: 'safe',
    edits: insertOn(graph, into, {
      base: 'clear',
      kind: updateData.id,
      name: freeNodeName(
        design.nodes,
        `Clear ${variable.name.slice(variable.name.indexOf('.') + 1)}`,
      ),
      props: {
        statements: [{ type: 'string', variable: variable.name, value: expression('""') }],
      },
    }),
  }
}
