import { assert } from '../../base/assert.ts'
import type { NodeId, VariableId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { renameVariable } from '../../kinds/rename-variable.ts'
import { freeVariableName, splitVariableName } from '../../kinds/variable-name.ts'
import { nodesUsing } from '../../kinds/variable-users.ts'
import { applyEdit } from '../../model/apply-edit.ts'
import type { Design, Variable } from '../../model/design.ts'

export interface Promotion {
  readonly variable: VariableId
  readonly from: string
  readonly to: string
}

/**
 * The design whose task variables belong to the flow where one of `moved`, the steps that get a task of their own,
 * uses them: a variable of a task is unknown in any other. Fails with the variable whose name allows no other.
 */
export function shareVariables(
  design: Design,
  moved: ReadonlySet<NodeId>,
): Result<{ readonly design: Design; readonly promotions: readonly Promotion[] }, Variable> {
  const shared = design.variables.filter(
    (variable) =>
      variable.task !== null && nodesUsing(design, variable.id).some(({ id }) => moved.has(id)),
  )
  let current = design
  const promotions: Promotion[] = []
  for (const variable of shared) {
    const [, local] = splitVariableName(variable.name)
    const to = freeVariableName(current, `Flow.${local}`, null)
    const edit = renameVariable(current, variable.id, to)
    if (!edit.ok) return err(variable)
    const applied = applyEdit(current, edit.value)
    assert(applied.ok, `cannot rename ${variable.name}`)
    current = applied.value.design
    promotions.push({ variable: variable.id, from: variable.name, to })
  }
  return ok({ design: current, promotions })
}
