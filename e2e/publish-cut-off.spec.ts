import { Audit } from './audit/audit.ts'
import { LOOKS } from './audit/looks.ts'
import { expect, test } from './fixtures.ts'
import { Home } from './pages/home.ts'
import { JOB_REGISTERED, PublishPage } from './pages/publish.ts'
import { Studio } from './pages/studio.ts'

const CUT_OFF = 'Publish cut off: go on'

test('a publish that was cut off is announced at home, on the card and in the bar, and one click goes on', async ({
  publish,
  context,
  org,
}) => {
  const address = await publish.cutOffTemplate(org, JOB_REGISTERED)
  const second = await context.newPage()
  const home = new Home(second)
  await home.open()
  const banner = second.getByRole('list', { name: 'Publishes that were cut off' })
  await expect(banner).toContainText(
    /The publish of Card payment by session token to Sandbox org .* was cut off: 2 of 3 steps done/,
  )
  await expect(home.card('Card payment by session token')).toContainText(
    'Publish cut off, 2 of 3 steps done',
  )
  await second.reload()
  await expect(banner).toBeVisible()
  await home
    .card('Card payment by session token')
    .getByRole('link', { name: 'Card payment by session token', exact: true })
    .click()
  const link = second.getByRole('link', { name: CUT_OFF })
  await link.click()
  await expect(second.getByText(/Sign in to that org to go on with it/)).toBeVisible()
  const again = new PublishPage(second)
  await again.signIn()
  expect(second.url()).toBe(address)
  await again.goOn.click()
  await again.expectLive('1.0')
  await second.getByRole('link', { name: 'Back to editing' }).click()
  await expect(new Studio(second).publish).toBeVisible()
  await expect(link).toBeHidden()
  await home.open()
  await expect(banner).toBeHidden()
})

test('what a first publish has made before it was cut off is removed when that is chosen', async ({
  publish,
  context,
  org,
}) => {
  const address = await publish.cutOffTemplate(org, JOB_REGISTERED)
  const second = await context.newPage()
  const again = await PublishPage.reopen(second, address)
  expect(await org.actions()).toHaveLength(2)
  await second.getByRole('button', { name: 'Remove what it has made' }).click()
  await expect(again.step('Remove action Process_Payment')).toContainText('− remove')
  await second.getByRole('button', { name: /^Remove it from / }).click()
  await expect(again.result.getByRole('heading', { level: 1 })).toHaveText(
    'The publish is taken back',
  )
  expect(await org.actions()).toEqual([])
  expect(await org.flows()).toEqual([])
})

test('two tabs never publish the same design at once', async ({ page, publish, context, org }) => {
  await publish.openTemplate()
  const address = page.url()
  await org.arm({ kind: 'slow', delayMs: 4000, method: 'POST', path: '/api/v2/flows/jobs' })
  await publish.publishUntil(/\/flows\/jobs$/)
  const second = await context.newPage()
  const other = await PublishPage.reopen(second, address)
  await expect(
    other.plan.getByRole('heading', { name: 'Being published in another tab' }),
  ).toBeVisible()
  await expect(other.go).toBeHidden()
  await publish.expectLive('1.0')
  await expect(other.plan.getByText(/^Nothing to publish/)).toBeVisible()
  expect(await org.flows()).toHaveLength(1)
  expect(await org.actions()).toMatchObject([{ version: 1 }, { version: 1 }])
})

for (const { title, use } of LOOKS) {
  test.describe(title, () => {
    test.use(use)

    test('what is said of it can be read, hit and reached', async ({ publish, context, org }) => {
      test.setTimeout(120_000)
      const audit = new Audit()
      await publish.cutOffTemplate(org, JOB_REGISTERED)
      const second = await context.newPage()
      const home = new Home(second)
      await home.open()
      await expect(home.card('Card payment by session token')).toContainText('Publish cut off')
      await audit.look(second, 'home')
      await home
        .card('Card payment by session token')
        .getByRole('link', { name: 'Card payment by session token', exact: true })
        .click()
      await expect(second.getByRole('link', { name: CUT_OFF })).toBeVisible()
      // What is on the canvas is as small as the zoom makes it, and badges come when the checks are done.
      await new Studio(second).canvas.showInNaturalSize()
      await audit.look(second, 'bar', 'header')
      await second.getByRole('link', { name: CUT_OFF }).click()
      const again = new PublishPage(second)
      await again.signIn()
      await audit.look(second, 'cut off')
      await again.goOn.click()
      await again.expectLive('1.0')
      await audit.look(second, 'result')
      await second.getByRole('button', { name: 'Make a new plan' }).click()
      await again.plan.getByText('Choose for each action').click()
      await expect(again.plan.getByLabel('Integration of Process_Payment')).toBeVisible()
      await audit.look(second, 'plan')
      expect(audit.found).toEqual([])
    })
  })
}
