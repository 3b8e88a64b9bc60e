import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { type CliRig, cliRig, PAY, writes } from '#testing/cli-publish.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
  // What is counted is requests: the flows are as short as can be.
  rig.write('secure-flow.config.json', '{"rules": {"SF-CON-19": "off", "SF-REL-06": "off"}}')
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

declare module 'vitest' {
  interface TaskMeta {
    /** Read from the report by `npm run faults`. */
    requests?: readonly {
      publish: string
      actions: number
      requests: number
      polls: number
      writes: number
    }[]
  }
}

/** A flow that calls so many actions, one after the other. */
function calling(count: number, change = ''): Design {
  const names = Array.from({ length: count }, (_, i) => `Look_Up_${i + 1}`)
  const flow = buildFlow(
    [
      ...names.map((name) => `action ${name} other timeout 9 in Order out Answer ${change}`.trim()),
      `start -> ${names.map((name, i) => `s${i}: call(${name}, Order="7") -> `).join('')}done: return`,
      'otherwise -> done',
    ].join('\n'),
  )
  return { ...flow, flow: { ...flow.flow, greeting: PAY.flow.greeting, name: `Calls ${count}` } }
}

/** Publishes, and gives how many requests it took: every one of the command, and the polls of the job by themselves. */
async function publish(design: Design) {
  rig.save(design)
  rig.requests.splice(0)
  const { status, out } = await rig.run('publish', '--yes')
  expect(status).toBe(0)
  const polls = rig.requests.filter((request) => POLL.test(request)).length
  return { requests: rig.requests.length - polls, polls, out, written: writes(rig.requests) }
}

const POLL = /^GET .*\/flows\/jobs\//

/**
 * Three requests read an action with its two templates. Making one takes six: draft, validation, publication and what is
 * read back. One that is replaced is read, made anew, and removed once nobody uses it: who does is asked in two ways.
 */
const PUBLISHES = [
  { kind: 'first', change: '', says: 'is live', most: (n: number) => 6 * n + 20 },
  { kind: 'without a change', change: '', says: 'Nothing to', most: (n: number) => 6 * n + 20 },
  { kind: 'update of all', change: 'timeout 12', says: 'is live', most: (n: number) => 6 * n + 20 },
  { kind: 'replacement', change: 'in Note?', says: 'is live', most: (n: number) => 15 * n + 20 },
]

describe.each([1, 3, 10])('a flow that calls %d actions', (actions) => {
  it('is published with few requests, polls not counted, and without a change with no write', async ({
    task,
  }) => {
    const counts = []
    for (const { kind, change, most, says } of PUBLISHES) {
      const { requests, polls, written, out } = await publish(calling(actions, change))
      expect(out).toContain(says)
      expect(requests).toBeLessThanOrEqual(most(actions))
      counts.push({ publish: kind, actions, requests, polls, writes: written.length })
    }
    const again = counts.find((one) => one.publish === 'without a change')
    expect(again).toMatchObject({ writes: 0, polls: 0 })
    task.meta.requests = counts
  })
})

describe('the job that publishes the flow', () => {
  it.each([100, 1_500, 7_250, 300_000])(
    'that takes %d ms is asked about once a second at most, and its end is noticed within two',
    async (ms) => {
      const asked: number[] = []
      let ended = 0
      rig.onRequest((request) => {
        if (!POLL.test(request)) return
        asked.push(rig.sandbox.snapshot().now)
        if (ended === 0) ended = endIn(ms)
      })
      await publish(calling(1))
      const gaps = asked.slice(1).map((at, i) => at - (asked[i] ?? 0))
      expect(Math.min(...gaps, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(1_000)
      expect((asked.at(-1) ?? 0) - ended).toBeLessThanOrEqual(2_000)
      expect(asked.at(-1)).toBeGreaterThanOrEqual(ended)
    },
  )
})

/** The job that is under way takes so long. Gives when it will have ended. */
function endIn(ms: number): number {
  let end = 0
  rig.sandbox.change((state) => ({
    ...state,
    jobs: new Map(
      [...state.jobs].map(([id, job]) => {
        if (job.upload === null) return [id, job]
        end = job.upload.at + ms
        return [id, { ...job, upload: { ...job.upload, finishesAt: end } }]
      }),
    ),
  }))
  return end
}
