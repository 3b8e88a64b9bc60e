import type { NodeId, TaskId } from '../base/ids.ts'
import { ok, type Result } from '../base/result.ts'
import type { Trouble } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { CallState } from './call-state.ts'
import { loopsOf } from './loop-steps.ts'
import { NO_TASK } from './refusal.ts'
import { end, type Run } from './run.ts'
import { scopeOf } from './world.ts'

/** Goes on by an output. Where it leads nowhere the task is at its end, and with it the call's stay in the flow. */
export function moveTo(run: Run, node: FlowNode, output: string): Result<void, Trouble> {
  const index = indexDesign(run.state.design)
  const to = index.target(node.id, output)
  const target = to === undefined ? undefined : index.node(to)
  if (target === undefined) return ok(end(run, node.id, 'end-of-task'))
  const kept = keptAt(run.state, target.id)
  const isJump = index.task(target.task)?.entry === target.id && !kept.has(target.id)
  if (isJump || target.task !== node.task) return enterAt(run, target)
  run.state = { ...run.state, at: target.id, kept }
  return ok(undefined)
}

/**
 * Jumps to a step of a task, which begins anew. ASSUMPTION: a task's variables live as long as the call is in it, so
 * that a jump to the task gives them their initial values, from inside of it too. Genesys does not say; a real flow
 * that jumps to a task twice settles it.
 */
export function enterAt(run: Run, target: FlowNode): Result<void, Trouble> {
  run.state = { ...run.state, at: target.id, kept: new Map() }
  return setInitial(run, target.task)
}

/** Gives the variables of a task, or with null those of the flow, their initial values. */
export function setInitial(run: Run, task: TaskId | null): Result<void, Trouble> {
  const { state } = run
  const { value: valueOf } = scopeOf(state, task ?? NO_TASK)
  const all = new Map(state.values)
  for (const variable of state.design.variables) {
    if (variable.task !== task) continue
    const value = valueOf(variable.initial, variable.type)
    if (!value.ok) return value
    all.set(variable.id, value.value)
  }
  run.state = { ...state, values: all }
  return ok(undefined)
}

/** What nodes still keep once the call is at a node: those of loops that it is not inside of begin anew. */
function keptAt({ design, kept }: CallState, at: NodeId): CallState['kept'] {
  if (kept.size === 0) return kept
  const loops = loopsOf(design)
  return new Map([...kept].filter(([id]) => id === at || loops.get(id)?.has(at)))
}
