import type { NodeId, VariableId } from '../../base/ids.ts'
import type { DesignIndex } from '../../model/design-index.ts'

/** Why a design cannot be written as Archy YAML. Names are those that people gave. */
export type ArchyProblem =
  | { readonly code: 'no-start'; readonly node: null; readonly task: string }
  | {
      readonly code: 'enters-task-midway'
      readonly node: NodeId
      readonly name: string
      readonly target: string
    }
  | { readonly code: 'no-action'; readonly node: NodeId; readonly name: string }
  | {
      readonly code: 'runs-on'
      readonly node: NodeId
      readonly name: string
      readonly output: string
      readonly into: string
    }
  | {
      readonly code: 'open-in-loop' | 'leads-into-loop'
      readonly node: NodeId
      readonly name: string
      readonly output: string
      readonly loop: string
    }
  | {
      readonly code: 'variable-cannot-be-shared'
      readonly node: null
      readonly variable: string
    }
  | {
      readonly code: 'called-while-shared'
      readonly node: null
      readonly variable: string
      readonly task: string
    }
  /** `what` a menu cannot have or be. */
  | {
      readonly code: 'menu-is-no-task'
      readonly node: NodeId
      readonly name: string
      readonly what: string
    }

/** What the written file does not show of the design, or shows in another way. */
export type ArchyNote =
  | { readonly code: 'left-out'; readonly node: NodeId; readonly name: string }
  | { readonly code: 'task-generated'; readonly task: string; readonly node: NodeId }
  | { readonly code: 'task-begins-anew'; readonly task: string }
  /** Renaming the variable so in the design makes the two alike. */
  | {
      readonly code: 'variable-shared'
      readonly variable: VariableId
      readonly from: string
      readonly to: string
    }

export function describeArchyProblem(problem: ArchyProblem): string {
  switch (problem.code) {
    case 'no-start':
      return `The task “${problem.task}” does not begin where the call comes in. Make “Enter secure flow” its first node.`
    case 'enters-task-midway':
      return `“${problem.name}” leads to “${problem.target}” in the middle of another task. Lead to that task’s first node.`
    case 'no-action':
      return `“${problem.name}” has no data action. Choose one.`
    case 'runs-on':
      return `“${problem.name}” leads nowhere by “${problem.output}”, and in Archy it would run on into “${problem.into}”. Connect it.`
    case 'open-in-loop':
      return `“${problem.name}” leads nowhere by “${problem.output}”, and inside the loop “${problem.loop}” it would begin the next pass. Connect it.`
    case 'leads-into-loop':
      return `“${problem.name}” leads to the loop “${problem.loop}” by “${problem.output}” from where its next pass cannot begin. Let it lead there by what follows the inner loop, or from inside the loop only.`
    case 'variable-cannot-be-shared':
      return `${problem.variable} is used by nodes that have to become tasks of their own, and its name cannot become one of the flow. Rename it.`
    case 'menu-is-no-task':
      return `“${problem.name}” is a menu, which ${problem.what}`
    case 'called-while-shared':
      return `${problem.variable} has a value for each call of the task “${problem.task}”, which can be called again before it has ended, and nodes of the task have to become tasks of their own, where it would have one value only. Use a variable of the flow.`
  }
}

export function describeArchyNote(note: ArchyNote): string {
  switch (note.code) {
    case 'left-out':
      return `“${note.name}” cannot be reached and is not in the file.`
    case 'task-generated':
      return `Several paths lead to a node that Archy cannot nest: it begins the task “${note.task}”.`
    case 'task-begins-anew':
      return `“${note.task}” begins with an Update Data that gives its shared variables their initial values, as a call can come to the task again.`
    case 'variable-shared':
      return `${note.from} is used in more than one task of the file and is called ${note.to} there.`
  }
}

export function nameOf(index: DesignIndex, node: NodeId): string {
  return index.node(node)?.name ?? node
}
