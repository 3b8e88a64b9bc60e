import { err, ok, type Result } from '../base/result.ts'
import type { EditError } from './applied.ts'
import { applyEdit } from './apply-edit.ts'
import type { Design } from './design.ts'
import { batch, type Edit } from './edit.ts'

/** One step of undo: what was done, how to take it back, and what to call it. */
export interface Step {
  readonly label: string
  readonly edit: Edit
  readonly inverse: Edit
  /** Steps of the same gesture (typing in one field) merge into one; null never merges. */
  readonly mergeKey: string | null
}

export interface History {
  readonly design: Design
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/** More than anybody undoes by hand; keeps the memory of a long day bounded. */
const MAX_STEPS = 500

export function startHistory(design: Design): History {
  return { design, past: [], future: [] }
}

/** Does an edit as one step. What was undone before is gone. */
export function perform(
  history: History,
  edit: Edit,
  label: string,
  mergeKey: string | null = null,
): Result<History, EditError> {
  const applied = applyEdit(history.design, edit)
  if (!applied.ok) return applied
  const { design, inverse } = applied.value
  const last = history.past.at(-1)
  const merged =
    last !== undefined &&
    mergeKey !== null &&
    last.mergeKey === mergeKey &&
    history.future.length === 0
  const step: Step = merged
    ? { label, mergeKey, edit: batch([last.edit, edit]), inverse: batch([inverse, last.inverse]) }
    : { label, mergeKey, edit, inverse }
  const past = merged
    ? [...history.past.slice(0, -1), step]
    : [...history.past, step].slice(-MAX_STEPS)
  return ok({ design, past, future: [] })
}

/** Takes the last step back; null when there is none. */
export function undo(history: History): History | null {
  const step = history.past.at(-1)
  if (step === undefined) return null
  return {
    design: replay(history.design, step.inverse),
    past: history.past.slice(0, -1),
    future: [step, ...history.future],
  }
}

/** Does the step that was taken back last again; null when there is none. */
export function redo(history: History): History | null {
  const [step, ...future] = history.future
  if (step === undefined) return null
  return {
    design: replay(history.design, step.edit),
    past: [...history.past, { ...step, mergeKey: null }],
    future,
  }
}

/** A recorded edit always fits the design that it was recorded on: a failure is a bug of ours. */
function replay(design: Design, edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok)
    throw new Error(`Bug: a recorded edit does not fit: ${JSON.stringify(applied.error)}`)
  return applied.value.design
}

/** Checks several edits in a row without keeping them: what a preview shows. */
export function preview(design: Design, edits: readonly Edit[]): Result<Design, EditError> {
  const applied = applyEdit(design, batch(edits))
  return applied.ok ? ok(applied.value.design) : err(applied.error)
}
