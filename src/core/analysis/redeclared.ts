import type { TaskId, VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { NodeFacts } from '../kinds/facts.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import type { Variable } from '../model/design.ts'
import type { VariableNumbers } from '../model/variable-numbers.ts'
import { parsedExpression } from './references.ts'

/** In what the declared variables of a design differ from those before an edit, while each keeps its number. */
export interface Redeclared {
  /** The variables that are others than before, have come or have gone, or share their name with one of those. */
  readonly variables: ReadonlySet<VariableId>
  /** The names under which they are declared or were. */
  readonly names: NamesIn
  /** Those of them that mean another variable than before, or none; the others are declared as something else. */
  readonly moved: NamesIn
}

/** Names in small letters, each with the tasks in which it has that meaning; null for all of them. */
export type NamesIn = ReadonlyMap<string, ReadonlySet<TaskId | null>>

/** Null where variables have other numbers. After most edits the list is the same. */
export function redeclared(before: VariableNumbers, now: VariableNumbers): Redeclared | null {
  if (before === now) return NOTHING
  if (before.line !== now.line) return null
  const variables = new Set<VariableId>()
  const names = new Map<string, Set<TaskId | null>>()
  const moved = new Map<string, Set<TaskId | null>>()
  for (let number = 0; number < now.variables.length; number += 1) {
    const [was, is] = [before.variables[number], now.variables[number]]
    if (was === is) continue
    const stays = was?.name === is?.name && was?.task === is?.task
    for (const variable of [was, is]) {
      if (variable === undefined) continue
      variables.add(variable.id)
      addName(names, variable)
      if (!stays) addName(moved, variable)
    }
  }
  // Of two that have one name, which one is meant can be another one now.
  for (const variable of moved.size === 0 ? [] : now.variables) {
    if (variable === undefined) continue
    const { id, name, task } = variable
    const tasks = moved.get(name.toLowerCase())
    if (tasks === undefined) continue
    if (task === null || tasks.has(task) || tasks.has(null)) variables.add(id)
  }
  return { variables, names, moved }
}

const NOTHING: Redeclared = { variables: new Set(), names: new Map(), moved: new Map() }

function addName(names: Map<string, Set<TaskId | null>>, { name, task }: Variable): void {
  const small = name.toLowerCase()
  const tasks = names.get(small)
  if (tasks === undefined) names.set(small, new Set([task]))
  else tasks.add(task)
}

/** Whether a step of a task mentions any of some names, in whatever letters, or a property of what they name. */
export function mentionsAny(facts: NodeFacts, task: TaskId, names: NamesIn): boolean {
  if (names.size === 0) return false
  const mentioned = mentionedBy(facts)
  for (const [name, tasks] of names) {
    if (mentioned.has(name) && (tasks.has(null) || tasks.has(task))) return true
  }
  return false
}

/** In small letters, all that a step looks up: of `Task.Answer.total`, `Task.Answer` too. */
const mentionedBy = remember(({ uses, assigns, outputs, call }: NodeFacts): ReadonlySet<string> => {
  const found = new Set<string>()
  const add = (name: string) => {
    for (let path = name.toLowerCase(); path !== ''; ) {
      found.add(path)
      path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))
    }
  }
  const addAll = (text: string) => {
    const parsed = parsedExpression(text)
    if (parsed !== null) addReferences(parsed, add)
  }
  for (const { expression } of uses) addAll(expression)
  for (const { variable, source } of assigns) {
    add(variable)
    if (source.type === 'value' && source.value.type === 'expression') addAll(source.value.text)
  }
  for (const { when = [] } of outputs) for (const { expression } of when) addAll(expression)
  if (call === null) return found
  for (const value of Object.values(call.inputs)) {
    if (value.type !== 'expression') continue
    addAll(value.text)
    // What is bound by itself is looked up as it is written, whether or not it can be parsed.
    add(value.text.trim())
  }
  for (const variable of Object.values(call.outputs)) add(variable)
  return found
})

/** Of whatever could be declared, also what looks like a constant or comes with every flow. */
function addReferences(expression: Expression, add: (name: string) => void): void {
  if (expression.kind === 'reference') add(expression.name)
  for (const part of partsOf(expression)) addReferences(part, add)
}
