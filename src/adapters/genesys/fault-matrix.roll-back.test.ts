import { afterEach, expect, test, vi } from 'vitest'
import {
  namesIn,
  publish,
  rollBack,
  standingIn,
  updateAfterExport,
} from '#testing/disturbed-publish.ts'
import { meetsEveryFault, survivesBeingClosed } from '#testing/every-fault.ts'

afterEach(() => vi.unstubAllGlobals())

test('a roll back brings back the action, the settings and the flow, as new versions', async () => {
  const { rig, plan } = await rollBack()
  await publish(rig, plan)
  expect(namesIn(rig)).toEqual({
    actions: ['Generate_Session_Token 3', 'Process_Payment 1'],
    flows: ['Card payment by session token 3'],
  })
  const [first, second, third] = standingIn(rig).flows[0]?.versions ?? []
  expect(third).toBe(first)
  expect(third).not.toBe(second)
})

test('what is live is exported before it is replaced, where nobody has its file', async () => {
  const { rig, plan } = await updateAfterExport()
  await publish(rig, plan)
  const before = rig.journal.find(({ type }) => type === 'before')
  expect(before).toMatchObject({ yaml: standingIn(rig).flows[0]?.versions[0] })
})

meetsEveryFault('a roll back', rollBack)
survivesBeingClosed('a roll back', rollBack)
meetsEveryFault('an update that exports first', updateAfterExport)
survivesBeingClosed('an update that exports first', updateAfterExport)
