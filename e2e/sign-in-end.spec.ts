import { expect, test } from './fixtures.ts'
import { blockWindows, goToPublish, signInWindow, storageOf, tokensOf } from './pages/sign-in.ts'

test.describe('until the tab closes', () => {
  test('a sign-in outlives a reload when it was asked to, and ends with signing out', async ({
    studio,
    publish,
    page,
  }) => {
    await goToPublish(studio)
    const tokens = tokensOf(page)
    await page.getByRole('checkbox', { name: 'Stay signed in until this tab closes' }).check()
    await publish.signIn()
    await expect(publish.go).toBeEnabled()
    await page.reload()
    await expect(publish.go).toBeEnabled()
    const [token = ''] = tokens
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(token)
    await publish.signOut()
    expect(await storageOf(page)).not.toContain(token)
    await page.reload()
    await expect(publish.signInButton).toBeVisible()
  })
})

test.describe('an end that is near', () => {
  test('is said beforehand, and signing in again goes on with a publish under way', async ({
    studio,
    publish,
    page,
    org,
  }) => {
    await page.clock.install()
    await goToPublish(studio)
    const tokens = tokensOf(page)
    await publish.signIn()
    // What is still under way when the clock leaps would have taken too long.
    await expect(publish.go).toBeEnabled()
    await expect(page.getByText('The sign-in ends in')).toBeHidden()
    await page.clock.fastForward('23:56:00')
    await expect(page.getByText('The sign-in ends in 4 minutes')).toBeVisible()
    await org.arm({ kind: 'slow', delayMs: 3000, method: 'POST', path: '/api/v2/flows/jobs' })
    await publish.publish()
    await signInWindow(page, 'Sign in again')
    await expect(page.getByText('The sign-in ends in')).toBeHidden()
    await publish.expectLive('1.0')
    expect(tokens.size).toBe(2)
  })

  test('where windows are blocked, the page goes to the login when the person says so', async ({
    studio,
    publish,
    page,
  }) => {
    await page.clock.install()
    await goToPublish(studio)
    await publish.signIn()
    await expect(publish.go).toBeEnabled()
    await page.clock.fastForward('24:01:00')
    await expect(page.getByText('The sign-in has ended')).toBeVisible()
    await blockWindows(page)
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await page.getByRole('button', { name: 'sign in on this page' }).click()
    await publish.signInButton.click()
    await expect(publish.go).toBeEnabled()
    await expect(page.getByText('The sign-in has ended')).toBeHidden()
  })
})

test.describe('an end that nobody saw coming', () => {
  test.use({ expectedComplaints: /401/ })

  test('is said when the org refuses, and signing in again goes on', async ({
    studio,
    publish,
    page,
    org,
  }) => {
    await goToPublish(studio)
    await org.arm({ kind: 'status', status: 401, method: 'GET', path: '/api/v2/flows' })
    await publish.signIn()
    await expect(page.getByText('The sign-in has ended')).toBeVisible()
    await expect(publish.go).toBeDisabled()
    await signInWindow(page, 'Sign in again')
    await expect(publish.go).toBeEnabled()
    await expect(page.getByText('The sign-in has ended')).toBeHidden()
  })
})
