import { freshId, type TaskId, type VariableId } from '#core/base/ids.ts'
import { sensitivityOfName } from '#core/analysis/classify.ts'
import type { Sensitivity } from '#core/model/data-action.ts'
import type { Design, Variable } from '#core/model/design.ts'
import { type DataType, NO_VALUE } from '#core/model/values.ts'

/** What is chosen for a variable before it exists. */
export interface VariableDraft {
  readonly name: string
  readonly type: DataType
  readonly sensitivity: Sensitivity
  readonly secure: boolean
}

export const NOTHING_KNOWN: Partial<VariableDraft> = {}

/** A draft that follows its name: what sounds like a card number starts as one, and starts secure. */
export function draftVariable(name: string, known: Partial<VariableDraft> = {}): VariableDraft {
  const sensitivity = known.sensitivity ?? sensitivityOfName(name)
  return { name, type: 'string', sensitivity, secure: sensitivity !== 'none', ...known }
}

/** The variable of a draft; a name with the prefix `Flow.` makes it one of the flow, any other one of the task. */
export function makeVariable(design: Design, task: TaskId, draft: VariableDraft): Variable {
  const taken = new Set<string>(design.variables.map(({ id }) => id))
  return {
    ...draft,
    id: freshId<VariableId>(idFor(draft.name), taken),
    task: taskOf(draft.name, task),
    description: '',
    initial: NO_VALUE,
  }
}

export function taskOf(name: string, task: TaskId): TaskId | null {
  return name.startsWith('Flow.') ? null : task
}

function idFor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
