import type IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js'
import { placesOfSecrets } from '#core/analysis/secrets/secret-places.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { type IntegrationPort, WEB_SERVICES } from '#core/publish/new-integration.ts'
import type { OrgError } from '#core/publish/ports.ts'
import { receive, receiveText } from './errors.ts'
import { allPages } from './pages.ts'
import { configSchema, credentialsSchema, identifiedSchema } from './schemas.ts'

/** The slot has this name whatever the type of the credential (Genesys' Terraform provider, examples). */
const SLOT = 'basicAuth'
/** Fields of any names: Genesys Resource Center, "User Defined credential type". */
const USER_DEFINED = 'userDefined'

/** Making an integration with its credential. What was typed in passes through to the org and is kept nowhere. */
export function integrationPort(integrations: IntegrationsApi): IntegrationPort {
  const config = (id: string) =>
    receive('its configuration', integrations.getIntegrationConfigCurrent(id), configSchema)
  return {
    createCredential: async (name, fields) =>
      withoutValues(
        fields,
        await receive(
          'the credentials',
          integrations.postIntegrationsCredentials({
            body: { name, type: { name: USER_DEFINED }, credentialFields: fields },
          }),
          identifiedSchema,
        ),
      ),
    replaceCredential: async (id, name, fields) =>
      withoutValues(
        fields,
        await receive(
          'the credentials',
          integrations.putIntegrationsCredential(id, {
            body: { name, type: { name: USER_DEFINED }, credentialFields: fields },
          }),
          identifiedSchema,
        ),
      ),
    async findCredential(name) {
      const found = await allPages('the credentials', credentialsSchema, (page) =>
        integrations.getIntegrationsCredentials(page),
      )
      return found.ok ? ok(found.value.find((one) => one.name === name) ?? null) : found
    },
    createIntegration: (name) =>
      receive(
        'the new integration',
        integrations.postIntegrations({ body: { name, integrationType: { id: WEB_SERVICES } } }),
        identifiedSchema,
      ),
    async credentialType(id) {
      const current = await config(id)
      if (!current.ok) return current
      const type = current.value.credentials?.[SLOT]?.type
      return ok(type?.name ?? type?.id ?? null)
    },
    async setCredential(id, credential) {
      const current = await config(id)
      if (!current.ok) return current
      const { name, version, properties, advanced, notes, credentials } = current.value
      if (credentials?.[SLOT]?.id === credential) return ok(null)
      const set = await receiveText(
        'its configuration',
        integrations.putIntegrationConfigCurrent(id, {
          body: {
            name,
            version,
            properties: properties ?? {},
            advanced: advanced ?? {},
            notes: notes ?? '',
            credentials: { [SLOT]: { id: credential } },
          },
        }),
      )
      return set.ok ? ok(null) : set
    },
    async enableIntegration(id) {
      const enabled = await receiveText(
        'the integration',
        integrations.patchIntegration(id, { body: { intendedState: 'ENABLED' } }),
      )
      return enabled.ok ? ok(null) : enabled
    },
  }
}

/**
 * An org may repeat in its refusal what it was sent, as it is or escaped, and cut off where the refusal ends: the refusal
 * is shown and logged, the values are not.
 */
function withoutValues<T>(
  fields: Readonly<Record<string, string>>,
  reply: Result<T, OrgError>,
): Result<T, OrgError> {
  if (reply.ok || !('detail' in reply.error)) return reply
  const values = Object.values(fields).filter((value) => value !== '')
  const { detail } = reply.error
  let shown = ''
  let from = 0
  for (const { start, end } of placesOfSecrets(detail, values)) {
    shown += `${detail.slice(from, start)}•••`
    from = end
  }
  const rest = detail.slice(from)
  const cut = Math.max(...values.map((value) => cutOff(rest, value)), 0)
  shown += cut === 0 ? rest : `${rest.slice(0, -cut)}•••`
  return err({ ...reply.error, detail: shown })
}

/** How much of the beginning of a value a text ends with. */
function cutOff(text: string, value: string): number {
  for (let length = value.length - 1; length >= LEAST_OF_A_SECRET; length -= 1) {
    if (text.endsWith(value.slice(0, length))) return length
  }
  return 0
}

/** Fewer characters stand at an end by chance. */
const LEAST_OF_A_SECRET = 4
