import { z } from 'zod'
import type { ActionId } from '../base/ids.ts'
import { jsonSchema } from './values.ts'

/** What kind of secret a value is. The words are the same for variables and for the fields of a contract. */
export const SENSITIVITIES = ['none', 'pan', 'cvv', 'expiry', 'token', 'credential'] as const
export const sensitivitySchema = z.enum(SENSITIVITIES)
export type Sensitivity = z.infer<typeof sensitivitySchema>

/** The contract's property types (Genesys Resource Center, "Add contracts to custom actions"). */
export const FIELD_TYPES = ['string', 'integer', 'number', 'boolean'] as const
export const REQUEST_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

const contractFieldSchema = z.object({
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  description: z.string(),
  sensitivity: sensitivitySchema,
})
export type ContractField = Readonly<z.infer<typeof contractFieldSchema>>

/** What the action is for: Genesys does not record it, and every ordering rule needs it. */
export const PURPOSES = ['session-token', 'tokenize', 'payment', 'other'] as const
export const purposeSchema = z.enum(PURPOSES)
export type Purpose = z.infer<typeof purposeSchema>

export const dataActionSchema = z.object({
  id: z.custom<ActionId>((id) => typeof id === 'string' && id !== ''),
  name: z.string(),
  /** Empty: the integration's name, as Genesys does it. Read it through `categoryOf`. */
  category: z.string(),
  integration: z.string(),
  /** Genesys: the action is PCI-compliant. One flag of the action, not of its fields. */
  secure: z.boolean(),
  purpose: purposeSchema,
  /** Somebody has said that it is for nothing else than `other`: nothing is inferred from how it is called. */
  isForNoneOfThem: z.literal(true).optional(),
  /** The id of a gateway of ours, or empty for an endpoint that we know nothing about. */
  gateway: z.string(),
  /** How long a token that this action fetches lives, in seconds; null when the gateway states nothing. */
  tokenLifetimeSeconds: z.number().positive().nullable(),
  /** Of its token. Where nobody says so it is: nearly every gateway refuses a token the second time. */
  singleUse: z.boolean(),
  inputs: z.array(contractFieldSchema),
  outputs: z.array(contractFieldSchema),
  request: z.object({
    method: z.enum(REQUEST_METHODS),
    url: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    body: z.string(),
  }),
  response: z.object({
    translationMap: z.record(z.string(), z.string()),
    translationMapDefaults: z.record(z.string(), z.string()),
    successTemplate: z.string(),
  }),
  /** 1 to 60 s (Genesys Resource Center, "Configure a custom action"). */
  timeoutSeconds: z.number().int().min(1).max(60),
  /**
   * The secure action that this one is a test clone of: not secure, so that its test shows what is sent and what comes
   * back, for a test card and a sandbox endpoint alone.
   */
  cloneOf: z.custom<ActionId>((id) => typeof id === 'string' && id !== '').optional(),
  /** Properties of an import that we do not model and write back as they were. */
  carried: z.record(z.string(), jsonSchema).optional(),
})
export type DataAction = Readonly<z.infer<typeof dataActionSchema>>

/**
 * Whether nothing but the name, and the properties that calls use, is known of an action: the YAML of a flow says no
 * more of it. It waits for its contract and its request.
 */
export function isStub({ request }: Pick<DataAction, 'request'>): boolean {
  return request.url === ''
}

/** The category under which the YAML of a flow names an action, beside the action's own name. */
export function categoryOf(action: Pick<DataAction, 'category' | 'integration'>): string {
  return action.category === '' ? action.integration : action.category
}
