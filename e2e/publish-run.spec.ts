import { readFile } from 'node:fs/promises'
import type { Request } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { PublishPage } from './pages/publish.ts'
import type { Studio } from './pages/studio.ts'

test('what is published is what is exported', async ({ studio, publish, page }) => {
  await studio.startFromTemplate()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^Archy YAML/ }).click()
  const exported = await readFile(await (await download).path(), 'utf8')
  await studio.publish.click()
  await publish.signIn()
  await publish.publish()
  await publish.expectLive('1.0')
  await page.goto('/sandbox')
  const published = await page.locator('pre').first().textContent()
  expect(published?.trim()).toBe(exported.trim())
})

test('the second time the actions are left alone, and the flow gets a version', async ({
  studio,
  publish,
  page,
}) => {
  await readyToPublish(studio, publish)
  await expect(publish.step('Process_Payment').first()).toContainText('+ create')
  await publish.publish()
  await publish.expectLive('1.0')
  await page.getByRole('button', { name: 'Make a new plan' }).click()
  await expect(publish.step('Process_Payment').first()).toContainText('= unchanged')
  await expect(publish.step('Generate_Session_Token').first()).toContainText('= unchanged')
  await publish.publish()
  await publish.expectLive('2.0')
  await expect(
    publish.result.getByRole('listitem').filter({ hasText: 'Process_Payment' }),
  ).toContainText('version 1')
})

test.describe('an upload host that refuses browsers', () => {
  test.use({ expectedComplaints: /blocked by CORS policy|net::ERR_FAILED/ })
  test('is reached through the relay', async ({ studio, publish, page, org }) => {
    await org.arm({ kind: 'upload-cors-off' })
    const relayed = page.waitForRequest(/\/relay\/upload$/)
    await readyToPublish(studio, publish)
    await publish.publish()
    await publish.expectLive('1.0')
    expect((await relayed).method()).toBe('POST')
  })
})

test.describe('an org that is busy', () => {
  test.use({ expectedComplaints: /status of 429/ })
  test('is waited for as long as it asks', async ({ studio, publish, org, page }) => {
    await readyToPublish(studio, publish)
    await org.arm({
      kind: 'status',
      status: 429,
      retryAfterSeconds: 2,
      method: 'POST',
      path: '/api/v2/flows/jobs',
    })
    const sent: Request[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/v2/flows/jobs')) {
        sent.push(request)
      }
    })
    await publish.publish()
    await publish.expectLive('1.0')
    // By the browser's own clock: this process may hear of a request late.
    const [first = 0, second = 0] = sent.map((request) => request.timing().startTime)
    expect(sent).toHaveLength(2)
    expect(second - first).toBeGreaterThanOrEqual(2000)
    await expect(publish.log).toContainText('429')
  })
})

test('a job that fails shows what the org says, and a new plan starts from there', async ({
  studio,
  publish,
  org,
  page,
}) => {
  await org.arm({ kind: 'job-failure', messages: ['Validation failed on ‘CVV’'] })
  await readyToPublish(studio, publish)
  await publish.publish()
  const alert = publish.result.getByRole('alert')
  await expect(alert).toContainText('Validation failed on ‘CVV’')
  await expect(publish.result).toContainText('Done before that, and kept')
  expect(await org.flows()).toEqual([])
  await page.getByRole('button', { name: 'Make a new plan' }).click()
  await expect(publish.step('Process_Payment').first()).toContainText('= unchanged')
  await publish.publish()
  await publish.expectLive('1.0')
})

test('it stops after the step that is under way, and goes on from there', async ({
  studio,
  publish,
  org,
  page,
}) => {
  await readyToPublish(studio, publish)
  await org.arm({
    kind: 'slow',
    delayMs: 1500,
    method: 'POST',
    path: '/api/v2/integrations/actions*',
  })
  await publish.publish()
  await publish.stop.click()
  await expect(page.getByRole('button', { name: 'Stopping after this step…' })).toBeDisabled()
  await expect(publish.result.getByRole('heading')).toHaveText('The flow is not published')
  expect(await org.flows()).toEqual([])
  expect(await org.actions()).toMatchObject([{ name: 'Generate_Session_Token' }])
  await page.getByRole('button', { name: 'Make a new plan' }).click()
  await publish.publish()
  await publish.expectLive('1.0')
})

test('editing goes on while it publishes', async ({ studio, publish, org, page }) => {
  await readyToPublish(studio, publish)
  await org.arm({ kind: 'slow', delayMs: 1500, method: 'POST', path: '/api/v2/flows/jobs' })
  await publish.publish()
  await page.getByRole('link', { name: 'Keep editing' }).click()
  await studio.select('Welcome')
  await studio.properties.fill('Name', 'Hello')
  await studio.publish.click()
  await publish.expectLive('1.0')
})

async function readyToPublish(studio: Studio, publish: PublishPage): Promise<void> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await publish.signIn()
  await expect(publish.go).toBeEnabled()
}
