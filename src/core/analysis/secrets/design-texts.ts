import type { ActionId, NodeId, VariableId } from '../../base/ids.ts'
import { remember } from '../../base/remember.ts'
import type { Design, FlowNode } from '../../model/design.ts'
import { mayHoldSecret, type SecretLiteral, secretsIn } from './secret-literals.ts'

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
  return [...secretsOfSteps(design.nodes), ...secretsBesideSteps(design)]
}

export function secretsOfSteps(nodes: readonly FlowNode[]): readonly FoundSecret[] {
  const found: FoundSecret[] = []
  addSecrets(found, nodes, ({ id, name }) => ({ type: 'node', id, name }))
  return found
}

/** Those that stand anywhere but in a step. */
export function secretsBesideSteps(design: Design): readonly FoundSecret[] {
  const { flow, tasks, suppressions, variables, actions } = design
  const found: FoundSecret[] = []
  addSecrets(found, [flow], () => ({ type: 'flow', name: 'The flow' }))
  addSecrets(found, tasks, ({ name }) => ({ type: 'flow', name: `The task “${name}”` }))
  addSecrets(found, suppressions, ({ rule }) => ({
    type: 'flow',
    name: `What is accepted of ${rule}`,
  }))
  addSecrets(found, variables, ({ id, name }) => ({ type: 'variable', id, name }))
  addSecrets(found, actions, ({ id, name }) => ({ type: 'action', id, name }))
  return found
}

type Found = SecretLiteral & { readonly field: string }

function addSecrets<Thing extends object>(
  found: FoundSecret[],
  things: readonly Thing[],
  placeOf: (thing: Thing) => SecretPlace,
): void {
  for (const thing of things) {
    for (const key of Object.keys(thing)) {
      const value: unknown = thing[key as keyof Thing]
      if (IDS.has(key) || !mayHoldOne(value)) continue
      for (const { field, ...secret } of secretsBelow(value)) {
        const place = placeOf(thing)
        found.push({ ...secret, field: field === '' ? key : `${key}.${field}`, place })
      }
    }
  }
}

/** Ids are made by machines and look like anything. */
const IDS = new Set(['id', 'task', 'from', 'to'])

/**
 * The cheap question: where a text stands is told only when one may be a secret. To look again costs less than to keep
 * that there is none.
 */
function mayHoldOne(value: unknown): boolean {
  if (typeof value === 'string') return mayHoldSecret(value)
  if (typeof value === 'number') return mayHoldSecret(String(value))
  if (typeof value !== 'object' || value === null) return false
  let below: object[] | null = null
  for (let at: object | undefined = value; at !== undefined; at = below?.pop()) {
    const isList = Array.isArray(at)
    for (const key of Object.keys(at)) {
      if (!isList && mayBeSecretKey(key)) return true
      const inside: unknown = at[key as keyof typeof at]
      if (typeof inside === 'object' && inside !== null) (below ??= []).push(inside)
      else if (mayHoldOne(inside)) return true
    }
  }
  return false
}

/** The same few keys stand everywhere in a design. Bounded, and cleared when full. */
const KEY_LIMIT = 2000
const plainKeys = new Set<string>()

function mayBeSecretKey(key: string): boolean {
  if (plainKeys.has(key)) return false
  if (mayHoldSecret(key)) return true
  if (plainKeys.size >= KEY_LIMIT) plainKeys.clear()
  plainKeys.add(key)
  return false
}

function secretsBelow(value: unknown): readonly Found[] {
  return typeof value === 'object' && value !== null ? secretsInside(value) : secretsFound(value)
}

/** What has not changed holds what it held. */
const secretsInside = remember(secretsFound)

function secretsFound(value: unknown): readonly Found[] {
  const found: Found[] = []
  const pending: { readonly value: unknown; readonly field: string }[] = [{ value, field: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: at, field } = next
    if (typeof at === 'string' || typeof at === 'number') {
      for (const secret of secretsIn(String(at))) found.push({ ...secret, field })
    } else if (typeof at === 'object' && at !== null) {
      for (const [key, inside] of Object.entries(at).toReversed()) {
        const below = field === '' ? key : `${field}.${key}`
        for (const secret of secretsIn(key)) found.push({ ...secret, field: below })
        pending.push({ value: inside, field: below })
      }
    }
  }
  return found
}
