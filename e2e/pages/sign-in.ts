import { expect, type Page } from '@playwright/test'
import type { Studio } from './studio.ts'

/** The page of publishing, before anybody has signed in. */
export async function goToPublish(studio: Studio): Promise<void> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await expect(studio.page.getByRole('heading', { name: 'Sign in to an org' })).toBeVisible()
}

/** Opens the login page in a window, by this button. */
export async function openWindow(page: Page, button: string): Promise<Page> {
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: button }).click()
  const popup = await opened
  await expect(popup.getByRole('heading', { name: 'Sign in to the sandbox org' })).toBeVisible()
  return popup
}

/** Signs in in a window, which closes by itself. */
export async function signInWindow(page: Page, button: string): Promise<void> {
  const popup = await openWindow(page, button)
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click()
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
