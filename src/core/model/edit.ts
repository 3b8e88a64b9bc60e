import type { ActionId, NodeId, TaskId, VariableId } from '../base/ids.ts'
import type { DataAction } from './data-action.ts'
import type {
  Design,
  FlowEdge,
  FlowNode,
  FlowSettings,
  Position,
  Suppression,
  Task,
  Variable,
} from './design.ts'

/**
 * Everything that can change a design. Gestures, fixes, imports and templates are all made of these, so that undo,
 * preview and autosave need to know nothing else. `index` says where in its list an item stands; without it, last.
 */
export type Edit =
  | { readonly type: 'set-flow'; readonly patch: Partial<FlowSettings> }
  | {
      readonly type: 'add-node'
      readonly node: FlowNode
      readonly position: Position
      readonly index?: number
    }
  | { readonly type: 'remove-node'; readonly node: NodeId }
  | {
      readonly type: 'set-node'
      readonly node: NodeId
      /** A node goes to another task as it is: entries, edges and variables are the matter of who moves it. */
      readonly patch: Partial<Omit<FlowNode, 'id'>>
    }
  | { readonly type: 'move-nodes'; readonly positions: Readonly<Record<NodeId, Position>> }
  | { readonly type: 'connect'; readonly edge: FlowEdge; readonly index?: number }
  | { readonly type: 'disconnect'; readonly from: NodeId; readonly output: string }
  | { readonly type: 'add-task'; readonly task: Task; readonly index?: number }
  | { readonly type: 'remove-task'; readonly task: TaskId }
  | { readonly type: 'set-task'; readonly task: TaskId; readonly patch: Partial<Omit<Task, 'id'>> }
  | { readonly type: 'add-variable'; readonly variable: Variable; readonly index?: number }
  | { readonly type: 'remove-variable'; readonly variable: VariableId }
  | {
      readonly type: 'set-variable'
      readonly variable: VariableId
      readonly patch: Partial<Omit<Variable, 'id'>>
    }
  | { readonly type: 'add-action'; readonly action: DataAction; readonly index?: number }
  | { readonly type: 'remove-action'; readonly action: ActionId }
  | {
      readonly type: 'set-action'
      readonly action: ActionId
      readonly patch: Partial<Omit<DataAction, 'id'>>
    }
  | { readonly type: 'set-suppressions'; readonly suppressions: readonly Suppression[] }
  | { readonly type: 'set-severities'; readonly severities: Design['severities'] }
  | { readonly type: 'batch'; readonly edits: readonly Edit[] }

/** Several edits as one step of undo. */
export function batch(edits: readonly Edit[]): Edit {
  const [only] = edits
  return edits.length === 1 && only !== undefined ? only : { type: 'batch', edits }
}
