import { expect, type Locator, type Page } from '@playwright/test'
import { logIn } from './sign-in.ts'

/** The secure call flows that an org has, of which one is opened as a design. */
export class OrgFlows {
  readonly list: Locator
  readonly search: Locator

  constructor(page: Page) {
    this.list = page.getByRole('list', { name: 'Secure call flows of the org' })
    this.search = page.getByRole('searchbox', { name: 'Search flows' })
  }

  /** From home, where nobody is signed in. */
  static async open(page: Page): Promise<OrgFlows> {
    await page.goto('/')
    await page.getByRole('link', { name: 'Open from an org' }).click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await logIn(page)
    await expect(page.getByRole('heading', { name: /^Open from/ })).toBeVisible()
    return new OrgFlows(page)
  }

  flow(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name })
  }

  /** The button that makes a design of it. */
  openButton(name: string): Locator {
    return this.list.getByRole('button', { name: `Open ${name}` })
  }
}
