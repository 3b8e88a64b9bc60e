import type { TaskId } from '../base/ids.ts'
import { isSameName } from '../base/same-name.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Output } from './facts.ts'

/** The output path that every task has; where End Task names none, and where a task runs off its end. */
export const DEFAULT_PATH = 'default'

/** How the way into a called task is named where paths go along it: it is no output, and no edge of a design. */
export const INTO_TASK = 'calls'

const DEFAULT: Output = {
  id: DEFAULT_PATH,
  label: 'goes on',
  role: 'primary',
  archy: 'nested',
}

/** Public exports write the default path `default` and `Default`. */
export function isDefaultPath(name: string): boolean {
  return name === '' || name.toLowerCase() === DEFAULT_PATH
}

/** The outputs of a step that calls a task: one a path by which the task can end, the default one first. */
export function outputsOfCall(index: DesignIndex, task: TaskId | null): readonly Output[] {
  const paths = (task === null ? undefined : index.task(task)?.outputPaths) ?? []
  if (paths.length === 0) return [DEFAULT]
  return [
    { ...DEFAULT, label: DEFAULT_PATH },
    ...paths.map((name): Output => ({ id: name, label: name, role: 'exception', archy: 'nested' })),
  ]
}

/** By which of its outputs a step goes on that called a task: a path that it does not know is the default one. */
export function outputForPath<T extends Pick<Output, 'id'>>(
  outputs: readonly T[],
  path: string,
): T | undefined {
  const named = outputs.find(({ id }) => id === path)
  return named ?? outputs.find(({ id }) => isSameName(id, path)) ?? outputs[0]
}
