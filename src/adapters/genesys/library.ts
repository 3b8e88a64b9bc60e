import type ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import type IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js'
import { ok } from '#core/base/result.ts'
import type { ActionName, OrgLibrary } from '#core/publish/org-library.ts'
import { receive } from './errors.ts'
import { toOrgFlow } from './flows.ts'
import { allPages } from './pages.ts'
import {
  actionsSchema,
  flowNamesSchema,
  flowsSchema,
  namedSchema,
  trackedSchema,
} from './schemas.ts'

/** What the bodies of the API call a secure call flow. */
const SECURE_CALL = 'SECURECALL'
const INBOUND_CALL = 'INBOUNDCALL'
/** Actions that come with an integration have no request of their own to read (Genesys' Terraform provider). */
const BUILT_IN = 'static'
/** What is found by a name is a choice for a person: the first page is enough of it. */
const PAGE_SIZE = 50

/** What an org has to choose from. */
export function orgLibrary(architect: ArchitectApi, integrations: IntegrationsApi): OrgLibrary {
  return {
    async secureFlows() {
      const found = await allPages('the secure call flows', flowsSchema, (page) =>
        architect.getFlows({ ...page, type: ['securecall'], sortBy: 'name' }),
      )
      return found.ok
        ? ok(
            found.value.map((flow) => ({
              ...toOrgFlow(flow),
              publishedAt: flow.publishedVersion?.datePublished ?? null,
            })),
          )
        : found
    },
    async flowNames() {
      const found = await allPages('the flows', flowNamesSchema, (page) => architect.getFlows(page))
      return found.ok
        ? ok(
            found.value.map(({ name, type, publishedVersion }) => ({
              name,
              isPublished: publishedVersion?.id != null,
              isSecure: type?.toUpperCase() === SECURE_CALL,
              isForCalls: type?.toUpperCase() === INBOUND_CALL,
            })),
          )
        : found
    },
    async tableNames() {
      const found = await allPages('the data tables', namedSchema, (page) =>
        architect.getFlowsDatatables(page),
      )
      return found.ok ? ok(found.value.map(({ name }) => name)) : found
    },
    async promptNames() {
      const found = await allPages('the prompts', namedSchema, (page) =>
        architect.getArchitectPrompts(page),
      )
      return found.ok ? ok(found.value.map(({ name }) => `Prompt.${name}`)) : found
    },
    async systemPromptNames() {
      const found = await allPages('the system prompts', namedSchema, (page) =>
        architect.getArchitectSystemprompts(page),
      )
      return found.ok ? ok(found.value.map(({ name }) => `PromptSystem.${name}`)) : found
    },
    async actionNames() {
      const published = await allPages('the data actions', actionsSchema, (page) =>
        integrations.getIntegrationsActions(page),
      )
      if (!published.ok) return published
      const drafts = await allPages('the drafts of data actions', actionsSchema, (page) =>
        integrations.getIntegrationsActionsDrafts(page),
      )
      if (!drafts.ok) return drafts
      return ok([
        ...published.value.map((action) => toActionName(action, false)),
        ...drafts.value.map((action) => toActionName(action, true)),
      ])
    },
    async publishedActions(secure) {
      const found = await allPages('the data actions', actionsSchema, (page) =>
        integrations.getIntegrationsActions({ ...page, secure: String(secure), sortBy: 'name' }),
      )
      return found.ok
        ? ok(
            found.value
              .filter(({ id }) => !id.startsWith(BUILT_IN))
              .map(({ id, name, category }) => ({ id, name, category: category ?? '' })),
          )
        : found
    },
    async categoryNames() {
      const found = await allPages('the categories', namedSchema, (page) =>
        integrations.getIntegrationsActionsCategories({ ...page, sortBy: 'name' }),
      )
      return found.ok ? ok(found.value.map(({ name }) => name)) : found
    },
    async trackedNames(type, name) {
      const found = await receive(
        'the names',
        architect.getArchitectDependencytracking(name, {
          pageSize: PAGE_SIZE,
          pageNumber: 1,
          objectType: [type],
        }),
        trackedSchema,
      )
      if (!found.ok) return found
      const there = (found.value.entities ?? []).filter(({ deleted }) => deleted !== true)
      return ok([...new Set(there.flatMap((entity) => entity.name ?? []))])
    },
  }
}

function toActionName(
  { name, category }: { readonly name: string; readonly category?: string | null | undefined },
  isDraft: boolean,
): ActionName {
  return { name, category: category ?? '', isDraft }
}
