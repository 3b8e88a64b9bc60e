import { randomUUID } from 'node:crypto'
import { handle } from '../org/handler.ts'
import type { SandboxReply, SandboxRequest } from '../org/request.ts'
import { createOrgState } from '../org/seed.ts'
import type { OrgState } from '../org/state.ts'
import { settle } from './settle.ts'

/** Keeps the orgs of one server: the default one, and one for each name used in `/org/<name>/…`. */
export interface OrgHost {
  readonly answer: (request: SandboxRequest) => Promise<SandboxReply>
}

/** `origin`: where this server answers, to which data actions send. */
export function createOrgHost(origin: string, uploadOrigin: string): OrgHost {
  const states = new Map<string, OrgState>()
  return {
    answer: async (request) => {
      const { basePath, url } = splitOrg(request.url)
      const state = states.get(basePath) ?? createOrgState({ basePath, uploadOrigin, origin })
      const env = { now: Date.now(), random: () => randomUUID() }
      const handled = handle({ ...request, url }, state, env)
      states.delete(basePath)
      states.set(basePath, handled.state)
      forgetOldest(states)
      return settle(handled.reply, origin + basePath)
    },
  }
}

/** The prefix `/org/<name>`, or nothing, and the rest of the address. */
export function splitOrg(url: string): { readonly basePath: string; readonly url: string } {
  const match = /^(\/org\/[a-z0-9-]{1,40})([/?].*)?$/.exec(url)
  const basePath = match?.[1]
  if (basePath === undefined) return { basePath: '', url }
  const rest = match?.[2] ?? '/'
  return { basePath, url: rest.startsWith('?') ? `/${rest}` : rest }
}

/** Whether a path (without the prefix) is the org's; every other path is the app's. */
export function isOrgPath(url: string): boolean {
  return /^\/(?:api|oauth|logout|sandbox|emulators)(?:[/?]|$)/.test(url)
}

/** Names come from the outside, so their number is bounded; the one unused longest goes first. */
const mostOrgs = 500

function forgetOldest(states: Map<string, OrgState>): void {
  for (const basePath of states.keys()) {
    if (states.size <= mostOrgs) return
    if (basePath !== '') states.delete(basePath)
  }
}
