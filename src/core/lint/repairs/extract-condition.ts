import type { Analysis } from '../../analysis/analyse.ts'
import { freshId, type NodeId, type VariableId } from '../../base/ids.ts'
import { extractSecureData } from '../../kinds/extract-secure-data/index.ts'
import type { Use } from '../../kinds/facts.ts'
import { freeVariableName } from '../../kinds/variable-name.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import { expression, NO_VALUE } from '../../model/values.ts'
import type { Fix } from '../problem.ts'
import { freeSpots } from './free-spot.ts'

/**
 * Lets Extract Secure Data work out the condition of a decision directly before it. Somebody has to acknowledge the
 * extraction afterwards, so the fix is not a safe one. Null where the expression is no condition.
 */
export function extractCondition(
  { graph }: Analysis,
  decision: FlowNode,
  { field, expression: condition }: Use,
): Fix | null {
  if (decision.props[field] !== condition) return null
  const { design } = graph.index
  const variable = answerOf(decision, graph.index.design.variables, (base) =>
    freeVariableName(design, base, decision.task),
  )
  const node: FlowNode = {
    id: freshId<NodeId>(`${decision.id}-check`, new Set(design.nodes.map(({ id }) => id))),
    task: decision.task,
    kind: extractSecureData.id,
    name: `Check for ${decision.name}`,
    props: {
      ...extractSecureData.initial,
      statements: [{ type: 'boolean', variable: variable.name, value: expression(condition) }],
    },
  }
  const beside = design.layout[decision.id] ?? { x: 0, y: 0 }
  return {
    title: `Extract the condition before ${decision.name}`,
    safety: 'unsafe',
    edits: [
      { type: 'add-variable', variable },
      { type: 'add-node', node, position: freeSpots(design)(beside) },
      ...graph.into(decision).map(({ from, output }) => ({
        type: 'connect' as const,
        edge: { from: from.id, output, to: node.id },
      })),
      { type: 'connect', edge: { from: node.id, output: 'next', to: decision.id } },
      ...design.tasks.flatMap(({ id, entry }) =>
        entry === decision.id
          ? [{ type: 'set-task' as const, task: id, patch: { entry: node.id } }]
          : [],
      ),
      {
        type: 'set-node',
        node: decision.id,
        patch: { props: { ...decision.props, [field]: variable.name } },
      },
    ],
  }
}

/** `Task.Card_complete_Result` for “Card complete?”. */
function answerOf(
  decision: FlowNode,
  variables: readonly Variable[],
  free: (base: string) => string,
): Variable {
  const words = decision.name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '')
  const name = free(`Task.${words === '' ? 'Check' : words}_Result`)
  return {
    id: freshId<VariableId>(name, new Set(variables.map(({ id }) => id))),
    name,
    task: decision.task,
    type: 'boolean',
    secure: false,
    sensitivity: 'none',
    description: `Whether ${decision.name} holds`,
    initial: NO_VALUE,
  }
}
