import { isSameName } from '../base/same-name.ts'
import type { TaskId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { factsOf } from './node-facts.ts'
import { isDefaultPath } from './output-paths.ts'
import { kindOf } from './registry.ts'
import { callersOf } from './task-facts.ts'

/** Why an output path cannot be called so. */
export type OutputPathError =
  | { readonly code: 'no-name' }
  | { readonly code: 'is-default' }
  | { readonly code: 'name-taken'; readonly name: string }

/** The name as it will be kept; the path that is `renamed` may keep its own. */
export function checkOutputPath(
  design: Design,
  task: TaskId,
  name: string,
  renamed: string | null,
): Result<string, OutputPathError> {
  const trimmed = name.trim()
  if (trimmed === '') return err({ code: 'no-name' })
  if (isDefaultPath(trimmed)) return err({ code: 'is-default' })
  const namesake = pathsOf(design, task).find(
    (path) => path !== renamed && isSameName(path, trimmed),
  )
  return namesake === undefined ? ok(trimmed) : err({ code: 'name-taken', name: namesake })
}

/** A way to end the task more: whoever calls it gets an output more. */
export function addOutputPath(design: Design, task: TaskId, base = 'Output path'): Edit {
  let name = base
  for (let n = 2; !checkOutputPath(design, task, name, null).ok; n += 1) name = `${base} ${n}`
  return setPaths(task, [...pathsOf(design, task), name])
}

/** Renames an output path in the task, where its steps end by it, and where it leads on from steps that call the task. */
export function renameOutputPath(
  design: Design,
  task: TaskId,
  from: string,
  to: string,
): Result<Edit, OutputPathError> {
  const checked = checkOutputPath(design, task, to, from)
  if (!checked.ok) return checked
  const name = checked.value
  const moved = edgesOf(design, task, from)
  return ok(
    batch([
      ...moved.map(({ from: node, output }): Edit => ({ type: 'disconnect', from: node, output })),
      setPaths(
        task,
        pathsOf(design, task).map((path) => (path === from ? name : path)),
      ),
      ...endingBy(design, task, from, name),
      ...moved.map((edge): Edit => ({ type: 'connect', edge: { ...edge, output: name } })),
    ]),
  )
}

/** Takes an output path away: steps that ended the task by it end it by the default one, and its edges go. */
export function removeOutputPath(design: Design, task: TaskId, name: string): Edit {
  return batch([
    ...edgesOf(design, task, name).map(
      ({ from, output }): Edit => ({ type: 'disconnect', from, output }),
    ),
    setPaths(
      task,
      pathsOf(design, task).filter((path) => path !== name),
    ),
    ...endingBy(design, task, name, ''),
  ])
}

export function describeOutputPathError(error: OutputPathError): string {
  switch (error.code) {
    case 'no-name':
      return 'Enter a name.'
    case 'is-default':
      return 'Every task has a default path already.'
    case 'name-taken':
      return `The task has an output path “${error.name}” already.`
  }
}

function pathsOf(design: Design, task: TaskId): readonly string[] {
  return indexDesign(design).task(task)?.outputPaths ?? []
}

function setPaths(task: TaskId, paths: readonly string[]): Edit {
  return { type: 'set-task', task, patch: { outputPaths: [...paths] } }
}

function edgesOf(design: Design, task: TaskId, output: string): Design['edges'] {
  const callers = new Set(callersOf(indexDesign(design), task).map(({ id }) => id))
  return design.edges.filter((edge) => edge.output === output && callers.has(edge.from))
}

/** The form says which property of a step holds an output path. */
function endingBy(design: Design, task: TaskId, from: string, to: string): Edit[] {
  const index = indexDesign(design)
  const ends = (node: FlowNode) => node.task === task && factsOf(node, index).returns !== undefined
  return design.nodes.filter(ends).flatMap((node) => {
    const keys = kindOf(node).fields.flatMap(({ key, control }) =>
      control.type === 'output-path' && node.props[key] === from ? [key] : [],
    )
    if (keys.length === 0) return []
    const props = { ...node.props, ...Object.fromEntries(keys.map((key) => [key, to])) }
    return [{ type: 'set-node', node: node.id, patch: { props } }]
  })
}
