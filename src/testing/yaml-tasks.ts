import type { Action } from './yaml-action-list.ts'
import type { Frame } from './yaml-loops.ts'
import {
  asBody,
  asText,
  asTrees,
  type Body,
  FlowRefused,
  onlyEntry,
  type Scope,
  type Tree,
} from './yaml-values.ts'

/** A task that has been called, and what goes on when it comes back. */
export interface OpenCall {
  readonly action: Action
  readonly target: Body
  readonly frames: Frame[]
  readonly ofTask: Scope
}

/** The task that a file means by `/secureCall/tasks/task[…]`; Architect refuses a flow without it. */
export function taskAt(flow: Body, reference: Tree): Body {
  const refId = /task\[(.*)\]$/s.exec(asText(reference))?.[1]
  const task = asTrees(flow['tasks'])
    .map((item) => asBody(onlyEntry(item)[1]))
    .find((body) => body['refId'] === refId)
  if (task === undefined) throw new FlowRefused()
  return task
}

/** The output of a step that called the task, when that has ended by a path. */
export function outputPathIn(task: Body, path: string): string {
  const paths = asTrees(task['outputPaths']).map((item) =>
    asText(asBody(asBody(item)['outputPath'])['name']),
  )
  return paths.includes(path) ? path : 'default'
}
