import { readFile } from 'node:fs/promises'
import type { Request } from '@playwright/test'
import { expect, test } from './fixtures.ts'

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

test('the second time nothing has changed: it says so, and writes nothing', async ({
  publish,
  page,
}) => {
  await publish.openTemplate()
  await expect(publish.step('Process_Payment').first()).toContainText('+ create')
  await publish.publish()
  await publish.expectLive('1.0')
  const written: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') written.push(request.url())
  })
  await publish.newPlan.click()
  await expect(publish.plan.getByText(/^Nothing to publish/)).toBeVisible()
  await expect(publish.steps.getByText('= unchanged')).toHaveCount(3)
  await expect(publish.go).toBeHidden()
  expect(written).toEqual([])
})

test.describe('an upload host that refuses browsers', () => {
  test.use({ expectedComplaints: /blocked by CORS policy|net::ERR_FAILED/ })
  test('is reached through the relay', async ({ publish, page, org }) => {
    await org.arm({ kind: 'upload-cors-off' })
    const relayed = page.waitForRequest(/\/relay\/upload$/)
    await publish.openTemplate()
    await publish.publish()
    await publish.expectLive('1.0')
    expect((await relayed).method()).toBe('POST')
  })
})

test.describe('an upload host that refuses browsers, and a server that relays nothing', () => {
  test.use({ expectedComplaints: /net::ERR_FAILED|status of 405/ })
  test('leaves the file, and the commands that publish it', async ({ publish, page, server }) => {
    await page.route(`${server.uploadUrl}/**`, (route) => route.abort())
    await page.route('**/relay/upload', (route) => route.fulfill({ status: 405 }))
    await publish.openTemplate()
    await publish.publish()
    await expect(page.getByRole('alert')).toContainText('The browser may not upload')
    const byHand = page.getByRole('region', { name: 'Publish the flow by hand' })
    await expect(byHand.getByRole('group', { name: 'Command of Archy' })).toContainText(
      'archy publish --file card-payment-by-session-token.yaml',
    )
    await expect(byHand.getByRole('group', { name: 'File for Terraform' })).toContainText(
      'filepath = "card-payment-by-session-token.yaml"',
    )
    const saved = page.waitForEvent('download')
    await byHand.getByRole('button', { name: 'Save card-payment-by-session-token.yaml' }).click()
    expect((await saved).suggestedFilename()).toBe('card-payment-by-session-token.yaml')
  })
})

test.describe('an org that is busy', () => {
  test.use({ expectedComplaints: /status of 429/ })
  test('is waited for as long as it asks', async ({ publish, org, page }) => {
    await publish.openTemplate()
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
  publish,
  org,
}) => {
  await org.arm({ kind: 'job-failure', messages: ['Validation failed on ‘CVV’'] })
  await publish.openTemplate()
  await publish.publish()
  const alert = publish.result.getByRole('alert')
  await expect(alert).toContainText('Validation failed on ‘CVV’')
  const stands = publish.result.getByRole('list', { name: 'What stands' })
  await expect(stands.getByRole('listitem')).toHaveText([
    /^Create action Generate_Session_Token.*done$/,
    /^Create action Process_Payment.*done$/,
  ])
  await expect(publish.result.getByRole('link', { name: 'Show “CVV” on the canvas' })).toBeVisible()
  expect(await org.flows()).toEqual([])
  await publish.planInstead.click()
  await expect(publish.step('Process_Payment').first()).toContainText('= unchanged')
  await publish.publish()
  await publish.expectLive('1.0')
})

test('it stops before the next change, says what stands, and goes on from there', async ({
  publish,
  org,
}) => {
  await publish.openTemplate()
  await org.arm({
    kind: 'slow',
    delayMs: 1500,
    method: 'POST',
    path: '/api/v2/integrations/actions/*/publish',
  })
  await publish.publish()
  await expect(publish.status).toContainText('publishing the draft')
  await publish.stop.click()
  await expect(publish.result.getByRole('heading', { level: 1 })).toHaveText(
    'The flow is not published',
  )
  await expect(publish.result.getByRole('list', { name: 'What stands' })).toContainText(
    'Create action Generate_Session_Token',
  )
  expect(await org.flows()).toEqual([])
  expect(await org.actions()).toMatchObject([{ name: 'Generate_Session_Token' }])
  await publish.goOn.click()
  await publish.expectLive('1.0')
  expect(await org.actions()).toMatchObject([{ version: 1 }, { version: 1 }])
})

test('editing goes on while it publishes', async ({ studio, publish, org, page }) => {
  await publish.openTemplate()
  await org.arm({ kind: 'slow', delayMs: 1500, method: 'POST', path: '/api/v2/flows/jobs' })
  await publish.publish()
  await page.getByRole('link', { name: 'Keep editing' }).click()
  await studio.select('Welcome')
  await studio.properties.fill('Name', 'Hello')
  await studio.publish.click()
  await publish.expectLive('1.0')
})
