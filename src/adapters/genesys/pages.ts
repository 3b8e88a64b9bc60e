import type { z } from 'zod'
import { ok } from '#core/base/result.ts'
import type { OrgReply } from '#core/publish/ports.ts'
import { receive } from './errors.ts'

const PAGE_SIZE = 100
/** More than any org has; a reply that never ends is not followed for ever. */
const MAX_PAGES = 100

/** Which page of a listing to send. */
export interface Page {
  readonly pageSize: number
  readonly pageNumber: number
}

/** All entities of a listing, page by page. */
export async function allPages<Entity>(
  what: string,
  schema: z.ZodType<{
    readonly entities?: readonly Entity[] | null | undefined
    readonly pageCount?: number | null | undefined
    readonly nextUri?: string | null | undefined
  }>,
  ask: (page: Page) => Promise<unknown>,
): OrgReply<readonly Entity[]> {
  const found: Entity[] = []
  for (let pageNumber = 1; pageNumber <= MAX_PAGES; pageNumber += 1) {
    const listed = await receive(what, ask({ pageSize: PAGE_SIZE, pageNumber }), schema)
    if (!listed.ok) return listed
    const { entities, pageCount, nextUri } = listed.value
    found.push(...(entities ?? []))
    // The definition promises neither of the two.
    if (pageCount == null ? nextUri == null : pageNumber >= pageCount) break
  }
  return ok(found)
}
