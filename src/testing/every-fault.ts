import { describe, expect, test } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { type Publishing, publish, standingIn } from './disturbed-publish.ts'
import { endingOf, type FaultEnding, stepOf } from './fault-endings.ts'
import { type Fault, type PublishRig, publishRig } from './publish-rig.ts'
import { UPLOAD_ORIGIN } from './sandbox-fetch.ts'

/** What can become of one request. `before` never reaches the org, `after` has been carried out. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'the connection drops before the request arrives': async () => {
    throw new TypeError('fetch failed')
  },
  'the connection drops after the request was carried out': async (send) => {
    await send()
    throw new TypeError('fetch failed')
  },
  '401': async () => refusal(401),
  '403 that names no permission': async () => refusal(403),
  '404': async () => refusal(404),
  '408 before': async () => refusal(408),
  '409': async () => refusal(409),
  '429 with Retry-After': async () => refusal(429, { 'retry-after': '2' }),
  '500 before': async () => refusal(500),
  '500 after it was carried out': after(500),
  '503 before': async () => refusal(503),
  '503 after it was carried out': after(503),
  'a reply of another shape': async (send) => {
    await send()
    return Response.json({ unexpected: true })
  },
}

/**
 * Tests that whatever goes wrong at whichever request of a publish, going on ends with exactly what an undisturbed run
 * leaves: nothing twice, no draft, nothing that nobody uses.
 */
export function meetsEveryFault(
  name: string,
  begin: () => Promise<Publishing>,
  faults: Readonly<Record<string, Fault>> = FAULTS,
): void {
  describe(name, () => {
    test.for(Object.entries(faults))(
      '%s: wherever it happens, going on ends it once',
      { timeout: MANY_PUBLISHES_MS },
      async ([kind, fault], { task }) => {
        const { plan, again, requests, standing } = await undisturbed(begin)
        expect(requests.length).toBeGreaterThan(5)
        const endings: FaultEnding[] = []
        for (const [i, request] of requests.entries()) {
          const rig = again()
          rig.disturb(i + 1, fault)
          endings.push({ step: stepOf(request), ending: await endingOf(rig, plan) })
          expectSame(rig, standing, `request ${i + 1}`)
        }
        task.meta.faults = { scenario: name, fault: kind, endings }
      },
    )
  })
}

/** Tests that a fault while the org is read for the plan is told before anything is written, and harms no later plan. */
export function writesNothingWhilePlanned(name: string, design: Design): void {
  describe(name, () => {
    test.for(Object.entries(FAULTS))(
      '%s: wherever it happens, nothing was written',
      { timeout: MANY_PUBLISHES_MS },
      async ([kind, fault], { task }) => {
        const whole = publishRig()
        const plan = await whole.plan(design)
        const requests = [...whole.requests]
        await publish(whole, plan)
        const endings: FaultEnding[] = []
        for (const at of requests.keys()) {
          const rig = publishRig()
          rig.disturb(at + 1, fault)
          const made = await rig.plan(design).catch(() => null)
          expect(rig.requests.filter((request) => !request.startsWith('GET '))).toEqual([])
          const ending = made === null ? 'before writing' : 'in one run'
          endings.push({ step: 'read for the plan', ending })
          await publish(rig, made ?? (await rig.plan(design)))
          expectSame(rig, standingIn(whole), `request ${at + 1}`)
        }
        task.meta.faults = { scenario: name, fault: kind, endings }
      },
    )
  })
}

/** Tests that a publish can go on whenever the page was closed, and writes down nothing that is secret. */
export function survivesBeingClosed(name: string, begin: () => Promise<Publishing>): void {
  describe(name, () => {
    test.each([true, false])(
      'the page is closed while any entry of the journal is kept (kept: %s)',
      { timeout: MANY_PUBLISHES_MS },
      async (isKept) => {
        const { plan, again, standing } = await undisturbed(begin)
        let entry = 1
        for (; ; entry += 1) {
          const rig = again()
          if ((await rig.run(plan, { entry, isKept })) !== null) break
          await publish(rig, plan)
          expectSame(rig, standing, `entry ${entry}`)
        }
        expect(entry).toBeGreaterThan(5)
      },
    )

    test('nothing that is written down holds a token or an address to upload to', async () => {
      const { rig, plan } = await begin()
      await publish(rig, plan)
      const text = JSON.stringify([plan, rig.journal])
      expect(text).not.toContain(rig.token)
      expect(text).not.toContain(UPLOAD_ORIGIN)
    })
  })
}

/** Some forty publishes a test: a bound on what hangs, also where other work keeps the machine busy. */
const MANY_PUBLISHES_MS = 180_000

/** What a run leaves when nothing goes wrong, and how to stand where it began, once more. */
async function undisturbed(begin: () => Promise<Publishing>) {
  const { rig, plan } = await begin()
  const planned = rig.requests.length
  const before = rig.sandbox.snapshot()
  await publish(rig, plan)
  const requests = rig.requests.slice(planned)
  return { plan, again: () => publishRig(before), requests, standing: standingIn(rig) }
}

function expectSame(rig: PublishRig, standing: ReturnType<typeof standingIn>, where: string) {
  expect(standingIn(rig), `${where}:\n${rig.requests.join('\n')}`).toEqual(standing)
}

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ message: 'Made to go wrong.', status }, { status, headers })
}

function after(status: number): Fault {
  return async (send) => {
    await send()
    return refusal(status)
  }
}
