import { z } from 'zod'

/** The replies of the Platform API, as far as we read them. Nothing unparsed gets past this edge. */

export const errorBodySchema = z.object({
  message: z.string().optional(),
  messageWithParams: z.string().optional(),
  code: z.string().optional(),
  messageParams: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
})
export type ErrorBody = z.infer<typeof errorBodySchema>

const page = <T extends z.ZodType>(entity: T) =>
  z.object({
    entities: z.array(entity).nullish(),
    pageCount: z.number().nullish(),
    nextUri: z.string().nullish(),
  })

export const tokenInfoSchema = z.object({
  organization: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  authorizedScope: z.array(z.string()).nullish(),
})

export const userSchema = z.object({
  name: z.string(),
  division: z.object({ name: z.string().nullish() }).nullish(),
  organization: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  authorization: z.object({ permissions: z.array(z.string()).nullish() }).nullish(),
})

export const organizationSchema = z.object({ id: z.string(), name: z.string().nullish() })

export const integrationsSchema = page(
  z.object({
    id: z.string(),
    name: z.string().nullish(),
    integrationType: z.object({ id: z.string().nullish() }).nullish(),
    reportedState: z.object({ code: z.string().nullish() }).nullish(),
  }),
)

export const identifiedSchema = z.object({ id: z.string() })

export const credentialsSchema = page(z.object({ id: z.string(), name: z.string().nullish() }))

export const divisionsSchema = page(z.object({ id: z.string(), name: z.string().nullish() }))

export const configSchema = z.object({
  name: z.string(),
  version: z.number(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  advanced: z.record(z.string(), z.unknown()).nullish(),
  notes: z.string().nullish(),
  credentials: z
    .record(
      z.string(),
      z.object({
        id: z.string().nullish(),
        type: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
})

const schemaDocument = z.object({
  $schema: z.string().nullish(),
  title: z.string().nullish(),
  required: z.array(z.string()).nullish(),
  properties: z
    .record(
      z.string(),
      z.looseObject({ type: z.string().exactOptional(), description: z.string().exactOptional() }),
    )
    .nullish(),
  additionalProperties: z.unknown().optional(),
})

export const actionSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string().nullish(),
  integrationId: z.string().nullish(),
  secure: z.boolean().nullish(),
  version: z.number().nullish(),
  contract: z
    .object({
      input: z.object({ inputSchema: schemaDocument.nullish() }).nullish(),
      output: z.object({ successSchema: schemaDocument.nullish() }).nullish(),
    })
    .nullish(),
  config: z
    .object({
      timeoutSeconds: z.number().nullish(),
      request: z
        .object({
          requestUrlTemplate: z.string().nullish(),
          requestType: z.string().nullish(),
          headers: z.record(z.string(), z.string()).nullish(),
        })
        .nullish(),
      response: z
        .object({
          translationMap: z.record(z.string(), z.string()).nullish(),
          translationMapDefaults: z.record(z.string(), z.string()).nullish(),
        })
        .nullish(),
    })
    .nullish(),
})
export type ActionReply = z.infer<typeof actionSchema>

export const actionsSchema = page(
  z.object({ id: z.string(), name: z.string(), category: z.string().nullish() }),
)

export const versionedSchema = z.object({ id: z.string(), version: z.number() })

export const validationSchema = z.object({
  valid: z.boolean(),
  errors: z.array(errorBodySchema).nullish(),
})

/** Genesys' definition types the results as objects and says nothing more of them. */
export const testResultSchema = z.object({
  success: z.boolean().nullish(),
  error: errorBodySchema.nullish(),
  finalResult: z.json().optional(),
  operations: z
    .array(
      z.object({
        step: z.number().nullish(),
        name: z.string().nullish(),
        success: z.boolean().nullish(),
        result: z.json().optional(),
        error: errorBodySchema.nullish(),
      }),
    )
    .nullish(),
})
export type TestReply = z.infer<typeof testResultSchema>

const lockHolder = z.object({ name: z.string().nullish(), id: z.string().nullish() }).nullish()

export const flowSchema = z.object({
  id: z.string(),
  name: z.string(),
  publishedVersion: z
    .object({ id: z.string().nullish(), datePublished: z.string().nullish() })
    .nullish(),
  lockedUser: lockHolder,
  lockedClient: lockHolder,
})
export type FlowReply = z.infer<typeof flowSchema>
export const flowsSchema = page(flowSchema)

export const namedSchema = page(z.object({ name: z.string() }))

export const flowNamesSchema = page(
  z.object({
    name: z.string(),
    type: z.string().nullish(),
    publishedVersion: z.object({ id: z.string().nullish() }).nullish(),
  }),
)

export const jobTicketSchema = z.object({
  id: z.string(),
  presignedUrl: z.string(),
  headers: z.record(z.string(), z.string()).nullish(),
})

export const jobSchema = z.object({
  status: z.enum(['Registered', 'Started', 'Success', 'Failure']),
  flow: z.object({ id: z.string().nullish() }).nullish(),
  messages: z.array(z.object({ type: z.string().nullish(), text: z.string().nullish() })).nullish(),
})

export const exportTicketSchema = z.object({ id: z.string() })

export const exportJobSchema = z.object({
  status: z.enum(['Registered', 'Started', 'Success', 'Failure']),
  downloadUrl: z.string().nullish(),
  messages: z.array(z.object({ text: z.string().nullish() })).nullish(),
})

export const consumersSchema = page(z.object({ id: z.string(), name: z.string().nullish() }))

export const trackedSchema = page(
  z.object({ name: z.string().nullish(), deleted: z.boolean().nullish() }),
)
