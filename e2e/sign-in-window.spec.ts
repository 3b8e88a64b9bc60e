import { expect, type Page, test } from './fixtures.ts'
import {
  blockWindows,
  expectLogin,
  goToPublish,
  GRANTS,
  openWindow,
  signInWindow,
  storageOf,
  tokensOf,
} from './pages/sign-in.ts'

test.describe('in a window of its own', () => {
  for (const grant of GRANTS) {
    test(`${grant}: this page stays, and no token is stored`, async ({ studio, publish, page }) => {
      await goToPublish(studio)
      const tokens = tokensOf(page)
      const stays = await markOf(page)
      await page.getByRole('radio', { name: grant }).check()
      await signInWindow(page, 'Sign in in a window')
      await expect(publish.go).toBeEnabled()
      expect(await stays()).toBe(true)
      const [token = ''] = tokens
      expect(await storageOf(page)).not.toContain(token)
    })
  }

  test('a window that is blocked: the page itself goes to the login', async ({
    studio,
    publish,
    page,
  }) => {
    await goToPublish(studio)
    await blockWindows(page)
    await page.getByRole('button', { name: 'Sign in in a window' }).click()
    await expectLogin(page)
    await publish.signInButton.click()
    await expect(publish.go).toBeEnabled()
  })

  test('an answer to another request reaches nobody', async ({ studio, publish, page }) => {
    await goToPublish(studio)
    const popup = await openWindow(page, 'Sign in in a window')
    await popup.locator('input[name="state"]').evaluate((input: HTMLInputElement) => {
      input.value = 'window.somebody-elses'
    })
    await popup.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(popup.getByRole('heading', { name: 'Nobody waits for this' })).toBeVisible()
    expect(popup.url()).not.toContain('code')
    await popup.close()
    await expect(publish.plan).toBeHidden()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(publish.signInButton).toBeEnabled()
  })

  test('a sign-in that is cancelled in it says so', async ({ studio, publish, page }) => {
    await goToPublish(studio)
    const popup = await openWindow(page, 'Sign in in a window')
    await popup.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alert')).toContainText(/cancelled/)
    await expect(publish.signInButton).toBeEnabled()
  })
})

/** Whether the page is still the one that it was. */
async function markOf(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.body.setAttribute('data-mark', ''))
  return () => page.evaluate(() => document.body.hasAttribute('data-mark'))
}
