import type { ContractField, DataAction } from '../../model/data-action.ts'
import { sampleOf } from '../actions/sample-inputs.ts'
import { COMMON_VALUES, type GatewayBefore, securityCodeOf } from './gateway-before.ts'
import type { TestValues } from './test-values.ts'

/** Values that an action can be tried with at once: a test card, and what the actions before it have given. */
export function suggestedValues(
  { inputs }: Pick<DataAction, 'inputs'>,
  card: string,
  before: Pick<GatewayBefore, 'values' | 'token'> | null,
): TestValues {
  const known = new Map(
    Object.entries({ ...COMMON_VALUES, ...before?.values }).map(([name, value]) => [
      bareName(name),
      value,
    ]),
  )
  return Object.fromEntries(
    inputs.map((field) => [field.name, suggestedValue(field, card, known, before?.token ?? null)]),
  )
}

function suggestedValue(
  field: ContractField,
  card: string,
  known: ReadonlyMap<string, string>,
  token: string | null,
): string {
  if (field.type === 'boolean') return 'true'
  const own = field.sensitivity === 'expiry' ? undefined : known.get(bareName(field.name))
  switch (field.sensitivity) {
    case 'pan':
      return card
    case 'cvv':
      return securityCodeOf(card)
    case 'token':
      return own ?? token ?? 'tok_sample'
    case 'expiry':
    case 'credential':
      return String(sampleOf(field, ''))
    case 'none':
      break
  }
  if (own !== undefined && own !== '' && fits(field, own)) return own
  if (field.type !== 'string') return /minor|cents/i.test(field.name) ? '1999' : '25'
  const alike = ALIKE.find(([words]) => words.test(field.name))
  return alike?.[1] ?? `sample ${field.name}`
}

/** What a name that no template has is most likely for. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/minor|cents/i, '1999'],
  [/amount|total|price/i, '19.99'],
  [/currency/i, 'USD'],
  [/idempot|unique/i, 'ORD-20417-1'],
  [/order|reference|invoice/i, 'ORD-20417'],
  [/e-?mail/i, 'caller@example.com'],
]

function fits({ type }: ContractField, text: string): boolean {
  return type === 'string' || (type === 'integer' ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text)
}

/** `Payment_ID` and `paymentId` are the same. */
function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
