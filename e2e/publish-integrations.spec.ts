import { expect, test } from './fixtures.ts'
import { RehearsalPage } from './pages/rehearsal.ts'

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

test('a rehearsal gives each clone the integration that its action belongs to', async ({
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
  await publish.publish()
  await publish.expectLive('1.0')
  const made: string[] = []
  page.on('request', (request) => {
    const isClone = request.method() === 'POST' && request.url().endsWith('/integrations/actions')
    const body = isClone ? (request.postDataJSON() as Clone) : null
    if (body !== null) made.push(`${body.name.split(' ')[1]} ${body.integrationId}`)
  })
  const rehearsal = new RehearsalPage(page)
  await rehearsal.open()
  await rehearsal.sayItIsForTests('payments.example.com')
  await rehearsal.rehearse(rehearsal.each)
  const actions = await org.actions()
  expect(new Set(actions.map(({ integrationId }) => integrationId)).size).toBe(2)
  expect(made.sort()).toEqual(
    actions.map(({ name, integrationId }) => `${name} ${integrationId}`).sort(),
  )
})

interface Clone {
  readonly name: string
  readonly integrationId: string
}
