import type { ActionId } from '#core/base/ids.ts'
import type { ContractField, DataAction } from '#core/model/data-action.ts'

/** A data action of which nothing counts but that it is called, and with which fields: all are texts. */
export function someAction(
  name: string,
  inputs: readonly string[],
  outputs: readonly string[],
): DataAction {
  return {
    id: name.toLowerCase() as ActionId,
    name,
    category: 'Payment gateway',
    integration: 'Payment gateway',
    secure: true,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: false,
    inputs: inputs.map(textField),
    outputs: outputs.map(textField),
    request: { method: 'POST', url: 'https://example.com/pay', headers: [], body: '{}' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '' },
    timeoutSeconds: 60,
  }
}

function textField(name: string): ContractField {
  return { name, type: 'string', required: false, description: '', sensitivity: 'none' }
}
