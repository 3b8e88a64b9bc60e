import { ok } from '#core/base/result.ts'
import type { OrgNames } from '#core/kinds/fields.ts'
import type { TrackedType } from '#core/publish/org-library.ts'
import { describeOrgError, type OrgError, type OrgReply } from '#core/publish/ports.ts'
import type { OrgSession } from '../publish/org-store.ts'

/** What the org gave, and why it did not give the rest. */
export interface AskedNames {
  readonly names: readonly string[]
  readonly refused: OrgError | null
}

/** Fewer letters find half of the org. */
export const MIN_LETTERS = 2

/** Whether the org has no list of these things: it finds them by the beginning of a name, or by a part of it. */
export function isFoundByName(names: OrgNames): boolean {
  return typeof WAYS[names] === 'string'
}

/** Asks the org for all things of a kind, or for those that it finds by a text. What one part refuses, another may give. */
export async function askNames(
  session: OrgSession,
  names: OrgNames,
  text: string,
): Promise<AskedNames> {
  const way = WAYS[names]
  const replies = typeof way === 'string' ? [session.client.trackedNames(way, text)] : way(session)
  const settled = await Promise.all(replies)
  const known = settled.flatMap((reply) => (reply.ok ? reply.value : []))
  const refused = settled.find((reply) => !reply.ok)
  return {
    names: names === 'languages' ? known.filter((name) => LANGUAGE_TAG.test(name)) : known,
    refused: refused?.ok === false ? refused.error : null,
  }
}

/** Why the org suggests nothing, as a remark: what is typed is right all the same. */
export function describeRefusal(error: OrgError): string {
  switch (error.code) {
    case 'forbidden':
      return error.permissions.length === 0
        ? 'The org does not let you see more. Any other text stays allowed.'
        : `With the permission ${error.permissions.join(' or ')} the org would suggest more.`
    case 'unreachable':
    case 'unavailable':
    case 'rate-limited':
      return 'The org does not answer now. Any other text stays allowed.'
    default:
      return describeOrgError(error)
  }
}

/** As flows name languages. Whatever else dependency tracking knows under that type does not belong in the field. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})+$/i

type Ask = (session: OrgSession) => readonly OrgReply<readonly string[]>[]

/** What dependency tracking calls them, or what lists all of them. */
const WAYS: Readonly<Record<OrgNames, TrackedType | Ask>> = {
  queues: 'QUEUE',
  users: 'USER',
  groups: 'GROUP',
  languages: 'LANGUAGE',
  tables: ({ client }) => [client.tableNames()],
  prompts: ({ client }) => [client.promptNames(), client.systemPromptNames()],
  flows: ({ client }) => [
    named(client.flowNames(), (flows) =>
      flows.filter(({ isForCalls }) => isForCalls).map(({ name }) => name),
    ),
  ],
  divisions: ({ client }) => [client.divisions()],
  integrations: ({ client }) => [
    named(client.integrations(), (all) => all.map(({ name }) => name)),
  ],
  categories: ({ client }) => [client.categoryNames()],
}

async function named<T>(
  asked: OrgReply<T>,
  namesOf: (found: T) => readonly string[],
): OrgReply<readonly string[]> {
  const found = await asked
  return found.ok ? ok(namesOf(found.value)) : found
}
