import { test as base, expect, type Page, type Request } from '@playwright/test'
import { checkExchange } from '#testing/swagger-check.ts'
import { PublishPage } from './pages/publish.ts'
import { SandboxOrg } from './pages/sandbox-org.ts'
import { Studio } from './pages/studio.ts'

export interface Server {
  readonly url: string
  readonly uploadUrl: string | null
  close(): Promise<void>
}

interface ServerModule {
  createSandboxServer(options: {
    staticDir: string
    port: number
    host: string
    sandbox: boolean
    customDomains: readonly string[]
  }): Promise<Server>
}

export interface Fixtures {
  readonly studio: Studio
  readonly publish: PublishPage
  readonly org: SandboxOrg
  /** What the browser may complain about: a status that the test has made the org answer with. */
  readonly expectedComplaints: RegExp
  readonly strict: undefined
}

const NONE = /^(?!)/

/**
 * Every worker has a server of its own on a free port, built as users get it: its own org, and its own browser
 * storage, since that goes by origin. Before each test the org is put back as a newcomer finds it.
 */
export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    // Playwright reads from the pattern what a fixture needs: this one needs nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await serve()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  studio: async ({ page }, use) => use(new Studio(page)),
  publish: async ({ page }, use) => use(new PublishPage(page)),
  org: async ({ request, server }, use) => use(new SandboxOrg(request, server.url)),
  expectedComplaints: [NONE, { option: true }],
  /** A save dialog is the system's own, out of a test's reach: without it a saved file is a download. */
  context: async ({ context }, use) => {
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'))
    await use(context)
  },
  /** Whatever a test does: no error in the console, nothing refused by the policy, the protocol kept. */
  strict: [
    async ({ context, org, expectedComplaints }, use) => {
      await org.reset()
      const complaints: string[] = []
      const exchanges: Promise<string[]>[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      context.on('weberror', (thrown) => complaints.push(thrown.error().message))
      const onSent = (sent: Request) => exchanges.push(checkSent(sent))
      context.on('requestfinished', onSent)
      await use(undefined)
      // What a page still asks for after its test, as it does at intervals, ends with the test and cannot be read.
      context.off('requestfinished', onSent)
      const against = (await Promise.all(exchanges)).flat()
      const unexpected = complaints.filter((text) => !expectedComplaints.test(text))
      expect([...unexpected, ...against]).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
export type { Page }

/** The app and the sandbox org as they were built, on a free port. */
export async function serve(customDomains: readonly string[] = []): Promise<Server> {
  const built = new URL('../dist-node/server.js', import.meta.url).href
  const module = (await import(built)) as ServerModule
  const staticDir = new URL('../dist', import.meta.url).pathname
  const address = { port: 0, host: '127.0.0.1' }
  return module.createSandboxServer({ ...address, staticDir, sandbox: true, customDomains })
}

/** Holds a finished request against the API definition, when that is at hand. */
async function checkSent(sent: Request): Promise<string[]> {
  if (process.env['SECURE_FLOW_SHARED'] === undefined) return []
  const { pathname, search } = new URL(sent.url())
  // A page's own files may still be under way when a test is over: only what is checked is waited for.
  if (!pathname.startsWith('/api/v2/')) return []
  const response = await sent.response()
  if (response === null) return []
  const replyBody = await response.text().catch(goneWithItsPage)
  if (replyBody === null) return []
  return checkExchange({
    method: sent.method(),
    path: pathname + search,
    requestBody: sent.postData() ?? '',
    status: response.status(),
    replyBody,
  })
}

/** A page that a test has closed, or has left for another, takes the text of its replies along. */
function goneWithItsPage(cause: unknown): null {
  if (cause instanceof Error && GONE.test(cause.message)) return null
  throw cause
}

const GONE = /has been closed|navigated away from|No resource with given identifier/
