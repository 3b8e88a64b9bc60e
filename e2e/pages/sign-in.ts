import { expect, type Page } from '@playwright/test'
import type { Studio } from './studio.ts'

export const GRANTS = ['Authorization code with PKCE', 'Implicit grant'] as const
export type Grant = (typeof GRANTS)[number]
export type Person = 'Sandbox Admin' | 'Read-only user'

/** The page of publishing, before anybody has signed in. */
export async function goToPublish(studio: Studio): Promise<void> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await expect(studio.page.getByRole('heading', { name: 'Sign in to an org' })).toBeVisible()
}

/** The page of the sandbox on which somebody says who they are. */
export async function expectLogin(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to the sandbox org' })).toBeVisible()
}

/** Signs in on that page. */
export async function logIn(page: Page, person: Person = 'Sandbox Admin'): Promise<void> {
  await expectLogin(page)
  await page.getByRole('radio', { name: new RegExp(`^${person}`) }).check()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Opens the login page in a window, by this button. */
export async function openWindow(page: Page, button: string): Promise<Page> {
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: button }).click()
  const popup = await opened
  await expectLogin(popup)
  return popup
}

/** Signs in in a window, which closes by itself. */
export async function signInWindow(page: Page, button: string): Promise<void> {
  const popup = await openWindow(page, button)
  const closed = popup.waitForEvent('close')
  await logIn(popup)
  await closed
}

/** As a browser does that lets no page open another. */
export async function blockWindows(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.open = () => null
  })
}

/** The tokens that the page sends to the org. */
export function tokensOf(page: Page): Set<string> {
  const tokens = new Set<string>()
  page.on('request', (request) => {
    const { authorization = '' } = request.headers()
    if (authorization.startsWith('Bearer ')) tokens.add(authorization.slice('Bearer '.length))
  })
  return tokens
}

/** Everything that the page has stored by name. */
export function storageOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  )
}
