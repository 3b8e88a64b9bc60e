import type ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import { err, ok } from '#core/base/result.ts'
import type { OrgError, OrgFlow, OrgReply } from '#core/publish/ports.ts'
import type { OrgAddress } from '#core/publish/regions.ts'
import { receive } from './errors.ts'
import { requestFile } from './file-request.ts'
import type { HttpSettings } from './http-client.ts'
import { mayHoldFile } from './org-address.ts'
import { exportJobSchema, exportTicketSchema } from './schemas.ts'

interface ExportSettings extends HttpSettings {
  readonly address: OrgAddress
  /** The origin that serves the app, whose relay downloads when the browser may not; null where there is no browser. */
  readonly relayOrigin: string | null
  readonly isStopped: () => boolean
}

/** Genesys' own provider asks every two seconds for a minute and a half. */
const POLL_MS = 2000
const MAX_POLLS = 45

/**
 * A rate limit that the export runs into by itself ends as a flow that cannot be found, with this code: the same export
 * works a little later (Genesys' Terraform provider, pull request 2105, tries five times).
 */
const RAN_INTO_A_LIMIT = /\bexit code: 107\b/i
const MAX_EXPORTS = 5
const EXPORT_AGAIN_MS = 5000

/**
 * The YAML of the version of a flow that is live. It is asked for by its number: the definition of the Platform API does
 * not say which one comes without, and it may be somebody's draft. The address to fetch it from gets no token.
 */
export async function exportFlow(
  flow: Pick<OrgFlow, 'id' | 'publishedVersion'>,
  architect: ArchitectApi,
  settings: ExportSettings,
): OrgReply<string> {
  for (let attempt = 1; ; attempt += 1) {
    const exported = await exportOnce(flow, architect, settings)
    if (exported.ok || attempt === MAX_EXPORTS || !hasRunIntoALimit(exported.error)) return exported
    await settings.sleep(EXPORT_AGAIN_MS * attempt)
    if (settings.isStopped()) return err({ code: 'cancelled' })
  }
}

function hasRunIntoALimit(error: OrgError): boolean {
  return error.code === 'export-failed' && RAN_INTO_A_LIMIT.test(error.detail)
}

async function exportOnce(
  { id, publishedVersion }: Pick<OrgFlow, 'id' | 'publishedVersion'>,
  architect: ArchitectApi,
  settings: ExportSettings,
): OrgReply<string> {
  const flow = publishedVersion === null ? { id } : { id, version: publishedVersion }
  const registered = await receive(
    'the export',
    architect.postFlowsExportJobs({ flows: [{ flow, exportType: 'Yaml' }] }),
    exportTicketSchema,
  )
  if (!registered.ok) return registered
  for (let poll = 0; poll < MAX_POLLS; poll += 1) {
    const job = await receive(
      'the export',
      architect.getFlowsExportJob(registered.value.id, { expand: ['messages'] }),
      exportJobSchema,
    )
    if (!job.ok) return job
    const { status, downloadUrl, messages } = job.value
    if (status === 'Failure') {
      const texts = (messages ?? []).flatMap(({ text }) => text ?? [])
      return err({ code: 'export-failed', detail: texts.join(' ') || 'The org gave no reason.' })
    }
    if (status === 'Success') {
      return downloadUrl != null && mayHoldFile(downloadUrl, settings.address)
        ? download(downloadUrl, settings)
        : err({ code: 'export-failed', detail: 'The org named no address to fetch it from.' })
    }
    await settings.sleep(POLL_MS)
    if (settings.isStopped()) return err({ code: 'cancelled' })
  }
  return err({ code: 'export-failed', detail: 'The org has not finished it in time.' })
}

/**
 * ASSUMPTION: whether a browser may read from there is not known; the one public app that does has a server between.
 * When the direct way is closed the server of the app relays.
 */
async function download(url: string, settings: ExportSettings): OrgReply<string> {
  const { signal, onExchange, relayOrigin } = settings
  const { host } = new URL(url)
  const direct = await requestFile(url, {}, signal)
  onExchange({ method: 'GET', path: `download from ${host}`, status: direct?.status ?? null })
  if (direct?.status === 200) return ok(direct.text)
  if (direct !== null) {
    return err({ code: 'rejected', status: direct.status, detail: 'The export was not given out.' })
  }
  if (signal.aborted) return err({ code: 'cancelled' })
  if (relayOrigin === null) return err({ code: 'unreachable', host })
  const relayed = await requestFile(
    `${relayOrigin}/relay/download`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ url }),
    },
    signal,
  )
  onExchange({ method: 'POST', path: '/relay/download', status: relayed?.status ?? null })
  return relayed?.status === 200
    ? ok(relayed.text)
    : err({ code: 'export-failed', detail: `Nothing could be fetched from ${host}.` })
}
