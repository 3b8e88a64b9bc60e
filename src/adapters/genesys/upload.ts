import { err, ok } from '#core/base/result.ts'
import type { FlowJobTicket, OrgReply } from '#core/publish/ports.ts'
import { isUploadHost } from '#core/publish/regions.ts'
import { requestFile } from './file-request.ts'
import type { OrgClientSettings } from './org-client.ts'

/**
 * Sends the YAML to the presigned address with exactly the headers of the ticket. A body of bytes keeps the browser
 * from adding a content type of its own, and no token goes along.
 *
 * ASSUMPTION: whether a browser may upload there is not known; no public app does it directly. When the direct way is
 * closed (a network error without a status), the server of the app relays the upload. One real publish settles it.
 */
export async function upload(
  ticket: FlowJobTicket,
  yaml: string,
  { signal, onExchange }: OrgClientSettings,
): OrgReply<null> {
  const { host } = new URL(ticket.uploadUrl)
  const body = new TextEncoder().encode(yaml)
  const reply = await requestFile(
    ticket.uploadUrl,
    { method: 'PUT', headers: { ...ticket.headers }, body },
    signal,
  )
  onExchange({ method: 'PUT', path: `upload to ${host}`, status: reply?.status ?? null })
  if (signal.aborted) return err({ code: 'cancelled' })
  return reply === null ? err({ code: 'unreachable', host }) : outcome(reply.status)
}

/**
 * Has the server of the app send it. The relay takes known upload hosts only, and gets no token either. Without a
 * server nothing keeps us from the host, so that it is sent once more.
 */
export async function relayUpload(
  ticket: FlowJobTicket,
  yaml: string,
  settings: OrgClientSettings,
): OrgReply<null> {
  const { signal, onExchange, address, relayOrigin } = settings
  if (relayOrigin === null) return upload(ticket, yaml, settings)
  const { host, hostname } = new URL(ticket.uploadUrl)
  if (!isUploadHost(hostname, address) && address.type !== 'sandbox') {
    return err({ code: 'upload-blocked', host })
  }
  const reply = await requestFile(
    `${relayOrigin}/relay/upload`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: ticket.uploadUrl, headers: ticket.headers, body: yaml }),
    },
    signal,
  )
  onExchange({ method: 'POST', path: '/relay/upload', status: reply?.status ?? null })
  if (signal.aborted) return err({ code: 'cancelled' })
  if (reply !== null && NO_RELAY.has(reply.status)) return err({ code: 'upload-blocked', host })
  return reply === null ? err({ code: 'unreachable', host }) : outcome(reply.status)
}

/** What a server answers that serves files and relays nothing: not found, not allowed, not implemented. */
const NO_RELAY: ReadonlySet<number> = new Set([404, 405, 501])

/** The presigned address answers 200; everything else is a failure (Genesys' Terraform provider). */
function outcome(status: number): Awaited<OrgReply<null>> {
  if (status === 200) return ok(null)
  return status >= 500
    ? err({ code: 'unavailable', status })
    : err({ code: 'rejected', status, detail: 'The upload was not taken.' })
}
