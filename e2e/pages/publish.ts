import { expect, type Locator, type Page } from '@playwright/test'

export type Grant = 'Authorization code with PKCE' | 'Implicit grant'
export type Person = 'Sandbox Admin' | 'Read-only user'

/** Publishing: sign in, see the plan, publish, see what stands in the org. */
export class PublishPage {
  readonly page: Page
  readonly plan: Locator
  readonly steps: Locator
  readonly checks: Locator
  readonly result: Locator
  readonly log: Locator
  readonly go: Locator
  readonly stop: Locator
  readonly integration: Locator
  readonly status: Locator
  readonly goOn: Locator
  readonly planInstead: Locator
  readonly wayBack: Locator
  readonly signInButton: Locator

  constructor(page: Page) {
    this.page = page
    this.plan = page.getByRole('main', { name: 'Plan' })
    this.steps = this.plan.getByRole('list', { name: 'Steps' })
    this.checks = this.plan.getByRole('list', { name: 'Checks' })
    this.result = page.getByRole('complementary', { name: 'Result' })
    this.log = page.getByRole('log', { name: 'Requests to the org' })
    this.go = this.plan.getByRole('button', { name: /^Publish to / })
    this.stop = page.getByRole('button', { name: 'Stop', exact: true })
    this.integration = this.plan.getByLabel('Integration that the actions belong to')
    this.status = page.getByRole('complementary', { name: 'Progress' }).getByRole('status')
    this.goOn = this.plan.getByRole('button', { name: 'Go on' })
    this.planInstead = this.plan.getByRole('button', { name: 'Make a new plan instead' })
    this.wayBack = page.getByRole('button', { name: 'Go back to what was live before' })
    this.signInButton = page.getByRole('button', { name: 'Sign in', exact: true })
  }

  /** Leaves for the sandbox's login page. */
  async leaveToSignIn(grant: Grant): Promise<void> {
    await this.page.getByRole('radio', { name: grant }).check()
    await this.signInButton.click()
    const title = this.page.getByRole('heading', { name: 'Sign in to the sandbox org' })
    await expect(title).toBeVisible()
  }

  async signIn(
    grant: Grant = 'Authorization code with PKCE',
    person: Person = 'Sandbox Admin',
  ): Promise<void> {
    await this.leaveToSignIn(grant)
    await this.page.getByRole('radio', { name: new RegExp(`^${person}`) }).check()
    await this.signInButton.click()
    await expect(this.plan).toBeVisible()
  }

  step(title: string): Locator {
    return this.steps.getByRole('listitem').filter({ hasText: title })
  }

  async publish(): Promise<void> {
    await expect(this.go).toBeEnabled()
    await this.go.click()
  }

  /** Whose version stands of a step that was changed in the org. */
  choice(title: string, whose: 'Keep the org’s' | 'Use the design’s'): Locator {
    return this.step(title).getByRole('radio', { name: whose })
  }

  /** Signed in in a page of its own, where the design is opened for publishing again. */
  static async reopen(page: Page, address: string): Promise<PublishPage> {
    await page.goto(address)
    const publish = new PublishPage(page)
    await publish.signIn()
    return publish
  }

  async expectLive(version: string): Promise<void> {
    const title = this.result.getByRole('heading', { name: `Version ${version} is live` })
    await expect(title).toBeVisible()
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sandbox org', exact: true }).click()
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(this.signInButton).toBeVisible()
  }
}
