import { remember } from '../../base/remember.ts'
import type { ActionId } from '../../base/ids.ts'
import { categoryOf, type DataAction } from '../../model/data-action.ts'
import type { Json, Value } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import {
  type BareValue,
  BINDING,
  holdingMostly,
  holdingOnly,
  named,
  VALUE,
} from '../archy-forms.ts'
import { asObject, readBinding, readValue, writeBinding, writeValue } from '../archy-values.ts'
import type { JsonObject, Reading } from '../define.ts'

/** What files that were made by hand may have is read too. */
const ACTION_KEYS = [
  ...new Set<string>([ASSUMED.secureActionKey.value, 'dataAction', 'secureDataAction']),
]

const BOUND = named(
  holdingMostly(
    {
      inputs: named(VALUE),
      successOutputs: named(BINDING),
      failureOutputs: named(BINDING),
    },
    [],
  ),
)

/** What a step calls: category, kind of action, name, and what goes in and comes out. */
export const CALLED = named(holdingOnly(Object.fromEntries(ACTION_KEYS.map((key) => [key, BOUND]))))

const SIDES: Readonly<Record<string, { readonly field: string; readonly what: string }>> = {
  inputs: { field: 'inputs', what: 'the input' },
  successOutputs: { field: 'outputs', what: 'the output' },
  failureOutputs: { field: 'failureOutputs', what: 'the output' },
}

/** What is bound without a key, by the keys that lead there: `category.<category>.dataAction.<action>.inputs.<name>`. */
export function bareInCall([property, , , , side = '', name]: readonly string[]): BareValue | null {
  const known = Object.hasOwn(SIDES, side) ? SIDES[side] : undefined
  return property === 'category' && known !== undefined && name !== undefined
    ? { field: `${known.field}.${name}`, what: `${known.what} ${name}` }
    : null
}

export interface CallBody {
  readonly category: string
  readonly name: string
  readonly inputs: Record<string, Value>
  readonly outputs: Record<string, string>
  readonly failureOutputs: Record<string, string>
}

/** A reference by category and name with its bindings, in the contract's order, nested under `actionKey`. */
export function writeCall(
  action: DataAction | undefined,
  call: Pick<CallBody, 'inputs' | 'outputs' | 'failureOutputs'>,
  actionKey: string,
): JsonObject {
  if (action === undefined) return {}
  const inputs = ordered(call.inputs, action.inputs)
  const outputs = ordered(call.outputs, action.outputs)
  const failures = Object.entries(call.failureOutputs)
  return {
    [categoryOf(action)]: {
      [actionKey]: {
        [action.name]: {
          inputs: Object.fromEntries(inputs.map(([name, value]) => [name, writeValue(value)])),
          successOutputs: Object.fromEntries(outputs.map(([name, v]) => [name, writeBinding(v)])),
          ...(failures.length === 0
            ? {}
            : {
                failureOutputs: Object.fromEntries(failures.map(([n, v]) => [n, writeBinding(v)])),
              }),
        },
      },
    },
  }
}

export function readCall(json: Json | undefined): CallBody | null {
  const [category] = Object.entries(asObject(json))
  if (category === undefined) return null
  const holder = asObject(category[1])
  const key = ACTION_KEYS.find((candidate) => candidate in holder)
  const [named] = Object.entries(asObject(key === undefined ? undefined : holder[key]))
  if (named === undefined) return null
  const body = asObject(named[1])
  return {
    category: category[0],
    name: named[0],
    inputs: mapEntries(body['inputs'], readValue),
    outputs: mapEntries(body['successOutputs'], readBinding),
    failureOutputs: mapEntries(body['failureOutputs'], readBinding),
  }
}

export function findAction(call: CallBody, secure: boolean, reading: Reading): ActionId {
  return reading.action({
    category: call.category,
    name: call.name,
    secure,
    inputs: Object.keys(call.inputs),
    outputs: Object.keys(call.outputs),
  })
}

/** In the order of the contract; what it does not have comes last. */
export function ordered<T>(
  bindings: Readonly<Record<string, T>>,
  fields: readonly { readonly name: string }[],
): [string, T][] {
  const entries = Object.entries(bindings)
  if (entries.length < 2) return entries
  const order = orderOf(fields)
  const rank = (name: string) => order.get(name) ?? order.size
  return entries.sort(([a], [b]) => rank(a) - rank(b))
}

/** Many steps call one action. */
const orderOf = remember(
  (fields: readonly { readonly name: string }[]): ReadonlyMap<string, number> =>
    new Map(fields.map((field, i) => [field.name, i])),
)

function mapEntries<T>(json: Json | undefined, read: (value: Json) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(asObject(json)).map(([name, value]) => [name, read(value)]),
  )
}
