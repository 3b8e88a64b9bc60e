import { afterEach, vi } from 'vitest'
import { firstPublish, replacement } from '#testing/disturbed-publish.ts'
import { meetsEveryFault } from '#testing/every-fault.ts'
import type { Fault } from '#testing/publish-rig.ts'

afterEach(() => vi.unstubAllGlobals())

const everywhere = { path: '*', method: '*' }
const status = (code: number, more: object = {}) => ({
  ...everywhere,
  kind: 'status',
  status: code,
  ...more,
})

/** The switches of the sandbox that a request can meet, as a script arms them. */
const SWITCHES: Readonly<Record<string, object>> = {
  '400 as of an integration that was just made': status(400),
  '401': status(401),
  '403 with the permission': status(403, { permission: 'architect:job:create' }),
  '403 without': status(403),
  '404': status(404),
  '408': status(408),
  '409 of a version': status(409, { conflict: 'version' }),
  '409 of a lock': status(409, { conflict: 'lock' }),
  '429 with Retry-After': status(429, { retryAfterSeconds: 3 }),
  '500': status(500),
  '500 after the write': status(500, { when: 'after' }),
  '503': status(503),
  'a connection that drops before': { ...everywhere, kind: 'drop', when: 'before' },
  'a connection that drops after': { ...everywhere, kind: 'drop', when: 'after' },
  'a slow reply': { ...everywhere, kind: 'slow', delayMs: 3000 },
  'a reply of another shape': { ...everywhere, kind: 'odd-reply' },
  'an upload that browsers may not make': { kind: 'upload-cors-off' },
  'a job that fails with messages': { kind: 'job-failure', messages: ['Out of order'] },
  'a job that fails without any': { kind: 'job-failure', messages: null },
  'a job that succeeds without a flow': { kind: 'job-without-flow' },
}

const faults = Object.fromEntries(
  Object.entries(SWITCHES).map(([name, fault]) => [name, armed(fault)]),
)

meetsEveryFault('a first publish', firstPublish, faults)
meetsEveryFault('an update that replaces an action', replacement, faults)

/** Armed right before the request, so that it is the one that meets the fault. */
function armed(fault: object): Fault {
  return async (send, arm) => {
    arm(fault)
    return send()
  }
}
