import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import type { Design } from '#core/model/design.ts'
import { driveSandbox, type SandboxDriver } from './drive-sandbox.ts'
import { type CliAnswer, runCommand } from './run-command.ts'
import { SANDBOX_ORIGIN, sandboxFetch } from './sandbox-fetch.ts'

export const PAY = sessionTokenTemplate.build()

/** A folder with a design, an org whose clock only moves while somebody waits, and a client of it. */
export interface CliRig {
  readonly sandbox: SandboxDriver
  readonly folder: string
  readonly file: string
  /** Every request by its method and path, in order. */
  readonly requests: string[]
  /** What was sent, as text, beside `requests`. */
  readonly bodies: readonly string[]
  /** Runs `<command> FILE --org SANDBOX …`. */
  run(command: 'plan' | 'publish' | 'rehearse', ...options: readonly string[]): Promise<CliAnswer>
  cli(args: readonly string[], options?: CliOptions): Promise<CliAnswer>
  write(name: string, text: string): string
  save(design: Design): void
  read(name: string): string
  /** The process is killed in place of this request, counted from now and from 1. */
  killAt(request: number): void
  /** Told of every request before it is sent. */
  onRequest(listener: (request: string) => void): void
  remove(): void
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly answer?: string
  /** Whether somebody who waits does wait. */
  readonly isRealTime?: boolean
}

/** The design with another time-out of its first action. */
export const SLOWER: Design = {
  ...PAY,
  actions: PAY.actions.map((action, i) => (i === 0 ? { ...action, timeoutSeconds: 20 } : action)),
}

/** What stands in the org after `PAY` was published once. */
export const PUBLISHED_ONCE = {
  actions: ['Generate_Session_Token 1 ', 'Process_Payment 1 '],
  flows: ['Card payment by session token 1'],
}

/** What the org has, without ids. */
export function standing(rig: CliRig) {
  const { actions } = rig.sandbox.state()
  return {
    actions: [...actions.values()].map(
      ({ published, draft }) => `${published?.name} ${published?.version} ${draft?.name ?? ''}`,
    ),
    flows: secureFlows(rig).map(({ name, versions }) => `${name} ${versions.length}`),
  }
}

/** The org has flows of other types from the beginning. */
export function secureFlows({ sandbox }: CliRig) {
  return [...sandbox.state().flows.values()].filter(({ type }) => type === 'SECURECALL')
}

/** Who writes counts, not who reads: a poll is no write either. */
export function writes(requests: readonly string[]): readonly string[] {
  return requests.filter(
    (request) => !request.startsWith('GET ') && !/\/oauth\/token$|\/tokens\/me$/.test(request),
  )
}

export function cliRig(): CliRig {
  const sandbox = driveSandbox()
  const folder = mkdtempSync(join(tmpdir(), 'secure-flow-publish-'))
  const requests: string[] = []
  const bodies: string[] = []
  const network = sandboxFetch(sandbox)
  let tell = (_request: string) => {}
  let killed = Number.POSITIVE_INFINITY
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const request = `${init?.method ?? 'GET'} ${new URL(input).pathname}`
    requests.push(request)
    bodies.push(typeof init?.body === 'string' ? init.body : '')
    tell(request)
    if (requests.length >= killed) throw new Killed('killed')
    return network(input, init)
  })
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const file = write('pay.secureflow.json', writeDesign(PAY))
  const cli: CliRig['cli'] = async (args, { environment = CLIENT, answer, isRealTime } = {}) => {
    const written = await runCommand(args, {
      folder,
      environment,
      ...(isRealTime === true ? {} : { sleep: async (ms: number) => sandbox.wait(ms) }),
      ...(answer === undefined ? {} : { ask: async () => answer }),
    })
    killed = Number.POSITIVE_INFINITY
    return written
  }
  return {
    sandbox,
    folder,
    file,
    requests,
    bodies,
    cli,
    write,
    run: (command, ...options) => cli([command, file, '--org', SANDBOX_ORIGIN, ...options]),
    save: (design) => write('pay.secureflow.json', writeDesign(design)),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    killAt: (request) => {
      killed = requests.length + request
    },
    onRequest: (listener) => {
      tell = listener
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const CLIENT = { GENESYS_CLIENT_ID: 'sandbox-cli', GENESYS_CLIENT_SECRET: 'sandbox-cli' }

/** From here on nothing is sent and nothing comes of it, as when the process is gone. */
class Killed extends Error {}
