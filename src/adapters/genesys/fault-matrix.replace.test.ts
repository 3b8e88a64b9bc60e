import { afterEach, expect, test, vi } from 'vitest'
import {
  namesIn,
  publish,
  replacement,
  replacementOfSharedAction,
} from '#testing/disturbed-publish.ts'
import { meetsEveryFault, survivesBeingClosed } from '#testing/every-fault.ts'

afterEach(() => vi.unstubAllGlobals())

test('an action whose contract has changed is replaced, and the old one is gone', async () => {
  const { rig, plan } = await replacement()
  await publish(rig, plan)
  expect(namesIn(rig)).toEqual({
    actions: ['Generate_Session_Token 2', 'Process_Payment_2 1'],
    flows: ['Card payment by session token 2'],
  })
})

test('an action that another flow calls stays beside the one that replaces it', async () => {
  const { rig, plan } = await replacementOfSharedAction()
  await publish(rig, plan)
  expect(namesIn(rig)).toEqual({
    actions: ['Generate_Session_Token 2', 'Process_Payment 1', 'Process_Payment_2 1'],
    flows: ['Another flow 1', 'Card payment by session token 2'],
  })
})

meetsEveryFault('an update that replaces an action', replacement)
survivesBeingClosed('an update that replaces an action', replacement)
