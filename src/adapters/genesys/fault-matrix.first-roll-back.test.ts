import { afterEach, expect, test, vi } from 'vitest'
import { publish, rollBackOfFirst, standingIn } from '#testing/disturbed-publish.ts'
import { meetsEveryFault, survivesBeingClosed } from '#testing/every-fault.ts'

afterEach(() => vi.unstubAllGlobals())

test('what a first publish has made before it was cut off is removed: the action and the draft', async () => {
  const { rig, plan } = await rollBackOfFirst()
  expect(plan.steps.map(({ title }) => title)).toEqual([
    'Remove action Generate_Session_Token',
    'Remove the draft of Process_Payment',
  ])
  const { flow, memory } = await publish(rig, plan)
  expect(standingIn(rig)).toMatchObject({ actions: [], flows: [] })
  expect([flow, memory.flow, memory.actions]).toEqual([null, null, {}])
})

meetsEveryFault('a first publish that is taken back', rollBackOfFirst)
survivesBeingClosed('a first publish that is taken back', rollBackOfFirst)
