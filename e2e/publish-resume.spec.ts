import { expect, test } from './fixtures.ts'
import { JOB_REGISTERED, PublishPage } from './pages/publish.ts'

/** Where the page is closed: while this request is under way, held up by the org. */
const MOMENTS = [
  { step: 'a draft is made', method: 'POST', path: '/api/v2/integrations/actions/drafts' },
  { step: 'a draft is published', method: 'POST', path: '/api/v2/integrations/actions/*/publish' },
  { step: 'an action is read back', method: 'GET', path: '/api/v2/integrations/actions/*' },
  { step: 'the job is registered', ...JOB_REGISTERED },
  { step: 'the job is asked about', method: 'GET', path: '/api/v2/flows/jobs/*' },
] as const

for (const { step, ...request } of MOMENTS) {
  test(`a page that is closed while ${step}: publishing goes on, and does nothing twice`, async ({
    publish,
    org,
    context,
  }) => {
    const address = await publish.cutOffTemplate(org, request)
    const again = await PublishPage.reopen(await context.newPage(), address)
    await expect(again.plan.getByRole('heading', { name: 'A publish was cut off' })).toBeVisible()
    await again.goOn.click()
    await again.expectLive('1.0')
    expect(await org.flows()).toHaveLength(1)
    expect(await org.actions()).toMatchObject([{ version: 1 }, { version: 1 }])
    expect(await org.drafts()).toEqual([])
    await again.newPlan.click()
    await expect(again.plan.getByText(/^Nothing to publish/)).toBeVisible()
  })
}

test('a publish that was cut off can be left for a new plan, which knows what was done', async ({
  publish,
  org,
  context,
}) => {
  const address = await publish.cutOffTemplate(org, JOB_REGISTERED)
  const again = await PublishPage.reopen(await context.newPage(), address)
  await expect(again.step('Create action Process_Payment')).toContainText('done')
  await again.planInstead.click()
  await expect(again.step('Action Process_Payment')).toContainText('= unchanged')
  await again.publish()
  await again.expectLive('1.0')
  expect(await org.actions()).toMatchObject([{ version: 1 }, { version: 1 }])
})

test.describe('a network that is lost', () => {
  test.use({ expectedComplaints: /net::ERR_INTERNET_DISCONNECTED/ })
  test('is said, and publishing goes on when it is back', async ({ publish, org, context }) => {
    await publish.openTemplate()
    const path = '/api/v2/integrations/actions/*/publish'
    await org.arm({ kind: 'slow', delayMs: 1000, method: 'POST', path })
    await publish.publishUntil(/\/draft\/publish$/)
    await context.setOffline(true)
    await expect(publish.result.getByRole('alert')).toContainText('cannot be reached')
    await context.setOffline(false)
    await publish.goOn.click()
    await publish.expectLive('1.0')
    expect(await org.flows()).toHaveLength(1)
    expect(await org.actions()).toMatchObject([{ version: 1 }, { version: 1 }])
  })
})
