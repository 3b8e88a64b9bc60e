import { isSameName } from '../../base/same-name.ts'
import { type ActionId, freshId } from '../../base/ids.ts'
import type { Reading } from '../../kinds/define.ts'
import { categoryOf, type ContractField, type DataAction } from '../../model/data-action.ts'
import { idFrom } from './read-ids.ts'

export interface ActionStubs {
  readonly reading: Pick<Reading, 'action'>
  all(): readonly DataAction[]
}

/**
 * A flow names its data actions by category and name only. Each becomes one without a request, which waits for its
 * contract; what it is for and which of its fields are sensitive is for its author to say.
 */
export function actionStubs(): ActionStubs {
  let stubs: readonly Stub[] = []
  let known: readonly DataAction[] = []
  return {
    all: () => known,
    reading: {
      action(reference) {
        const found = stubs.find(
          ({ action }) =>
            isSameName(categoryOf(action), reference.category) &&
            isSameName(action.name, reference.name),
        )
        const stub = found ?? {
          action: newStub(reference, new Set(known.map(({ id }) => id))),
          inputs: [],
          outputs: [],
        }
        const grown = grow(stub, reference)
        stubs =
          found === undefined ? [...stubs, grown] : stubs.map((s) => (s === found ? grown : s))
        known = stubs.map(({ action }) => action)
        return grown.action.id
      },
    },
  }
}

/** An action with the names that each of its calls gives, in the order of the call. */
interface Stub {
  readonly action: DataAction
  readonly inputs: readonly (readonly string[])[]
  readonly outputs: readonly (readonly string[])[]
}

function grow(
  stub: Stub,
  call: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
): Stub {
  const inputs = [...stub.inputs, call.inputs]
  const outputs = [...stub.outputs, call.outputs]
  return {
    inputs,
    outputs,
    action: {
      ...stub.action,
      inputs: mergeOrders(inputs).map(newField),
      outputs: mergeOrders(outputs).map(newField),
    },
  }
}

/** Calls are written in the contract's order, so that of the contract follows from all of them together. */
function mergeOrders(lists: readonly (readonly string[])[]): readonly string[] {
  const waiting = new Set(lists.flat())
  const ordered: string[] = []
  while (waiting.size > 0) {
    const isFree = (name: string) =>
      lists.every(
        (list) => list.find((other) => waiting.has(other)) === name || !list.includes(name),
      )
    const [first = ''] = waiting
    const next = [...waiting].find(isFree) ?? first
    waiting.delete(next)
    ordered.push(next)
  }
  return ordered
}

function newField(name: string): ContractField {
  return { name, type: 'string', required: false, description: '', sensitivity: 'none' }
}

function newStub(
  { category, name, secure }: Parameters<Reading['action']>[0],
  taken: ReadonlySet<string>,
): DataAction {
  return {
    id: freshId<ActionId>(idFrom(name, 'action'), taken),
    name,
    category,
    integration: category,
    secure,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: true,
    inputs: [],
    outputs: [],
    request: { method: 'POST', url: '', headers: [], body: '' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '' },
    timeoutSeconds: 60,
  }
}
