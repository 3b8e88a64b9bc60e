import { expect, test } from './fixtures.ts'

interface Named {
  readonly id: string
  readonly name: string
}

test('actions of two gateways go into two integrations, one of them made for it, and stay there', async ({
  studio,
  publish,
  org,
  page,
}) => {
  await studio.startFromTemplate()
  await studio.publish.click()
  await publish.signIn()
  await publish.plan.getByText('Choose for each action').click()
  const ofToken = publish.plan.getByLabel('Integration of Generate_Session_Token')
  await ofToken.selectOption({ label: 'Make a new one…' })
  await publish.plan.getByLabel('Name of the new integration').fill('Vault')
  await publish.plan.getByLabel('Credential apiKey').fill('typed-in-by-hand')
  await expect(publish.step('Create integration “Vault”')).toContainText('+ create')
  const checks = publish.checks.getByRole('listitem')
  await expect(checks.filter({ hasText: 'Integration “Payment gateway”' })).toContainText('active')
  await publish.publish()
  await publish.expectLive('1.0')
  const integrations = (await org.integrations()) as readonly Named[]
  const nameOf = (id: string) => integrations.find((one) => one.id === id)?.name
  const actions = await org.actions()
  expect(actions.map(({ name, integrationId }) => `${name} in ${nameOf(integrationId)}`)).toEqual([
    'Generate_Session_Token in Vault',
    'Process_Payment in Payment gateway',
  ])
  await page.getByRole('button', { name: 'Make a new plan' }).click()
  await expect(publish.plan.getByText(/^Nothing to publish/)).toBeVisible()
  await expect(ofToken.locator('option:checked')).toHaveText('Vault')
  await expect(publish.integration.locator('option:checked')).toHaveText('Payment gateway')
})
