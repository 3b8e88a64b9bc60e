import { present } from '../base/assert.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { ok, type Result } from '../base/result.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { DEFAULT_PATH, outputForPath } from '../kinds/output-paths.ts'
import type { Trouble } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { CallState } from './call-state.ts'
import { loopsOf } from './loop-steps.ts'
import { NO_TASK } from './refusal.ts'
import type { End } from './call-event.ts'
import { end, record, type Run } from './run.ts'
import { scopeOf } from './world.ts'

/**
 * Goes on by an output. Where it leads nowhere the task is at its end, and with it the call's stay in the flow unless a
 * step has called the task.
 */
export function moveTo(run: Run, node: FlowNode, output: string): Result<void, Trouble> {
  const index = indexDesign(run.state.design)
  const to = index.target(node.id, output)
  const target = to === undefined ? undefined : index.node(to)
  if (target === undefined) return endTask(run, node, DEFAULT_PATH, 'end-of-task')
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

/**
 * Runs a task before a node is left. ASSUMPTION: every call of a task has variables of its own, which begin with their
 * initial values; a task that calls itself finds its own unchanged afterwards. Genesys does not say; a real flow with a
 * task that calls itself settles it.
 */
export function callTask(run: Run, node: FlowNode, task: TaskId): Result<void, Trouble> {
  const { state } = run
  const index = indexDesign(state.design)
  const own = state.design.variables.filter((variable) => variable.task === node.task)
  const values = new Map(
    own.flatMap(({ id }) => {
      const value = state.values.get(id)
      return value === undefined ? [] : [[id, value] as const]
    }),
  )
  record(run, node.id, { type: 'called', task })
  run.state = { ...state, calls: [...state.calls, { by: node.id, values, kept: state.kept }] }
  const entry = index.task(task)?.entry
  const first = entry == null ? undefined : index.node(entry)
  return first === undefined ? endTask(run, node, DEFAULT_PATH, 'end-of-task') : enterAt(run, first)
}

/** Goes back to the step that has called the task; `how` the call ends when none has. */
export function endTask(run: Run, node: FlowNode, path: string, how: End): Result<void, Trouble> {
  const { state } = run
  const last = state.calls.at(-1)
  const index = indexDesign(state.design)
  const by = last === undefined ? undefined : index.node(last.by)
  if (last === undefined || by === undefined) return ok(end(run, node.id, how))
  run.state = {
    ...state,
    calls: state.calls.slice(0, -1),
    values: new Map([...state.values, ...last.values]),
    kept: last.kept,
  }
  const output = present(
    outputForPath(factsOf(by, index).outputs, path),
    `${by.id} has no output to go on by`,
  )
  record(run, by.id, { type: 'left', output: output.id })
  return moveTo(run, by, output.id)
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
