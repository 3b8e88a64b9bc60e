import type { TaskId, VariableId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { parseExpression } from '../language/expression/parse.ts'
import type { Design, Variable } from '../model/design.ts'

/** Why a variable cannot be called so. */
export type VariableNameError =
  | { readonly code: 'empty' }
  | { readonly code: 'no-prefix'; readonly name: string }
  | { readonly code: 'not-a-name'; readonly name: string }
  | { readonly code: 'taken'; readonly name: string }
  | {
      readonly code: 'used-in-other-tasks'
      readonly name: string
      readonly users: readonly string[]
    }

/**
 * Checks the full name, with its prefix, of a variable of the flow (`task` null) or of a task. `renamed` is the
 * variable that is to be called so: it may keep its name, and a prefix that came with an import.
 */
export function checkVariableName(
  design: Design,
  name: string,
  task: TaskId | null,
  renamed?: Variable,
): Result<string, VariableNameError> {
  const [prefix, local] = splitVariableName(name)
  if (local === '') return err({ code: 'empty' })
  if (!OFFERED_PREFIXES.has(prefix) && prefix !== (renamed && splitVariableName(renamed.name)[0])) {
    return err({ code: 'no-prefix', name })
  }
  const parsed = parseExpression(name)
  const isName = parsed.ok && parsed.value.kind === 'reference' && parsed.value.name === name
  if (!isName) return err({ code: 'not-a-name', name })
  const other = findNamesake(design, name, task, renamed?.id)
  return other === undefined ? ok(name) : err({ code: 'taken', name: other.name })
}

export function describeVariableNameError(error: VariableNameError): string {
  switch (error.code) {
    case 'empty':
      return 'Enter a name.'
    case 'no-prefix':
      return `“${error.name}” must begin with Flow. or Task.`
    case 'not-a-name':
      return `“${error.name}” is not a name: after the prefix, begin with a letter and use letters, digits and _ only.`
    case 'taken':
      return `${error.name} exists already; upper and lower case count as the same.`
    case 'used-in-other-tasks':
      return `${error.name} cannot belong to one task: it is used in ${error.users.join(', ')}.`
  }
}

/** `Task.Secure_CC` → `['Task.', 'Secure_CC']`; a name without a dot has no prefix. */
export function splitVariableName(name: string): readonly [prefix: string, local: string] {
  const dot = name.indexOf('.') + 1
  return [name.slice(0, dot), name.slice(dot)]
}

/** The first of `base`, `base_2`, `base_3` … that is free, for a variable that is made without asking for a name. */
export function freeVariableName(design: Design, base: string, task: TaskId | null): string {
  let name = base
  for (let n = 2; findNamesake(design, name, task) !== undefined; n += 1) name = `${base}_${n}`
  return name
}

/** Architect compares names without regard to case; each task has `Task.` names of its own. */
function findNamesake(
  design: Design,
  name: string,
  task: TaskId | null,
  except?: VariableId,
): Variable | undefined {
  const wanted = name.toLowerCase()
  return design.variables.find(
    (other) => other.id !== except && other.task === task && other.name.toLowerCase() === wanted,
  )
}

const OFFERED_PREFIXES = new Set(['Flow.', 'Task.'])
