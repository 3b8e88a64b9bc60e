import { expect, test } from './fixtures.ts'
import { goToPublish, GRANTS, storageOf, tokensOf } from './pages/sign-in.ts'

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
      expect(await storageOf(page)).not.toContain(token)
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

test.describe('who is signed in', () => {
  test('is said with division and org', async ({ studio, publish, page }) => {
    await goToPublish(studio)
    await publish.signIn()
    await page.getByRole('button', { name: 'Sandbox org', exact: true }).click()
    await expect(page.getByText('Sandbox Admin, division Home, Sandbox org')).toBeVisible()
  })
})
