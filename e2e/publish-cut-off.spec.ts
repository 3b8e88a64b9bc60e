import type { BrowserContext, Page } from '@playwright/test'
import { Audit } from './audit/audit.ts'
import { expect, test } from './fixtures.ts'
import { Home } from './pages/home.ts'
import { PublishPage } from './pages/publish.ts'
import type { SandboxOrg } from './pages/sandbox-org.ts'
import { Studio } from './pages/studio.ts'

const CUT_OFF = 'Publish cut off: go on'

test('a publish that was cut off is announced at home, on the card and in the bar, and one click goes on', async ({
  page,
  context,
  org,
}) => {
  const { address, second } = await cutOff(page, context, org)
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
  const publish = new PublishPage(second)
  await publish.signIn()
  expect(second.url()).toBe(address)
  await publish.goOn.click()
  await publish.expectLive('1.0')
  await second.getByRole('link', { name: 'Back to editing' }).click()
  await expect(new Studio(second).publish).toBeVisible()
  await expect(link).toBeHidden()
  await home.open()
  await expect(banner).toBeHidden()
})

test('what a first publish has made before it was cut off is removed when that is chosen', async ({
  page,
  context,
  org,
}) => {
  const { address, second } = await cutOff(page, context, org)
  const publish = await PublishPage.reopen(second, address)
  expect(await org.actions()).toHaveLength(2)
  await second.getByRole('button', { name: 'Remove what it has made' }).click()
  await expect(publish.step('Remove action Process_Payment')).toContainText('− remove')
  await second.getByRole('button', { name: /^Remove it from / }).click()
  await expect(publish.result.getByRole('heading', { level: 1 })).toHaveText(
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

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 1024],
] as const) {
  test.describe(`${colorScheme}, ${width} wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('what is said of it can be read, hit and reached', async ({ page, context, org }) => {
      test.setTimeout(120_000)
      const audit = new Audit()
      const { second } = await cutOff(page, context, org)
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
      const publish = new PublishPage(second)
      await publish.signIn()
      await audit.look(second, 'cut off')
      await publish.goOn.click()
      await publish.expectLive('1.0')
      await audit.look(second, 'result')
      await second.getByRole('button', { name: 'Make a new plan' }).click()
      await publish.plan.getByText('Choose for each action').click()
      await expect(publish.plan.getByLabel('Integration of Process_Payment')).toBeVisible()
      await audit.look(second, 'plan')
      expect(audit.found).toEqual([])
    })
  })
}

/** The page is closed while the org registers the job: both actions are made, the flow is not. */
async function cutOff(page: Page, context: BrowserContext, org: SandboxOrg) {
  const publish = new PublishPage(page)
  await publish.openTemplate()
  const address = page.url()
  await org.arm({ kind: 'slow', delayMs: 1000, method: 'POST', path: '/api/v2/flows/jobs' })
  await publish.publishUntil(/\/flows\/jobs$/)
  await page.close()
  return { address, second: await context.newPage() }
}
