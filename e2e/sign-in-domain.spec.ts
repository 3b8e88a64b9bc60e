import { expect, serve, test } from './fixtures.ts'
import { signInWindow } from './pages/sign-in.ts'

test.describe('a domain of one’s own', () => {
  test('is offered as the server was told, and the client id is known the next time', async ({
    page,
  }) => {
    const server = await serve(['voice.example.com'])
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
    const server = await serve(['voice.example.com'])
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
