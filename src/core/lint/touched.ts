import type { Edit } from '../model/edit.ts'

/** What a fix changes, and what it counts on staying. */
export interface Touched {
  readonly changes: ReadonlySet<string>
  readonly needs: ReadonlySet<string>
}

export function touchedBy(edits: readonly Edit[]): Touched {
  const changes = new Set<string>()
  const needs = new Set<string>()
  for (const edit of edits) {
    const own = touch(edit)
    for (const key of own.changes) changes.add(key)
    for (const key of own.needs ?? []) needs.add(key)
  }
  return { changes, needs }
}

/** Whether two fixes of the same design get into each other's way. */
export function overlaps(a: Touched, b: Touched): boolean {
  return meets(a.changes, b.changes) || meets(a.changes, b.needs) || meets(a.needs, b.changes)
}

interface Keys {
  readonly changes: Iterable<string>
  readonly needs?: Iterable<string>
}

function touch(edit: Edit): Keys {
  switch (edit.type) {
    case 'set-flow':
      return { changes: ['flow'] }
    case 'add-node':
      return { changes: [node(edit.node.id)], needs: [`task ${edit.node.task}`] }
    case 'remove-node':
      return { changes: [node(edit.node)] }
    case 'set-node':
      return {
        changes: [`props ${edit.node}`],
        needs: [
          node(edit.node),
          ...(edit.patch.task === undefined ? [] : [`task ${edit.patch.task}`]),
        ],
      }
    case 'move-nodes':
      return { changes: Object.keys(edit.positions).map((id) => `place ${id}`) }
    case 'connect': {
      const { from, output, to } = edit.edge
      return { changes: [`output ${from} ${output}`], needs: [node(from), node(to)] }
    }
    case 'disconnect':
      return { changes: [`output ${edit.from} ${edit.output}`], needs: [node(edit.from)] }
    case 'add-task':
      return { changes: [`task ${edit.task.id}`] }
    case 'remove-task':
    case 'set-task':
      return { changes: [`task ${edit.task}`] }
    case 'add-variable':
      return { changes: [`variable ${edit.variable.id}`, `variable ${edit.variable.name}`] }
    case 'remove-variable':
    case 'set-variable':
      return { changes: [`variable ${edit.variable}`] }
    case 'add-action':
      return { changes: [`action ${edit.action.id}`] }
    case 'remove-action':
      return { changes: [`action ${edit.action}`] }
    case 'set-action':
      return {
        changes: Object.keys(edit.patch).map((part) => `action ${edit.action} ${part}`),
        needs: [`action ${edit.action}`],
      }
    case 'set-suppressions':
      return { changes: ['suppressions'] }
    case 'set-severities':
      return { changes: ['severities'] }
    case 'batch':
      return touchedBy(edit.edits)
  }
}

function node(id: string): string {
  return `node ${id}`
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((key) => b.has(key))
}
