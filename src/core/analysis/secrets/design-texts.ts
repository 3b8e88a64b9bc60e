import type { ActionId, NodeId, VariableId } from '../../base/ids.ts'
import { remember } from '../../base/remember.ts'
import type { Design, FlowNode, Variable } from '../../model/design.ts'
import { mayHoldSecret, type SecretLiteral, secretsIn, SHORTEST } from './secret-literals.ts'

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
  return [...design.nodes.flatMap(secretsOfStep), ...secretsBesideSteps(design)]
}

export function secretsOfStep(node: FlowNode): readonly FoundSecret[] {
  const found: FoundSecret[] = []
  addSecrets(found, node, stepPlace)
  return found
}

function stepPlace({ id, name }: FlowNode): SecretPlace {
  return { type: 'node', id, name }
}

/** Those that stand anywhere but in a step. */
export function secretsBesideSteps(design: Design): readonly FoundSecret[] {
  const { flow, tasks, suppressions, severities, variables, actions } = design
  const found: FoundSecret[] = []
  addSecrets(found, flow, () => ({ type: 'flow', name: 'The flow' }))
  for (const task of tasks) {
    addSecrets(found, task, ({ name }) => ({ type: 'flow', name: `The task “${name}”` }))
  }
  for (const suppression of suppressions) {
    const name = `What is accepted of ${suppression.rule}`
    addSecrets(found, suppression, () => ({ type: 'flow', name }))
  }
  addSecrets(found, { severities }, () => ({ type: 'flow', name: 'What rules weigh' }))
  found.push(...secretsOfVariables(variables))
  for (const action of actions) {
    addSecrets(found, action, ({ id, name }) => ({ type: 'action', id, name }))
  }
  return found
}

/** There are many, and few edits are of one. */
const secretsOfVariables = remember((variables: Design['variables']): readonly FoundSecret[] => {
  const found: FoundSecret[] = []
  for (const variable of variables) for (const one of secretsOfVariable(variable)) found.push(one)
  return found
})

const secretsOfVariable = remember((variable: Variable): readonly FoundSecret[] => {
  const found: FoundSecret[] = []
  addSecrets(found, variable, ({ id, name }) => ({ type: 'variable', id, name }))
  return found.length === 0 ? NONE : found
})

const NONE: readonly FoundSecret[] = []

type Found = SecretLiteral & { readonly field: string }

function addSecrets<Thing extends object>(
  found: FoundSecret[],
  thing: Thing,
  placeOf: (thing: Thing) => SecretPlace,
): void {
  for (const key in thing) {
    if (MADE.has(key)) continue
    const value: unknown = thing[key]
    if (!mayHoldOne(value)) continue
    for (const { field, ...secret } of secretsBelow(value)) {
      const place = placeOf(thing)
      found.push({ ...secret, field: field === '' ? key : `${key}.${field}`, place })
    }
  }
}

/** Ids are made by machines and look like anything; a kind is one of ours. */
const MADE = new Set(['id', 'task', 'from', 'to', 'kind'])

/**
 * The cheap question: where a text stands is told only when one may be a secret. To look again costs less than to keep
 * that there is none.
 */
function mayHoldOne(value: unknown): boolean {
  if (typeof value === 'string') return mayHoldSecret(value)
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const at = pending.pop()
    if (typeof at === 'string' || typeof at === 'number') {
      if (mayHoldSecret(String(at))) return true
    } else if (Array.isArray(at)) {
      for (const inside of at) pending.push(inside)
    } else if (typeof at === 'object' && at !== null) {
      for (const key in at) {
        if (mayBeSecretKey(key)) return true
        pending.push(at[key as keyof typeof at])
      }
    }
  }
  return false
}

/** The same few keys stand everywhere in a design. Bounded, and cleared when full. */
const KEY_LIMIT = 2000
const plainKeys = new Set<string>()

function mayBeSecretKey(key: string): boolean {
  if (key.length < SHORTEST || plainKeys.has(key)) return false
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
