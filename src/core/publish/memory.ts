import { z } from 'zod'
import { ACTION_PARTS } from './action-parts.ts'

const named = z.object({ id: z.string(), name: z.string() })

const rememberedActionSchema = z.object({
  id: z.string(),
  /** The name in the design when it was published. */
  designName: z.string(),
  /** The name in the org, which is another one than the design's after the action was replaced. */
  name: z.string(),
  version: z.number(),
  /** A hash of each part as it was published. */
  hashes: z.record(z.enum(ACTION_PARTS), z.string()),
  /** It was in the org before the design named it: it stays in its integration, and is never removed from here. */
  isOfOrg: z.boolean().optional(),
})
export type RememberedAction = Readonly<z.infer<typeof rememberedActionSchema>>

const rememberedFlowSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  /** Of the YAML. */
  hash: z.string(),
})
export type RememberedFlow = Readonly<z.infer<typeof rememberedFlowSchema>>

/**
 * What was published of one design to one org: kept in the browser, and beside the file by the command line. It holds
 * ids, versions and hashes, and no secret.
 */
export const publishedMemorySchema = z.object({
  org: named,
  integration: named,
  /** By the action's id in the design. */
  actions: z.record(z.string(), rememberedActionSchema),
  flow: rememberedFlowSchema.nullable(),
  /** Actions that were replaced by a publish which did not end: to be removed once the flow no longer calls them. */
  replaced: z
    .array(z.object({ action: z.string(), designName: z.string(), id: z.string() }))
    .optional(),
})
export type PublishedMemory = Readonly<z.infer<typeof publishedMemorySchema>>
