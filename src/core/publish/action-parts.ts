import { sha256Hex } from '../base/sha256.ts'
import type { ContractSchema } from '../model/contract-schema.ts'
import type { ActionInput } from './action-input.ts'

/** What an action consists of, as far as publishing it can change it. The words are those of the plan. */
export const ACTION_PARTS = [
  'name',
  'category',
  'integration',
  'secure flag',
  'contract',
  'timeout',
  'URL',
  'method',
  'headers',
  'body',
  'translation map',
  'defaults',
  'success template',
] as const
export type ActionPart = (typeof ACTION_PARTS)[number]

/**
 * What cannot be changed in a published action: the contract and the secure flag (Genesys Resource Center, "Add
 * contracts to custom actions"; Genesys' Terraform provider makes a new action when one of them changes), and the
 * integration that it belongs to.
 */
export const FIXED_PARTS: ReadonlySet<ActionPart> = new Set([
  'integration',
  'secure flag',
  'contract',
])

export type ActionTexts = Readonly<Record<ActionPart, string>>

/** The same parts give the same texts, in whatever order an org lists their keys. */
export function textsOf(action: ActionInput): ActionTexts {
  const { request, response } = action.config
  return {
    name: action.name,
    category: action.category,
    integration: action.integrationId,
    'secure flag': action.secure ? 'secure' : 'not secure',
    contract: [
      ...schemaLines('in', action.contract.input.inputSchema),
      ...schemaLines('out', action.contract.output.successSchema),
    ].join('\n'),
    timeout: `${action.config.timeoutSeconds} s`,
    URL: request.requestUrlTemplate,
    method: request.requestType,
    headers: recordLines(request.headers),
    body: request.requestTemplate,
    'translation map': recordLines(response.translationMap),
    defaults: recordLines(response.translationMapDefaults),
    'success template': response.successTemplate,
  }
}

/** One hash a part: enough to tell who has changed what since, without keeping the contents. */
export function hashesOf(texts: ActionTexts): ActionTexts {
  return mapParts((part) => sha256Hex(texts[part]))
}

export function differingParts(a: ActionTexts, b: ActionTexts): readonly ActionPart[] {
  return ACTION_PARTS.filter((part) => a[part] !== b[part])
}

function mapParts(valueOf: (part: ActionPart) => string): ActionTexts {
  const entries = ACTION_PARTS.map((part): [ActionPart, string] => [part, valueOf(part)])
  return Object.fromEntries(entries) as Record<ActionPart, string>
}

/** Order and wording of a schema do not count. */
function schemaLines(direction: string, schema: ContractSchema): readonly string[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties)
    .map(
      ([name, { type }]) =>
        `${direction} ${name}: ${type}${required.has(name) ? ', required' : ''}`,
    )
    .sort()
}

function recordLines(record: Readonly<Record<string, string>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}: ${value}`)
    .sort()
    .join('\n')
}
