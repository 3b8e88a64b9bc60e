import type { NodeId } from '../../base/ids.ts'
import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { indexDesign } from '../../model/design-index.ts'
import type { Design, FlowNode, YamlComment } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { type FileTask, FLOW_KEY } from './references.ts'
import type { ActionWriter } from './write-actions.ts'
import { NOWHERE, SHARED_STEP } from './yaml-comments.ts'
import type { YamlNotes } from './yaml-notes.ts'

/** What is said beside the flow, its tasks, variables and actions in the text of `root`. */
export function notesOn(
  design: Design,
  tasks: readonly FileTask[],
  { marks, waysOn }: ActionWriter,
  root: JsonObject,
): (thing: Json) => YamlNotes | null {
  const index = indexDesign(design)
  const comments = new Map<Json, readonly YamlComment[]>([[root, design.flow.comments ?? []]])
  const say = (thing: Json | undefined, said: readonly YamlComment[] | undefined): void => {
    if (thing !== undefined && said !== undefined) comments.set(thing, said)
  }
  const flow = asObject(root[FLOW_KEY])
  const sayOfVariables = (list: Json | undefined, owner: FileTask['task'] | null): void => {
    const variables = design.variables.filter(({ task }) => task === owner)
    for (const [i, variable] of variables.entries()) say(asList(list)[i], variable.comments)
  }
  sayOfVariables(flow['variables'], null)
  const items = asList(flow['tasks'])
  // The first one is not in the list where the file starts elsewhere.
  const files = tasks.filter(({ isMenu }) => !isMenu).slice(-items.length)
  const begun = new Set<NodeId>()
  for (const [i, item] of items.entries()) {
    const file = files[i]
    if (file === undefined) continue
    if (file.isGenerated && file.entry !== null) {
      const { entry } = file
      say(
        item,
        index.node(entry)?.comments?.filter(({ ofTask }) => ofTask === true),
      )
      begun.add(entry)
    }
    if (file.isGenerated) continue
    say(item, index.task(file.task)?.comments)
    sayOfVariables(asObject(asObject(item)['task'])['variables'], file.task)
  }
  const placed = new Set([...waysOn.values()].map(({ from, output }) => `${from} ${output}`))
  for (const [action, { node }] of marks) say(action, ownComments(index.node(node), placed, begun))
  for (const [action, { from, output }] of waysOn) {
    say(
      action,
      index.node(from)?.comments?.filter((comment) => comment.output === output),
    )
  }
  return (thing) => {
    const number = marks.get(thing)?.sharedStep ?? null
    const mark = number === null ? null : `${SHARED_STEP} ${number}`
    const said = comments.get(thing) ?? []
    return said.length === 0 && mark === null ? null : { comments: said, mark }
  }
}

/**
 * A comment at a way on that the file does not write, as a list inside a loop ends with its next pass, stays at the
 * step, and so does one at a task that export no longer makes.
 */
function ownComments(
  node: FlowNode | undefined,
  placed: ReadonlySet<string>,
  begun: ReadonlySet<NodeId>,
): readonly YamlComment[] | undefined {
  return node?.comments?.flatMap(({ output, ofTask, ...comment }) => {
    if (ofTask === true) return begun.has(node.id) ? [] : [{ ...comment, at: [NOWHERE] }]
    if (output === undefined) return [comment]
    return placed.has(`${node.id} ${output}`) ? [] : [{ ...comment, at: [NOWHERE] }]
  })
}
