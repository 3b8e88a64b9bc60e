import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Studio } from './pages/studio.ts'

const GRANTS = ['Authorization code with PKCE', 'Implicit grant'] as const

test.describe('signing in', () => {
  for (const grant of GRANTS) {
    test(`${grant}: no token in the address, the history or any storage`, async ({
      studio,
      publish,
      page,
    }) => {
      await goToPublish(studio)
      const tokens = tokensOf(page)
      await publish.signIn(grant)
      await expect(publish.go).toBeEnabled()
      expect(tokens.size).toBe(1)
      const [token = ''] = tokens
      expect(token.length).toBeGreaterThan(10)
      expect(page.url()).toMatch(/\/#\/design\/[^/]+\/publish$/)
      const kept = await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      )
      expect(kept).not.toContain(token)
      await page.goBack()
      expect(page.url()).not.toContain(token)
      expect(page.url()).not.toContain('access_token')
    })
  }

  test('a sign-in that is cancelled says so, and can be done again', async ({
    studio,
    publish,
    page,
  }) => {
    await goToPublish(studio)
    await publish.leaveToSignIn('Authorization code with PKCE')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alert')).toContainText(/cancelled/)
    await publish.signIn()
    await expect(publish.go).toBeEnabled()
  })

  for (const grant of GRANTS) {
    test(`${grant}: an answer to another request is thrown away`, async ({
      studio,
      publish,
      page,
    }) => {
      await goToPublish(studio)
      await publish.leaveToSignIn(grant)
      const state = page.locator('input[name="state"]')
      await state.evaluate((input: HTMLInputElement) => {
        input.value = 'somebody-elses'
      })
      await publish.signInButton.click()
      await expect(page.getByRole('alert')).toBeVisible()
      await expect(publish.signInButton).toBeVisible()
      await expect(publish.plan).toBeHidden()
      expect(page.url()).not.toContain('somebody-elses')
    })
  }

  test('an answer that nobody asked for is thrown away', async ({ studio, publish, page }) => {
    await goToPublish(studio)
    const publishing = page.url()
    await page.goto('/?code=stolen&state=guessed')
    expect(new URL(page.url()).search).toBe('')
    await page.goto(publishing)
    await expect(publish.signInButton).toBeVisible()
    await expect(publish.plan).toBeHidden()
  })

  test('signing out takes the token away in the org too', async ({
    studio,
    publish,
    page,
    org,
  }) => {
    await goToPublish(studio)
    const tokens = tokensOf(page)
    await publish.signIn()
    await expect(publish.go).toBeEnabled()
    const [token = ''] = tokens
    expect(await org.knows(token)).toBe(true)
    await publish.signOut()
    expect(await org.knows(token)).toBe(false)
  })

  test('a reload signs out', async ({ studio, publish, page }) => {
    await goToPublish(studio)
    await publish.signIn()
    await expect(publish.go).toBeEnabled()
    await page.reload()
    await expect(publish.signInButton).toBeVisible()
  })
})

test.describe('before the first change', () => {
  test('a user with too few permissions reads which, and cannot publish', async ({
    studio,
    publish,
  }) => {
    await goToPublish(studio)
    await publish.signIn('Authorization code with PKCE', 'Read-only user')
    const permissions = publish.checks.getByRole('listitem').filter({ hasText: 'Permissions' })
    await expect(permissions).toContainText('missing')
    for (const name of [
      'architect:flow:publish',
      'integrations:action:add',
      'architect:job:create',
    ]) {
      await expect(permissions).toContainText(name)
    }
    await expect(publish.go).toBeDisabled()
  })

  test('errors in the design block, and their number is said', async ({
    studio,
    publish,
    page,
  }) => {
    await studio.startFromTemplate()
    await studio.select('Process_Payment')
    await page.keyboard.press('Delete')
    await expect(studio.bar.getByRole('button', { name: /error/ })).toBeVisible()
    await studio.publish.click()
    await publish.signIn()
    const problems = publish.checks.getByRole('listitem').filter({ hasText: 'Problems' })
    await expect(problems).toContainText(/\d+ to mend before this flow may go out/)
    await expect(publish.go).toBeDisabled()
  })
})

async function goToPublish(studio: Studio): Promise<void> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await expect(studio.page.getByRole('heading', { name: 'Sign in to an org' })).toBeVisible()
}

/** The tokens that the page sends to the org. */
function tokensOf(page: Page): Set<string> {
  const tokens = new Set<string>()
  page.on('request', (request) => {
    const { authorization = '' } = request.headers()
    if (authorization.startsWith('Bearer ')) tokens.add(authorization.slice('Bearer '.length))
  })
  return tokens
}
