import { afterEach, expect, test, vi } from 'vitest'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { firstPublish, namesIn, publish, update } from '#testing/disturbed-publish.ts'
import {
  meetsEveryFault,
  survivesBeingClosed,
  writesNothingWhilePlanned,
} from '#testing/every-fault.ts'

afterEach(() => vi.unstubAllGlobals())

test('a first publish makes both actions and the flow', async () => {
  const { rig, plan } = await firstPublish()
  await publish(rig, plan)
  expect(namesIn(rig)).toEqual({
    actions: ['Generate_Session_Token 1', 'Process_Payment 1'],
    flows: ['Card payment by session token 1'],
  })
})

test('an update gives the action that has changed, and the flow, one more version', async () => {
  const { rig, plan } = await update()
  await publish(rig, plan)
  expect(namesIn(rig)).toEqual({
    actions: ['Generate_Session_Token 2', 'Process_Payment 1'],
    flows: ['Card payment by session token 2'],
  })
})

writesNothingWhilePlanned('the plan of a first publish', sessionTokenTemplate.build())
meetsEveryFault('a first publish', firstPublish)
survivesBeingClosed('a first publish', firstPublish)
meetsEveryFault('an update', update)
survivesBeingClosed('an update', update)
