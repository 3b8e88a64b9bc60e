import { afterEach, expect, test, vi } from 'vitest'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { Design } from '#core/model/design.ts'
import { memorySoFar } from '#core/publish/standing.ts'
import { publishRig } from '#testing/publish-rig.ts'

afterEach(() => vi.unstubAllGlobals())

test('an action that was forgotten to be made secure is replaced, and removed in the end', async () => {
  const design = sessionTokenTemplate.build()
  const forgotten: Design = {
    ...design,
    actions: design.actions.map((action) => ({ ...action, secure: false })),
  }
  const rig = publishRig()
  const plan = await rig.plan(forgotten)
  expect(await rig.run(plan)).toMatchObject({ ok: false, error: { code: 'job-failed' } })

  const org = { id: 'o1', name: 'Sandbox' }
  const memory = memorySoFar(null, { plan, org, entries: [...rig.journal] })
  rig.forgetJournal()
  expect(await rig.run(await rig.plan(design, { memory }))).toMatchObject({ ok: true })
  const left = [...rig.sandbox.state().actions.values()]
  expect(left.map(({ published }) => published?.secure)).toEqual(design.actions.map(() => true))
})
