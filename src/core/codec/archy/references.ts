import type { NodeId, TaskId } from '../../base/ids.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'
import type { Refer } from '../../kinds/define.ts'
import type { Design, Task } from '../../model/design.ts'

export const FLOW_KEY = 'secureCall'

/**
 * A task that export had to make, for a step that several paths lead to. Its name says so, and import puts its steps
 * back where they came from: the name survives a journey through Genesys Cloud, a comment would not.
 */
export const GENERATED_PREFIX = 'Shared: '

/** A task of the file: one of the design, or one that export makes for a shared step. */
export interface FileTask {
  readonly name: string
  readonly refId: string
  readonly entry: NodeId | null
  readonly task: TaskId
  readonly isGenerated: boolean
  /** Begins with a step that stands beside the tasks of the file. */
  readonly isMenu: boolean
}

/**
 * The tasks of the file with names and reference ids: those of the design in its order, then the generated ones. An
 * id that an import brought along stays; others are numbered as Architect does it, from 10, and the same design always
 * gets the same ones.
 */
export function nameTasks(
  design: Design,
  shared: readonly { readonly entry: NodeId; readonly task: TaskId; readonly name: string }[],
  isMenu: (task: Task) => boolean,
): readonly FileTask[] {
  const names = new Set(design.tasks.map((task) => task.name))
  const own = design.tasks.map((task) => ({
    name: task.name,
    entry: task.entry,
    task: task.id,
    isGenerated: false,
    isMenu: isMenu(task),
    known: carriedRefId(task.carried),
  }))
  const wanted = [
    ...own.filter((task) => !task.isMenu),
    ...own.filter((task) => task.isMenu),
    ...shared.map(({ entry, task, name }) => ({
      name: freeName(`${GENERATED_PREFIX}${name}`, names),
      entry,
      task,
      isGenerated: true,
      isMenu: false,
      known: null,
    })),
  ]
  const refIds = new Set(wanted.flatMap(({ known }) => (known === null ? [] : [known])))
  return wanted.map(({ known, ...task }, i) => ({
    ...task,
    refId: known ?? freeRefId(task.name, i, refIds),
  }))
}

/** The id that a task gets by its name and its place in the file. */
export function defaultRefId(name: string, place: number): string {
  return `${name.replaceAll(ASSUMED.referenceCharacters.value, ' ').trim()}_${FIRST_TRACKING_ID + place}`
}

export function taskReference(refId: string): string {
  return `/${FLOW_KEY}/tasks/task[${refId}]`
}

/** The reference id in `/secureCall/tasks/task[…]` or `./tasks/task[…]`; null when it names no task. */
export function referencedTask(reference: string): string | null {
  return /(?:^|\/)tasks\/task\[(.*)\]$/s.exec(reference)?.[1] ?? null
}

/** How actions refer to tasks of the file, both ways. */
export interface TaskReferences {
  readonly refer: Refer
  readonly task: (reference: string) => TaskId | null
}

/** By reference id, or by name where people have written the name. */
export function taskReferences(
  all: readonly {
    readonly id: TaskId
    readonly name: string
    readonly refId: string
    readonly isMenu?: boolean
  }[],
): TaskReferences {
  const tasks = all.filter(({ isMenu }) => isMenu !== true)
  return {
    refer(id) {
      const found = all.find((candidate) => candidate.id === id)
      if (found === undefined) return null
      return found.isMenu === true ? menuReference(found.refId) : taskReference(found.refId)
    },
    task(reference) {
      const refId = referencedTask(reference)
      if (refId === null) return null
      const found =
        tasks.find((task) => task.refId === refId) ?? tasks.find((task) => task.name === refId)
      return found?.id ?? null
    },
  }
}

/** Menus stand beside tasks. */
export function menuReference(refId: string): string {
  return `/${FLOW_KEY}/menus/menu[${refId}]`
}

const FIRST_TRACKING_ID = 10

function carriedRefId(carried: Readonly<Record<string, unknown>> | undefined): string | null {
  const refId = carried?.['refId']
  return typeof refId === 'string' ? refId : null
}

function freeRefId(name: string, place: number, taken: Set<string>): string {
  let number = place
  while (taken.has(defaultRefId(name, number))) number += 1
  const refId = defaultRefId(name, number)
  taken.add(refId)
  return refId
}

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let n = 2; taken.has(free); n += 1) free = `${name} ${n}`
  taken.add(free)
  return free
}
