import type ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js'
import { err, ok } from '#core/base/result.ts'
import type { OrgFlow, OrgReply } from '#core/publish/ports.ts'
import type { OrgAddress } from '#core/publish/regions.ts'
import { receive } from './errors.ts'
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
 * The YAML of the version of a flow that is live. It is asked for by its number: the definition of the Platform API does
 * not say which one comes without, and it may be somebody's draft. The address to fetch it from gets no token.
 */
export async function exportFlow(
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
  const direct = await attempt(url, { signal })
  onExchange({ method: 'GET', path: `download from ${host}`, status: direct?.status ?? null })
  if (direct?.ok === true) return ok(await direct.text())
  if (direct !== null) {
    return err({ code: 'rejected', status: direct.status, detail: 'The export was not given out.' })
  }
  if (signal.aborted) return err({ code: 'cancelled' })
  if (relayOrigin === null) return err({ code: 'unreachable', host })
  const relayed = await attempt(`${relayOrigin}/relay/download`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ url }),
    signal,
  })
  onExchange({ method: 'POST', path: '/relay/download', status: relayed?.status ?? null })
  return relayed?.ok === true
    ? ok(await relayed.text())
    : err({ code: 'export-failed', detail: `Nothing could be fetched from ${host}.` })
}

/** Null when the network or the browser's policy gave no reply. */
async function attempt(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, {
      ...init,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof DOMException) return null
    throw cause
  }
}
