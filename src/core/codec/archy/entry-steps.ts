import { isSameName } from '../../base/same-name.ts'
import { freshId, type NodeId, type TaskId } from '../../base/ids.ts'
import { asList, asObject } from '../../kinds/archy-values.ts'
import { ENTRY_KIND } from '../../kinds/registry.ts'
import type { FlowNode, Variable } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { UNPACK_NAME } from './write-actions.ts'

type Unpacked = readonly { readonly variable: string; readonly expression: string }[]

/** The node where the call comes in, which no action stands for, with what it unpacks. */
export function entryNode(
  task: TaskId,
  actions: readonly Json[],
  variables: readonly Variable[],
  taken: Set<string>,
): { readonly node: FlowNode; readonly rest: readonly Json[]; readonly unpacking: Json | null } {
  const [first, ...rest] = actions
  const unpack = first === undefined ? null : readUnpacking(first, variables)
  const id = freshId<NodeId>('enter', taken)
  taken.add(id)
  const node: FlowNode = {
    id,
    task,
    kind: ENTRY_KIND.id,
    name: ENTRY_KIND.title,
    props: { unpack: unpack ?? [] },
  }
  return unpack === null
    ? { node, rest: actions, unpacking: null }
    : { node, rest, unpacking: first ?? null }
}

/** Only the Update Data that export wrote for the entry, as it wrote it: any other stays a step of its own. */
function readUnpacking(action: Json, variables: readonly Variable[]): Unpacked | null {
  const { updateData, ...others } = asObject(action)
  const { name, statements, ...more } = asObject(updateData)
  const isOurs = name === UNPACK_NAME && Object.keys({ ...others, ...more }).length === 0
  if (!isOurs || !Array.isArray(statements)) return null
  const unpacked: Unpacked[number][] = []
  for (const statement of asList(statements)) {
    const [[type, body] = [], ...moreTypes] = Object.entries(asObject(statement))
    const { variable, value, ...besides } = asObject(body)
    const { exp, ...otherValues } = asObject(value)
    if (moreTypes.length + Object.keys({ ...besides, ...otherValues }).length > 0) return null
    if (typeof variable !== 'string' || typeof exp !== 'string') return null
    if (type !== typeOf(variable, variables)) return null
    unpacked.push({ variable, expression: exp })
  }
  return unpacked
}

function typeOf(name: string, variables: readonly Variable[]): string {
  const found = variables.find((variable) => isSameName(variable.name, name))
  return found?.type ?? 'string'
}
