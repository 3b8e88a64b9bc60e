import { expect, type Page, test } from './fixtures.ts'
import type { PublishPage } from './pages/publish.ts'
import type { Studio } from './pages/studio.ts'

test('a published flow is opened from the org, complete, and there is nothing to publish', async ({
  studio,
  publish,
  page,
}) => {
  const name = await publishTemplate(studio, publish)
  await page.goto('/')
  await openFromOrg(page)
  await signIn(page)
  const flows = page.getByRole('list', { name: 'Secure call flows of the org' })
  await expect(flows.getByRole('listitem').filter({ hasText: name })).toContainText('version 1.0')
  await flows.getByRole('button', { name: `Open ${name}` }).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
  const remarks = page.getByRole('dialog', { name: 'How the file was read' })
  await expect(remarks).toContainText('takes the payment')
  await expect(remarks).toContainText('fetches a session token')
  await page.keyboard.press('Escape')
  // How long a token lives stands in no org: that alone is left to say.
  await expect(studio.bar.getByRole('button', { name: /^1 warning\b/ })).toBeVisible()

  await studio.publish.click()
  await expect(publish.plan.getByText(/^Nothing to publish/)).toBeVisible()
  await expect(publish.steps.getByText('= unchanged')).toHaveCount(3)
})

test('a flow that is here as a design says so, and leads there', async ({
  studio,
  publish,
  page,
}) => {
  const name = await publishTemplate(studio, publish)
  const design = new URL(page.url()).hash.replace(/\/publish$/, '')
  await page.goto('/')
  await openFromOrg(page)
  await signIn(page)
  const flows = page.getByRole('list', { name: 'Secure call flows of the org' })
  const line = flows.getByRole('listitem').filter({ hasText: name })
  await expect(line).toContainText(`Here as “${name}”`)
  await expect(line.getByRole('button')).toHaveText('Open once more')
  await line.getByRole('link', { name: 'Go to the design' }).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
  expect(new URL(page.url()).hash).toBe(design)
})

test('flows are found by their name, with the keyboard alone', async ({
  studio,
  publish,
  page,
}) => {
  const name = await publishTemplate(studio, publish)
  await page.goto('/')
  await openFromOrg(page)
  await signIn(page)
  const search = page.getByRole('searchbox', { name: 'Search flows' })
  await search.fill('no such flow')
  await expect(
    page.getByText('No secure call flow of the org is called “no such flow”.'),
  ).toBeVisible()
  await search.fill(name.slice(0, 6))
  // It was published from this browser: the way to its design comes first.
  await search.press('Tab')
  await expect(page.getByRole('link', { name: `Go to the design ${name}` })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Open ${name} once more` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
})

test('an export that fails is said at the flow, and it can be tried again', async ({
  studio,
  publish,
  page,
  org,
}) => {
  const name = await publishTemplate(studio, publish)
  await page.goto('/')
  await openFromOrg(page)
  await signIn(page)
  await org.arm({ kind: 'job-failure', job: 'export', messages: ['Out of order'] })
  const line = page.getByRole('listitem').filter({ hasText: name })
  await line.getByRole('button', { name: `Open ${name}` }).click()
  await expect(line).toContainText('Not opened. The org could not export it: Out of order')
  await line.getByRole('button', { name: `Open ${name}` }).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
})

test('opening is stopped, and nothing opens', async ({ studio, publish, page, org }) => {
  const name = await publishTemplate(studio, publish)
  await page.goto('/')
  await openFromOrg(page)
  await signIn(page)
  await org.arm({ kind: 'slow', delayMs: 3000, path: '/api/v2/flows/export/jobs' })
  const line = page.getByRole('listitem').filter({ hasText: name })
  await line.getByRole('button', { name: `Open ${name}` }).click()
  await line.getByRole('button', { name: 'Cancel' }).click()
  await expect(line.getByRole('button', { name: `Open ${name}` })).toBeEnabled()
  await expect(page).toHaveURL(/#\/org$/)
})

/** Gives the name of the flow. */
async function publishTemplate(studio: Studio, publish: PublishPage): Promise<string> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await publish.signIn()
  await publish.publish()
  await publish.expectLive('1.0')
  const title = publish.page.locator('.publish-crumb')
  return (await title.textContent()) ?? ''
}

async function openFromOrg(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open from an org' }).click()
}

async function signIn(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  await button.click()
  await expect(page.getByRole('heading', { name: 'Sign in to the sandbox org' })).toBeVisible()
  await page.getByRole('radio', { name: /^Sandbox Admin/ }).check()
  await button.click()
  await expect(page.getByRole('heading', { name: /^Open from/ })).toBeVisible()
}
