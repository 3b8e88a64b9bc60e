import { sensitivityOfName } from '#core/analysis/classify.ts'
import type { ContractField } from '#core/model/data-action.ts'

/** A property of a contract by its name; what the name sounds like decides the sensitivity that it starts with. */
export function newField(name: string): ContractField {
  return {
    name,
    // Genesys passes what a caller keys in as text: a number would lose its leading zeros.
    type: 'string',
    required: true,
    description: '',
    sensitivity: sensitivityOfName(name),
  }
}
