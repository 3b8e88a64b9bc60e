import { expect, test } from './fixtures.ts'
import { RehearsalPage } from './pages/rehearsal.ts'

interface Named {
  readonly id: string
  readonly name: string
}

test('actions of two gateways go into two integrations, one of them made for it, and stay there', async ({
  publish,
  org,
}) => {
  await publish.openTemplate()
  const ofToken = await publish.makeIntegrationFor('Generate_Session_Token', 'Vault')
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
  await publish.newPlan.click()
  await expect(publish.plan.getByText(/^Nothing to publish/)).toBeVisible()
  await expect(ofToken.locator('option:checked')).toHaveText('Vault')
  await expect(publish.integration.locator('option:checked')).toHaveText('Payment gateway')
})

test('a rehearsal gives each clone the integration that its action belongs to', async ({
  publish,
  org,
  page,
}) => {
  await publish.openTemplate()
  await publish.makeIntegrationFor('Generate_Session_Token', 'Vault')
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
