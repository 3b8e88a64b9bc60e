import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOrgAddress } from '#adapters/genesys/org-address.ts'
import { createSandboxServer, type ServerOptions } from '#sandbox/server/create-server.ts'
import { type Command, EXIT, UsageError } from '../command.ts'
import { noFile, readOptions, wholeNumber } from '../options.ts'

const DEFAULT_PORT = '4173'

export const serve: Command = {
  name: 'serve',
  usage: ['serve [--port N] [--host H] [--no-sandbox] [--custom-domain DOMAIN]…'],
  summary: 'serve the app, the sandbox org and the relays for uploads and exports on loopback',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      port: { type: 'string', default: DEFAULT_PORT },
      host: { type: 'string', default: '127.0.0.1' },
      'no-sandbox': { type: 'boolean', default: false },
      'custom-domain': { type: 'string', multiple: true, default: [] },
    })
    noFile(positionals)
    const port = wholeNumber('--port', values.port, 0, 65_535)
    const customDomains = values['custom-domain'].map(customDomain)
    const staticDir = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
    if (!existsSync(join(staticDir, 'index.html'))) {
      throw new UsageError('the app is not built: run “npm run build” first')
    }
    const server = await listen({
      host: values.host,
      port,
      staticDir,
      sandbox: !values['no-sandbox'],
      customDomains,
    })
    terminal.out(`Secure Flow Studio is at ${server.url}\n`)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    await server.close()
    return EXIT.fine
  },
}

/** A domain of an org’s own: the app may then talk to its hosts, and to no others. */
function customDomain(text: string): string {
  const address = readOrgAddress(text)
  if (address.ok && address.value.type === 'custom') return address.value.domain
  throw new UsageError(
    `--custom-domain is “${text}”, but must be a domain before which api. and login. stand, and not that of a region`,
  )
}

async function listen(options: ServerOptions) {
  const { host, port } = options
  try {
    return await createSandboxServer(options)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    switch (code) {
      case 'EADDRINUSE':
        throw new UsageError(
          `port ${port} is taken: stop what uses it, or choose another with --port`,
        )
      case 'EACCES':
        throw new UsageError(
          `port ${port} may not be used by you: choose one above 1023 with --port`,
        )
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        throw new UsageError(`this machine has no address “${host}”: choose another with --host`)
      default:
        throw cause
    }
  }
}
