import type { NodeId, TaskId } from '../../base/ids.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { Branches, JsonObject, NodeKind, Reading } from '../../kinds/define.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { takeLists } from '../../kinds/opaque/nested-lists.ts'
import { KINDS, OPAQUE_KIND } from '../../kinds/registry.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { type Carried, carryDifferences } from './carried.ts'
import { meansTheSame } from './equal.ts'
import { isListed } from './menus.ts'
import type { TaskReferences } from './references.ts'
import { nodeName, rewrite } from './write-actions.ts'

/** What reading one action gives: a node without edges, and the lists that are nested in it. */
export interface ReadAction {
  readonly node: FlowNode
  readonly branches: Branches
  /** Properties that the node's form cannot show as they are. */
  readonly kept: readonly string[]
}

/** What reading an action needs of the flow around it. */
export interface ActionContext {
  readonly reading: Reading
  readonly references: TaskReferences
  /** Whether it is an item of a list of the flow's own. */
  readonly isListed: boolean
  /** Knows the data actions that have been read so far. */
  index(): DesignIndex
}

const byKey = new Map(KINDS.flatMap((kind) => (kind.archy?.keys ?? []).map((key) => [key, kind])))

/** An action as a node of the kind that its key names, or as it is when no kind holds all that it says. */
export function readAction(
  key: string,
  original: JsonObject,
  identity: { readonly id: NodeId; readonly task: TaskId },
  context: ActionContext,
): ReadAction {
  const body = withOutputNames(original)
  const found = byKey.get(key)
  const kind = found !== undefined && isListed(found) === context.isListed ? found : undefined
  return (
    // A task may well have an output path that is called “Yes”: what stands there comes first.
    (kind === undefined ? null : readAs(kind, original, identity, context)) ??
    (kind === undefined ? null : readAs(kind, body, identity, context)) ??
    readUnknown(key, original, identity, context)
  )
}

function readAs(
  kind: NodeKind,
  body: JsonObject,
  identity: { readonly id: NodeId; readonly task: TaskId },
  context: ActionContext,
): ReadAction | null {
  const { archy } = kind
  if (archy === null) return null
  const { props, branches } = archy.read(body, context.reading)
  const checked = kind.check(props)
  if (!checked.ok) return null
  const node: FlowNode = {
    ...identity,
    kind: kind.id,
    name: nodeName(kind.title, body),
    props: checked.value,
  }
  const index = context.index()
  const outputs = factsOf(node, index).outputs.map(({ id }) => id)
  // What an item holds besides actions its kind has looked at.
  if (archy.list === null && !nestsOnlyIn(body, outputs, branches)) return null
  const written = rewrite(index, context.references, node, body)
  const nested = new Set(archy.nested)
  const carried = carryDifferences(body, written, nested)
  const kept = archy.properties.filter(
    (property) =>
      !nested.has(property) &&
      !meansTheSame(body[property] ?? written[property], written[property]),
  )
  return { node: withCarried(node, carried), branches, kept }
}

/** Everything but the name stands in the node's own properties. */
function readUnknown(
  key: string,
  body: JsonObject,
  identity: { readonly id: NodeId; readonly task: TaskId },
  context: ActionContext,
): ReadAction {
  const { name, ...rest } = body
  const read = OPAQUE_KIND.archy?.read({ [key]: rest }, context.reading)
  const node: FlowNode = {
    ...identity,
    kind: OPAQUE_KIND.id,
    name: nodeName(key, body),
    props: read?.props ?? OPAQUE_KIND.initial,
  }
  const carried: Carried = name === node.name ? {} : { name: name ?? null }
  return { node: withCarried(node, carried), branches: read?.branches ?? {}, kept: [] }
}

function withCarried(node: FlowNode, carried: Carried): FlowNode {
  return Object.keys(carried).length === 0 ? node : { ...node, carried }
}

/** Whether the body nests actions only where the kind has outputs, and nothing else beside them. */
function nestsOnlyIn(body: JsonObject, outputs: readonly string[], branches: Branches): boolean {
  const { lists } = takeLists(body)
  return (
    isMapping(body['outputs']) &&
    lists.length === Object.keys(branches).length &&
    Object.keys(branches).every((id) => outputs.includes(id)) &&
    Object.entries(asObject(body['outputs'])).every(([id, output]) => {
      const nested = Object.entries(asObject(output))
      // A list that the kind has taken may stand under a key of the file's own.
      return (
        isMapping(output) &&
        (outputs.includes(id) || nested.length > 0) &&
        nested.every(([key, actions]) => key === 'actions' && isListOrNothing(actions))
      )
    })
  )
}

/** Also where nothing is: what else stands there would be lost. */
function isMapping(json: Json | undefined): boolean {
  return json === undefined || (typeof json === 'object' && !Array.isArray(json))
}

function isListOrNothing(json: Json): boolean {
  return json === null || Array.isArray(json)
}

/** YAML 1.1 reads an unquoted `yes:` as a boolean, which then may stand in the file as `true:`. */
function withOutputNames(body: JsonObject): JsonObject {
  const { outputs } = body
  if (outputs === undefined || !isMapping(outputs)) return body
  const named = Object.entries(asObject(outputs)).map(([key, value]): [string, Json] => {
    if (/^(?:yes|true|on)$/i.test(key)) return ['yes', value]
    return [/^(?:no|false|off)$/i.test(key) ? 'no' : key, value]
  })
  return { ...body, outputs: Object.fromEntries(named) }
}
