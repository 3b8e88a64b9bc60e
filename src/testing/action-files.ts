import type { ActionId } from '#core/base/ids.ts'
import type { ImportedAction } from '#core/codec/action/action-draft.ts'
import { describeActionImportError } from '#core/codec/action/import-error.ts'
import { readActionFile } from '#core/codec/action/read-action-file.ts'
import { writeActionFile } from '#core/codec/action/write-action-file.ts'
import type { DataAction } from '#core/model/data-action.ts'

/** What Genesys writes for a small action; the parts can be changed. */
export function actionFile(parts: {
  readonly name?: unknown
  readonly request?: object
  readonly config?: object
  readonly input?: object
  readonly output?: object
  readonly more?: object
}) {
  return {
    name: 'Charge - Exported 2026-11-26 @ 18:30',
    integrationType: 'custom-rest-actions',
    actionType: 'custom',
    config: {
      request: {
        requestUrlTemplate: 'https://pay.example/v1/charges',
        requestType: 'POST',
        headers: { 'Content-Type': 'application/json' },
        requestTemplate: '{"amount": "${input.Amount}"}',
        ...parts.request,
      },
      response: {
        translationMap: { id: '$.id' },
        translationMapDefaults: { id: '""' },
        successTemplate: '{"Payment_ID": ${id}}',
      },
      ...parts.config,
    },
    contract: {
      input: {
        inputSchema: {
          type: 'object',
          required: ['Amount'],
          properties: { Amount: { type: 'string' }, CVV: { type: 'string' }, ...parts.input },
          additionalProperties: true,
        },
      },
      output: {
        successSchema: {
          type: 'object',
          properties: { Payment_ID: { type: 'string' }, ...parts.output },
          additionalProperties: true,
        },
      },
    },
    secure: true,
    ...(parts.name === undefined ? {} : { name: parts.name }),
    ...parts.more,
  }
}

/** The action of a file that can be read. */
export function mustReadAction(file: unknown): ImportedAction {
  const result = readActionFile(typeof file === 'string' ? file : JSON.stringify(file))
  if (!result.ok) throw new Error(describeActionImportError(result.error))
  return result.value
}

/** It, as it stands in a design. */
export function asAction({ draft }: ImportedAction): DataAction {
  return { ...draft, id: 'a' as ActionId, category: 'Payments', integration: 'Payments' }
}

/** The file that is written after a change. */
export function writtenAgain(file: unknown, change: Partial<DataAction> = {}): unknown {
  return JSON.parse(writeActionFile({ ...asAction(mustReadAction(file)), ...change }))
}
