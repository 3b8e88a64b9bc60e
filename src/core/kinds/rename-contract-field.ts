import type { ActionId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import type { Json } from '../model/values.ts'
import { factsOf } from './node-facts.ts'
import { kindOf } from './registry.ts'

export type ContractSide = 'inputs' | 'outputs'

/** Why a property of a contract cannot be called so. */
export type ContractNameError =
  | { readonly code: 'empty' }
  | { readonly code: 'not-a-name'; readonly name: string }
  | { readonly code: 'reserved'; readonly name: string }
  | { readonly code: 'taken'; readonly name: string }

/** Checks a name of a property; `index` is the property that is renamed, or null for a new one. */
export function checkContractName(
  fields: readonly ContractField[],
  name: string,
  index: number | null,
): Result<string, ContractNameError> {
  if (name === '') return err({ code: 'empty' })
  if (!PROPERTY_NAME.test(name)) return err({ code: 'not-a-name', name })
  if (RESERVED.has(name)) return err({ code: 'reserved', name })
  const isTaken = fields.some((field, i) => i !== index && field.name === name)
  return isTaken ? err({ code: 'taken', name }) : ok(name)
}

export function describeContractNameError(error: ContractNameError): string {
  switch (error.code) {
    case 'empty':
      return 'Enter a name.'
    case 'not-a-name':
      return `“${error.name}” is not a property name: begin with a letter and use letters, digits, _ and - only.`
    case 'reserved':
      return `Genesys reserves the name ${error.name}.`
    case 'taken':
      return `${error.name} exists already.`
  }
}

/**
 * The edit that renames a property of a contract. What is bound to it in the flow follows, and so does what the
 * request writes of an input; a success template is left alone, because it decides what an output is called.
 */
export function renameContractField(
  design: Design,
  action: DataAction,
  side: ContractSide,
  index: number,
  name: string,
): Result<Edit, ContractNameError> {
  const field = action[side][index]
  if (field === undefined) throw new Error(`Bug: ${action.name} has no ${side}[${index}]`)
  const checked = checkContractName(action[side], name, index)
  if (!checked.ok) return checked
  const patch = {
    [side]: action[side].with(index, { ...field, name }),
    ...(side === 'inputs' ? { request: renameInRequest(action.request, field.name, name) } : {}),
  }
  return ok(
    batch([
      { type: 'set-action', action: action.id, patch },
      ...nodesCalling(design, action.id).flatMap((node) => rebind(node, side, field.name, name)),
    ]),
  )
}

/** The nodes that call an action, in the order of the design. */
export function nodesCalling(design: Design, action: ActionId): readonly FlowNode[] {
  const index = indexDesign(design)
  return design.nodes.filter((node) => factsOf(node, index).call?.action === action)
}

/** Genesys Resource Center, "Add contracts to custom actions". */
const PROPERTY_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/
const RESERVED = new Set(['orgId', 'integrationId', 'rawRequest'])

function rebind(node: FlowNode, side: ContractSide, from: string, to: string): readonly Edit[] {
  const control = side === 'inputs' ? 'call-inputs' : 'call-outputs'
  const patch: Record<string, Json> = {}
  for (const { key, control: own } of kindOf(node).fields) {
    const bindings = node.props[key]
    if (own.type !== control || typeof bindings !== 'object' || bindings === null) continue
    if (!Object.hasOwn(bindings, from)) continue
    patch[key] = Object.fromEntries(
      Object.entries(bindings).map(([bound, value]) => [bound === from ? to : bound, value]),
    )
  }
  if (Object.keys(patch).length === 0) return []
  return [{ type: 'set-node', node: node.id, patch: { props: { ...node.props, ...patch } } }]
}

function renameInRequest(
  request: DataAction['request'],
  from: string,
  to: string,
): DataAction['request'] {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // `$input.x`, `${input.x}` and the quiet `$!input.x` of Velocity; identifiers may hold hyphens there.
  const reference = new RegExp(`(\\$!?\\{?input\\.)${escaped}(?![A-Za-z0-9_-])`, 'g')
  const renamed = (text: string) => text.replace(reference, (_, before: string) => before + to)
  return {
    ...request,
    url: renamed(request.url),
    headers: request.headers.map((header) => ({ ...header, value: renamed(header.value) })),
    body: renamed(request.body),
  }
}
