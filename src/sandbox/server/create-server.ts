import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { REGIONS } from '#core/publish/regions.ts'
import type { SandboxReply, SandboxRequest } from '../org/request.ts'
import { relayDownload } from './download-relay.ts'
import { isHostAllowed, publicHost } from './host-check.ts'
import { jsonMessage, plainHeaders, plainReply, readBody, writeReply } from './http-message.ts'
import type { WholeReply } from './http-message.ts'
import { listen, listenOrMove, stop } from './listen.ts'
import { createOrgHost, isOrgPath, splitOrg } from './org-host.ts'
import type { OrgHost } from './org-host.ts'
import type { RelayTargets } from './relay-send.ts'
import { securityHeaders } from './security-headers.ts'
import type { AllowedHosts } from './security-headers.ts'
import { createStaticFiles } from './static-files.ts'
import type { StaticFiles } from './static-files.ts'
import { relayUpload } from './upload-relay.ts'

export interface ServerOptions {
  /** Folder of the built app; without it only the sandbox and the relay are served. */
  readonly staticDir?: string
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** The port after `port` unless told otherwise; another free one when it is taken. */
  readonly uploadPort?: number
  readonly sandbox: boolean
  /** Domains besides the known regions that the app and the relay may reach. */
  readonly customDomains?: readonly string[]
}

export interface RunningServer {
  readonly url: string
  /** Origin that takes uploads of the sandbox; null without a sandbox. */
  readonly uploadUrl: string | null
  readonly close: () => Promise<void>
}

/**
 * Serves the app, the sandbox org and the relays on one origin, and the sandbox's uploads and downloads on another.
 * Rejects with the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had.
 */
export async function createSandboxServer(options: ServerOptions): Promise<RunningServer> {
  const site: Site = {
    listeningOn: options.host,
    customDomains: options.customDomains ?? [],
    files: options.staticDir === undefined ? null : createStaticFiles(options.staticDir),
    allowed: {
      domains: [...REGIONS.map(({ domain }) => domain), ...(options.customDomains ?? [])],
      uploadOrigins: [],
    },
    orgs: null,
  }
  let current = site
  const main = createServer((message, response) => respond(message, response, current, answerMain))
  const port = await listen(main, options.port, options.host)
  const url = `http://${publicHost(options.host)}:${port}`
  if (!options.sandbox) return { url, uploadUrl: null, close: () => stop(main) }

  const uploads = createServer((message, response) =>
    respond(message, response, current, answerUpload),
  )
  const wanted = options.uploadPort ?? (options.port === 0 ? 0 : port + 1)
  const uploadPort = await listenOrMove(uploads, wanted, options.host)
  const uploadUrl = `http://${publicHost(options.host)}:${uploadPort}`
  const names = [uploadUrl, `http://127.0.0.1:${uploadPort}`, `http://localhost:${uploadPort}`]
  current = {
    ...site,
    allowed: { ...site.allowed, uploadOrigins: [...new Set(names)] },
    orgs: createOrgHost(url, uploadUrl),
  }
  const close = async () => {
    await Promise.all([stop(main), stop(uploads)])
  }
  return { url, uploadUrl, close }
}

interface Site {
  readonly listeningOn: string
  readonly customDomains: readonly string[]
  readonly files: StaticFiles | null
  readonly allowed: AllowedHosts
  readonly orgs: OrgHost | null
}

type Answerer = (message: IncomingMessage, site: Site) => Promise<WholeReply | SandboxReply>

const longestApiBody = 2 * 1024 * 1024
const longestUpload = 8 * 1024 * 1024

function respond(
  message: IncomingMessage,
  response: ServerResponse,
  site: Site,
  answer: Answerer,
): void {
  const fail = (error: unknown) => {
    if (response.destroyed) return // The client went away; nobody is left to answer.
    console.error('The server failed on a request:', error)
    writeReply(message, response, plainReply(500, 'The server failed. The terminal says why.'))
  }
  if (!isHostAllowed(message.headers.host, site.listeningOn)) {
    writeReply(message, response, plainReply(421, 'This server answers to loopback names only.'))
    return
  }
  answer(message, site).then((reply) => deliver(message, response, site, reply), fail)
}

function deliver(
  message: IncomingMessage,
  response: ServerResponse,
  site: Site,
  reply: WholeReply | SandboxReply,
): void {
  const headers = { ...securityHeaders(site.allowed), ...reply.headers }
  const finish = () => {
    if ('drop' in reply && reply.drop) message.socket.destroy()
    else writeReply(message, response, { ...reply, headers })
  }
  const delayMs = 'delayMs' in reply ? reply.delayMs : undefined
  if (delayMs === undefined) finish()
  else setTimeout(finish, delayMs)
}

async function answerMain(
  message: IncomingMessage,
  site: Site,
): Promise<WholeReply | SandboxReply> {
  const url = message.url ?? '/'
  if (site.orgs !== null && isOrgPath(splitOrg(url).url)) {
    return askOrg(message, site.orgs, 'org', longestApiBody)
  }
  const path = splitOrg(url.split('?')[0] ?? '/').url
  if (path === '/relay/upload') return answerRelay(message, site, relayUpload)
  if (path === '/relay/download') return answerRelay(message, site, relayDownload)
  if (message.method !== 'GET' && message.method !== 'HEAD') {
    return plainReply(405, 'Only GET is allowed here.')
  }
  if (path === '/settings.json') return jsonMessage(200, { customDomains: site.customDomains })
  const served = await site.files?.serve(path, message.headers['accept-encoding'] ?? '')
  if (served != null) return served
  if (path === '/' && site.orgs !== null) {
    return { status: 302, headers: { location: '/sandbox' }, body: '' }
  }
  return plainReply(404, 'There is nothing here.')
}

async function answerUpload(
  message: IncomingMessage,
  site: Site,
): Promise<WholeReply | SandboxReply> {
  if (site.orgs === null) return plainReply(503, 'The sandbox is starting.')
  return askOrg(message, site.orgs, 'upload', longestUpload)
}

async function askOrg(
  message: IncomingMessage,
  orgs: OrgHost,
  channel: SandboxRequest['channel'],
  limit: number,
): Promise<WholeReply | SandboxReply> {
  const body = await readBody(message, limit)
  if (body === null) return plainReply(413, `The body is longer than ${limit} bytes.`)
  return orgs.answer({
    channel,
    method: message.method ?? 'GET',
    url: message.url ?? '/',
    headers: plainHeaders(message),
    body,
  })
}

/** JSON cannot be sent across origins without a preflight, so only our own pages reach the relays. */
async function answerRelay(
  message: IncomingMessage,
  site: Site,
  relay: (text: string, targets: RelayTargets) => Promise<WholeReply>,
): Promise<WholeReply> {
  const { origin, host } = message.headers
  if (message.method !== 'POST') return plainReply(405, 'Only POST is allowed here.')
  if (origin !== undefined && origin !== `http://${host ?? ''}`) {
    return jsonMessage(403, { message: 'Only pages of this server may use the relay.' })
  }
  if (!(message.headers['content-type'] ?? '').startsWith('application/json')) {
    return jsonMessage(415, { message: 'The relay takes JSON.' })
  }
  const text = await readBody(message, longestUpload)
  if (text === null) return jsonMessage(413, { message: 'The file is too long for the relay.' })
  return relay(text, site.allowed)
}
