import type { TaskId } from '../base/ids.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Design } from '../model/design.ts'

/** Whether a task does nothing yet: it has no step, or only the one where the call comes in. */
export function isBlank(design: Design, task: TaskId): boolean {
  return design.nodes.every((node) => node.task !== task || kindOf(node).isEntry)
}
