import { z } from 'zod'

const strings = z.record(z.string(), z.string())
const jsonObject = z.record(z.string(), z.unknown())

/** Genesys Resource Center, "Add configuration to custom actions": one to sixty seconds, five methods. */
const configSchema = z.object({
  timeoutSeconds: z.number().int().min(1).max(60).optional(),
  request: z
    .object({
      requestUrlTemplate: z.string().optional(),
      requestTemplate: z.string().optional(),
      requestType: z.enum(['GET', 'PUT', 'POST', 'PATCH', 'DELETE']).optional(),
      headers: strings.optional(),
    })
    .optional(),
  response: z
    .object({
      translationMap: strings.optional(),
      translationMapDefaults: strings.optional(),
      successTemplate: z.string().optional(),
    })
    .optional(),
})

const contractSchema = z.object({
  input: z.object({ inputSchema: jsonObject }),
  output: z.object({ successSchema: jsonObject }),
})

const label = z.string().min(1).max(256)

export const createActionSchema = z.object({
  category: label,
  name: label,
  integrationId: z.string().min(1),
  config: configSchema,
  contract: contractSchema,
  secure: z.boolean().default(false),
})

/** `secure` and the contract are not among what a PATCH of a published action may hold. */
export const updateActionSchema = z.object({
  category: label.optional(),
  name: label.optional(),
  config: configSchema.optional(),
  version: z.number().int(),
})

export const updateDraftSchema = updateActionSchema.extend({
  contract: contractSchema.optional(),
  secure: z.boolean().optional(),
})

export const publishDraftSchema = z.object({ version: z.number().int() })
