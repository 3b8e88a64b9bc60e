import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
import OrganizationApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/OrganizationApi.js'
import TokensApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/TokensApi.js'
import UsersApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/UsersApi.js'
import type { z } from 'zod'
import { ok } from '#core/base/result.ts'
import type { Identity, OrgReply } from '#core/publish/ports.ts'
import { receive } from './errors.ts'
import { organizationSchema, tokenInfoSchema, userSchema } from './schemas.ts'

/**
 * Who acts, and in which org. Behind the token of a client there is no person: `users/me` is refused to it, and the
 * org tells nothing of what its roles allow.
 */
export async function askIdentity(client: ApiClient, isClient: boolean): OrgReply<Identity> {
  const info = await receive(WHO, new TokensApi(client).getTokensMe({}), tokenInfoSchema)
  if (!info.ok) return info
  return isClient ? clientIdentity(client, info.value) : userIdentity(client, info.value)
}

const WHO = 'who is signed in'

type TokenInfo = z.infer<typeof tokenInfoSchema>

async function clientIdentity(client: ApiClient, info: TokenInfo): OrgReply<Identity> {
  const org = await receive(
    'which org this is',
    new OrganizationApi(client).getOrganizationsMe(),
    organizationSchema,
  )
  if (!org.ok) return org
  const { id: orgId, name } = org.value
  return ok({
    userName: null,
    division: null,
    orgId,
    orgName: name ?? 'the org',
    permissions: null,
    scopes: info.authorizedScope ?? null,
  })
}

async function userIdentity(client: ApiClient, info: TokenInfo): OrgReply<Identity> {
  const user = await receive(
    WHO,
    new UsersApi(client).getUsersMe({ expand: ['authorization', 'organization'] }),
    userSchema,
  )
  if (!user.ok) return user
  const { name, division, organization, authorization } = user.value
  return ok({
    userName: name,
    division: division?.name ?? null,
    orgId: organization?.id ?? info.organization?.id ?? '',
    orgName: organization?.name ?? info.organization?.name ?? 'the org',
    permissions: authorization?.permissions ?? null,
    scopes: info.authorizedScope ?? null,
  })
}
