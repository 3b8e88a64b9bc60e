import type { DataTable, Flow } from './state.ts'

/** Flows of other types, so that pickers have something to show: where calls come from, and where they may go. */
export function seededFlows(homeDivision: string): ReadonlyMap<string, Flow> {
  const flows = [
    seededFlow('501', 'inboundCall', 'Main menu', 'Where callers arrive'),
    seededFlow('502', 'inqueueCall', 'Waiting for Billing', 'While a caller waits'),
    seededFlow('503', 'commonModule', 'Opening hours', 'Asked by several flows'),
  ].map((flow) => ({ ...flow, divisionId: homeDivision }))
  return new Map(flows.map((flow) => [flow.id, flow]))
}

export const seededTables: readonly DataTable[] = [
  {
    id: seedId('601'),
    name: 'Payment limits',
    description: 'The most that a caller may pay, by kind of customer',
    schema: {
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'Payment limits',
      type: 'object',
      required: ['key'],
      properties: { key: { type: 'string' }, Limit: { type: 'number' } },
      additionalProperties: false,
    },
  },
  {
    id: seedId('602'),
    name: 'Merchants',
    description: 'Which merchant account a called number pays to',
    schema: {
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'Merchants',
      type: 'object',
      required: ['key'],
      properties: { key: { type: 'string' }, Merchant: { type: 'string' } },
      additionalProperties: false,
    },
  },
]

export const seededAt = 1_767_225_600_000 // 2026-01-01T00:00:00Z

/** Ids that look like the platform's and are the same in every sandbox org. */
export function seedId(number: string): string {
  return `5a11d0c5-0000-4000-8000-${number.padStart(12, '0')}`
}

function seededFlow(number: string, key: string, name: string, description: string): Flow {
  const yaml = `${key}:\n  name: ${name}\n  description: ${description}\n  defaultLanguage: en-us\n`
  const publishedBy = { id: seedId('11'), name: 'Sandbox Admin', kind: 'user' } as const
  return {
    id: seedId(number),
    name,
    type: key.toUpperCase(),
    description,
    divisionId: '',
    lockedBy: null,
    secure: false,
    versions: [{ number: 1, yaml, secure: false, actions: [], publishedAt: seededAt, publishedBy }],
  }
}
