import type { Page } from '@playwright/test'
import { expect, type Server, test } from './fixtures.ts'
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
    await expect(page.getByRole('heading', { name: 'Sign in to the sandbox org' })).toBeVisible()
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

test.describe('who is signed in', () => {
  test('is said with division and org', async ({ studio, publish, page }) => {
    await goToPublish(studio)
    await publish.signIn()
    await page.getByRole('button', { name: 'Sandbox org', exact: true }).click()
    await expect(page.getByText('Sandbox Admin, division Home, Sandbox org')).toBeVisible()
  })
})

test.describe('a domain of one’s own', () => {
  test('is offered as the server was told, and the client id is known the next time', async ({
    page,
  }) => {
    const server = await serveWithDomain('voice.example.com')
    await page.route('https://login.voice.example.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Login</h1>' }),
    )
    await page.goto(server.url)
    await page.getByRole('button', { name: 'New design' }).click()
    await page.getByRole('link', { name: 'Publish' }).click()
    const publishing = page.url()
    await page.getByLabel('Org', { exact: true }).selectOption('voice.example.com')
    await page.getByLabel('OAuth client id').fill('a-client')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Login' })).toBeVisible()
    const asked = new URL(page.url())
    expect(asked.origin + asked.pathname).toBe('https://login.voice.example.com/oauth/authorize')
    expect(asked.searchParams.get('client_id')).toBe('a-client')
    await page.goto(publishing)
    await page.getByLabel('Org', { exact: true }).selectOption('voice.example.com')
    await expect(page.getByLabel('OAuth client id')).toHaveValue('a-client')
    await server.close()
  })

  test('is signed in to in a window, though the login is of another origin', async ({
    page,
    context,
    publish,
  }) => {
    const server = await serveWithDomain('voice.example.com')
    // The sandbox stands in for the hosts of the domain.
    await context.route(/^https:\/\/(?:api|login)\.voice\.example\.com\//, async (route) => {
      const asked = new URL(route.request().url())
      const url = server.url + asked.pathname + asked.search
      await route.fulfill({ response: await route.fetch({ url, maxRedirects: 0 }) })
    })
    await page.goto(server.url)
    await page.getByRole('button', { name: 'New design' }).click()
    await page.getByRole('link', { name: 'Publish' }).click()
    await page.getByLabel('Org', { exact: true }).selectOption('voice.example.com')
    await page.getByLabel('OAuth client id').fill('sandbox-pkce')
    await signInWindow(page, 'Sign in in a window')
    await expect(publish.plan).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sandbox org', exact: true })).toBeVisible()
    await page.goto('about:blank')
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await server.close()
  })
})

async function goToPublish(studio: Studio): Promise<void> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await expect(studio.page.getByRole('heading', { name: 'Sign in to an org' })).toBeVisible()
}

/** Opens the login page in a window, by this button. */
async function openWindow(page: Page, button: string): Promise<Page> {
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: button }).click()
  const popup = await opened
  await expect(popup.getByRole('heading', { name: 'Sign in to the sandbox org' })).toBeVisible()
  return popup
}

async function signInWindow(page: Page, button: string): Promise<void> {
  const popup = await openWindow(page, button)
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click()
  await closed
}

async function blockWindows(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.open = () => null
  })
}

/** Whether the page is still the one that it was. */
async function markOf(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.body.setAttribute('data-mark', ''))
  return () => page.evaluate(() => document.body.hasAttribute('data-mark'))
}

function storageOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  )
}

async function serveWithDomain(domain: string): Promise<Server> {
  const built = new URL('../dist-node/server.js', import.meta.url).href
  const module = (await import(built)) as {
    createSandboxServer(options: object): Promise<Server>
  }
  const staticDir = new URL('../dist', import.meta.url).pathname
  const options = { staticDir, port: 0, host: '127.0.0.1', sandbox: true }
  return module.createSandboxServer({ ...options, customDomains: [domain] })
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
