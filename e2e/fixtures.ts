import { test as base, expect, type Request } from '@playwright/test'
import { checkExchange } from '#testing/swagger-check.ts'

interface Server {
  readonly url: string
  close(): Promise<void>
}

interface ServerModule {
  createSandboxServer(options: {
    staticDir: string
    port: number
    host: string
    sandbox: boolean
  }): Promise<Server>
}

/**
 * Every worker has a server of its own on a free port, built as users get it: its own org, and its own browser
 * storage, since that goes by origin. Before each test the org is put back as a newcomer finds it.
 */
export const test = base.extend<{ strict: undefined }, { server: Server }>({
  server: [
    async ({}, use) => {
      const built = new URL('../dist-node/server.js', import.meta.url).href
      const { createSandboxServer } = (await import(built)) as ServerModule
      const staticDir = new URL('../dist', import.meta.url).pathname
      const server = await createSandboxServer({
        staticDir,
        port: 0,
        host: '127.0.0.1',
        sandbox: true,
      })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  /** Whatever a test does: no error in the console, nothing refused by the policy, the protocol kept. */
  strict: [
    async ({ page, request, server }, use) => {
      await request.post(`${server.url}/sandbox/reset`)
      const complaints: string[] = []
      const exchanges: Promise<string[]>[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('requestfinished', (sent) => exchanges.push(checkSent(sent)))
      await use(undefined)
      const against = (await Promise.all(exchanges)).flat()
      expect([...complaints, ...against]).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Holds a finished request against the API definition, when that is at hand. */
async function checkSent(sent: Request): Promise<string[]> {
  if (process.env['SECURE_FLOW_SHARED'] === undefined) return []
  const { pathname, search } = new URL(sent.url())
  const response = await sent.response()
  if (!pathname.startsWith('/api/v2/') || response === null) return []
  return checkExchange({
    method: sent.method(),
    path: pathname + search,
    requestBody: sent.postData() ?? '',
    status: response.status(),
    replyBody: await response.text(),
  })
}
