import type { ActionId, NodeId, VariableId } from '../../base/ids.ts'
import { remember } from '../../base/remember.ts'
import type { Design } from '../../model/design.ts'
import { type SecretLiteral, secretsIn } from './secret-literals.ts'

/** A secret of a design, and the place where it stands. */
export interface FoundSecret extends SecretLiteral {
  readonly place: SecretPlace
  /** Leads to the text, from the thing that it belongs to: `request.headers.0.value`. */
  readonly field: string
}

export type SecretPlace =
  | { readonly type: 'flow'; readonly name: string }
  | { readonly type: 'node'; readonly id: NodeId; readonly name: string }
  | { readonly type: 'variable'; readonly id: VariableId; readonly name: string }
  | { readonly type: 'action'; readonly id: ActionId; readonly name: string }

/** Every secret that stands anywhere in a design: names and notes included, because all of it is shared. */
export function secretsOf(design: Design): readonly FoundSecret[] {
  const { flow, tasks, suppressions, nodes, variables, actions } = design
  const ofFlow: SecretPlace = { type: 'flow', name: 'The flow' }
  return [
    ...foundIn(flow, ofFlow),
    ...tasks.flatMap((task) => foundIn(task, { type: 'flow', name: `The task “${task.name}”` })),
    ...suppressions.flatMap((suppression) =>
      foundIn(suppression, { type: 'flow', name: `What is accepted of ${suppression.rule}` }),
    ),
    ...nodes.flatMap((node) => foundIn(node, { type: 'node', id: node.id, name: node.name })),
    ...variables.flatMap((one) => foundIn(one, { type: 'variable', id: one.id, name: one.name })),
    ...actions.flatMap((one) => foundIn(one, { type: 'action', id: one.id, name: one.name })),
  ]
}

type Found = SecretLiteral & { readonly field: string }

function foundIn(thing: object, place: SecretPlace): readonly FoundSecret[] {
  let found: FoundSecret[] | null = null
  for (const [key, value] of Object.entries(thing) as [string, unknown][]) {
    if (IDS.has(key)) continue
    for (const { field, ...secret } of secretsBelow(value)) {
      found ??= []
      found.push({ ...secret, field: field === '' ? key : `${key}.${field}`, place })
    }
  }
  return found ?? NOTHING
}

const NOTHING: readonly FoundSecret[] = []

/** Ids are made by machines and look like anything. */
const IDS = new Set(['id', 'task', 'from', 'to'])

function secretsBelow(value: unknown): readonly Found[] {
  if (typeof value === 'object' && value !== null) return secretsInside(value)
  if (typeof value !== 'string' && typeof value !== 'number') return NONE
  return secretsIn(String(value)).map((secret) => ({ ...secret, field: '' }))
}

const NONE: readonly Found[] = []

/** What has not changed holds what it held. */
const secretsInside = remember((value: object): readonly Found[] => {
  let found: Found[] | null = null
  const pending: { readonly value: unknown; readonly field: string }[] = [{ value, field: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: at, field } = next
    if (typeof at === 'string' || typeof at === 'number') {
      for (const secret of secretsIn(String(at))) (found ??= []).push({ ...secret, field })
    } else if (typeof at === 'object' && at !== null) {
      for (const [key, inside] of Object.entries(at).toReversed()) {
        const below = field === '' ? key : `${field}.${key}`
        for (const secret of secretsIn(key)) (found ??= []).push({ ...secret, field: below })
        pending.push({ value: inside, field: below })
      }
    }
  }
  return found ?? NONE
})
