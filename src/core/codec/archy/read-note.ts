import type { NodeId } from '../../base/ids.ts'
import type { RawTask } from './read-flow.ts'

/** What reading a flow has kept in another way than a person might expect. */
export type ReadNote =
  | { readonly code: 'unknown-action'; readonly node: NodeId; readonly name: string }
  | {
      readonly code: 'kept-as-written'
      readonly node: NodeId
      readonly name: string
      readonly properties: readonly string[]
    }
  | { readonly code: 'never-reached'; readonly node: NodeId; readonly name: string }
  | { readonly code: 'action-without-contract'; readonly action: string }
  | { readonly code: 'unknown-variable-type'; readonly type: string }
  | {
      readonly code: 'reference-id-twice'
      readonly refId: string
      readonly first: string
      readonly task: string
    }

export function describeReadNote(note: ReadNote): string {
  switch (note.code) {
    case 'unknown-action':
      return `“${note.name}” is an action without a form here. It is kept and written back as it is.`
    case 'kept-as-written':
      return `“${note.name}” says more in ${note.properties.join(', ')} than its form shows. It is written back as it is until you change it.`
    case 'never-reached':
      return `“${note.name}” stands after a node that ends the path, so no call gets there.`
    case 'action-without-contract':
      return `The file names the data action “${note.action}” but not its contract and request. Add them.`
    case 'reference-id-twice':
      return `The tasks “${note.first}” and “${note.task}” both have the reference id “${note.refId}”. What refers to it leads to “${note.first}”; export gives one of the two another id. Check the jumps to both.`
    case 'unknown-variable-type':
      return note.type === ''
        ? 'An entry of a list of variables that declares none is kept and written back.'
        : `A variable of type ${note.type} is kept and written back, but not checked.`
  }
}

/** Tasks with the reference id of one before them: nothing in the file can refer to them by it. */
export function repeatedReferenceIds(tasks: readonly RawTask[]): readonly ReadNote[] {
  return tasks.flatMap(({ name, refId, body, isMenu }, i): ReadNote[] => {
    const first = tasks.slice(0, i).find((task) => task.refId === refId && task.isMenu === isMenu)
    if (first === undefined || body['refId'] === undefined) return []
    return [{ code: 'reference-id-twice', refId, first: first.name, task: name }]
  })
}
