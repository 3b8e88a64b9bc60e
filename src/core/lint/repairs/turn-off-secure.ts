import type { Analysis } from '../../analysis/analyse.ts'
import { sensitivityOfOutput } from '../../analysis/roles.ts'
import type { Variable } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/** Null where something else that may be secret gets into the variable as well. */
export function turnOffSecure({ assignments, graph }: Analysis, variable: Variable): Fix | null {
  const isOpen = assignments.all.every(({ assignment: { target, source } }) => {
    if (target !== variable) return true
    if (source.type === 'value') return source.value.type !== 'expression'
    if (source.type !== 'call' || source.action === null) return false
    const action = graph.index.action(source.action)
    return action !== undefined && sensitivityOfOutput(action, source.property) === 'none'
  })
  if (!isOpen) return null
  return {
    title: `Turn off Content is secure for ${variable.name}`,
    safety: 'unsafe',
    edits: [{ type: 'set-variable', variable: variable.id, patch: { secure: false } }],
  }
}
