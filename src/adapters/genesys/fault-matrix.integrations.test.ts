import { afterEach, expect, test, vi } from 'vitest'
import { publish, publishIntoTwo, standingIn } from '#testing/disturbed-publish.ts'
import { meetsEveryFault, survivesBeingClosed } from '#testing/every-fault.ts'

afterEach(() => vi.unstubAllGlobals())

test('the actions of two gateways are published into two integrations, one of them made for it', async () => {
  const { rig, plan } = await publishIntoTwo()
  const { memory } = await publish(rig, plan)
  const { actions, integrations } = standingIn(rig)
  expect(
    actions.map(({ published, integration }) => `${published?.name} in ${integration}`),
  ).toEqual(['Generate_Session_Token in Payment gateway', 'Process_Payment in Vault'])
  expect(integrations).toContainEqual(['Vault', 'ENABLED', ['basicAuth']])
  expect(memory.integration.name).toBe('Payment gateway')
})

meetsEveryFault('a publish into two integrations', publishIntoTwo)
survivesBeingClosed('a publish into two integrations', publishIntoTwo)
