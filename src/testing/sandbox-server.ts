import { afterEach } from 'vitest'
import {
  createSandboxServer,
  type RunningServer,
  type ServerOptions,
} from '#sandbox/server/create-server.ts'

/** Lets the tests of a file start servers on free ports of this machine; each is closed after its test. */
export function startsServers(): (options?: Partial<ServerOptions>) => Promise<RunningServer> {
  const running: RunningServer[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()))
  })
  return async (options = {}) => {
    const address = { port: 0, host: '127.0.0.1' }
    const server = await createSandboxServer({ ...address, sandbox: true, ...options })
    running.push(server)
    return server
  }
}

/** The token that the command line gets over HTTP. */
export async function cliToken(url: string): Promise<string> {
  const reply = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'sandbox-cli',
      client_secret: 'sandbox-cli',
    }),
  })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  return token
}

interface RegisteredJob {
  readonly presignedUrl: string
  readonly headers: Record<string, string>
}

/** Where the server takes the file of a new job. */
export async function registerJobAt(url: string): Promise<RegisteredJob> {
  const headers = { authorization: `Bearer ${await cliToken(url)}` }
  const reply = await fetch(`${url}/api/v2/flows/jobs`, { method: 'POST', headers })
  return (await reply.json()) as RegisteredJob
}
