import { isoTime } from '../clock.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, nameMatches, sorted } from '../paging.ts'
import { allows } from '../permissions.ts'
import { badRequest, emptyReply, jsonReply, notFound } from '../reply.ts'
import { withoutEntry } from '../state.ts'
import type { Division, OrgState, OrgUser } from '../state.ts'

export function getMe(call: Call): Answer {
  const { user } = call.caller
  if (user === null) {
    return { problem: { status: 400, code: 'not.a.user', message: notAUser } }
  }
  const expand = (call.query.get('expand') ?? '').split(',')
  return {
    reply: jsonReply({
      ...describeUser(user, call.state),
      ...(expand.includes('authorization') ? { authorization: authorization(user) } : {}),
      ...(expand.includes('organization') ? { organization: organization(call.state) } : {}),
    }),
  }
}

export function getOrganization(call: Call): Answer {
  return { reply: jsonReply(organization(call.state)) }
}

export function getToken(call: Call): Answer {
  const { client, token } = call.caller
  const org = call.state.organization
  return {
    reply: jsonReply({
      organization: org,
      homeOrganization: org,
      authorizedScope: client.scopes,
      dateTokenIdles: isoTime(token.expiresAt),
      OAuthClient: {
        id: client.id,
        name: client.name,
        authorizedGrantType: grantNames[client.grant],
        scope: client.scopes,
        state: 'active',
        organization: org,
      },
    }),
  }
}

export function checkToken(): Answer {
  return { reply: emptyReply(204) }
}

export function revokeToken(call: Call): Answer {
  const tokens = withoutEntry(call.state.tokens, call.caller.token.token)
  return { reply: emptyReply(200), state: { ...call.state, tokens } }
}

export function listDivisions(call: Call): Answer {
  const wanted = call.state.divisions.filter(({ name }) =>
    nameMatches(call.query.get('name'), name),
  )
  const page = listPage(call, sorted(call, wanted.map(describeDivision), 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

export function getHomeDivision(call: Call): Answer {
  const home = call.state.divisions.find((division) => division.home)
  if (home === undefined) return { problem: notFound('division', 'home') }
  return { reply: jsonReply(describeDivision(home)) }
}

/** Roles of the sandbox hold for all divisions, so a permission is held in all of them or in none. */
export function listPermittedDivisions(call: Call): Answer {
  const permission = call.query.get('permission') ?? ''
  if (permission === '') return { problem: badRequest('permission is required.', 'permission') }
  const held = allows(call.caller.permissions, permission)
  return { reply: jsonReply(held ? call.state.divisions.map(describeDivision) : []) }
}

/** Code and words of Genesys' own definition of the API (`x-inin-error-codes` of 22.0.0). */
const notAUser =
  'This request requires a user context. Client credentials cannot be used for requests to this resource.'

const grantNames = { code: 'CODE', token: 'TOKEN', 'client-credentials': 'CLIENT-CREDENTIALS' }

function describeUser(user: OrgUser, state: OrgState) {
  const home = state.divisions.find((division) => division.home)
  return {
    id: user.id,
    name: user.name,
    ...(home === undefined
      ? {}
      : { division: { id: home.id, name: home.name, selfUri: divisionUri(home) } }),
    email: user.email,
    primaryContactInfo: [{ address: user.email, mediaType: 'EMAIL', type: 'PRIMARY' }],
    addresses: [],
    state: 'active',
    username: user.email,
    version: 1,
    selfUri: `/api/v2/users/${user.id}`,
  }
}

function authorization(user: OrgUser) {
  return {
    roles: user.roles.map((name) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name })),
    unusedRoles: [],
    permissions: user.permissions,
    permissionPolicies: [],
  }
}

function organization(state: OrgState) {
  return {
    ...state.organization,
    defaultLanguage: 'en-us',
    defaultCountryCode: 'US',
    domain: 'sandbox',
    version: 1,
    state: 'active',
    productPlatform: 'GenesysCloud',
    selfUri: '/api/v2/organizations/me',
  }
}

function describeDivision(division: Division) {
  return {
    id: division.id,
    name: division.name,
    description: division.description,
    homeDivision: division.home,
    selfUri: divisionUri(division),
  }
}

function divisionUri(division: Division): string {
  return `/api/v2/authorization/divisions/${division.id}`
}
