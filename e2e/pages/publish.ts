import { expect, type Locator, type Page, type Request } from '@playwright/test'
import type { Design } from '#core/model/design.ts'
import type { SandboxOrg } from './sandbox-org.ts'
import { expectLogin, type Grant, logIn, type Person } from './sign-in.ts'
import { Studio } from './studio.ts'

/** The request during which a page is closed; `*` stands for any part of its path. */
export interface CutOffAt {
  readonly method: string
  readonly path: string
}

/** Both actions of the template are made, the flow is not. */
export const JOB_REGISTERED: CutOffAt = { method: 'POST', path: '/api/v2/flows/jobs' }

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
  readonly newPlan: Locator
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
    this.newPlan = page.getByRole('button', { name: 'Make a new plan', exact: true })
    this.wayBack = page.getByRole('button', { name: 'Go back to what was live before' })
    this.signInButton = page.getByRole('button', { name: 'Sign in', exact: true })
  }

  /** Leaves for the sandbox's login page. */
  async leaveToSignIn(grant: Grant): Promise<void> {
    await this.page.getByRole('radio', { name: grant }).check()
    await this.signInButton.click()
    await expectLogin(this.page)
  }

  async signIn(
    grant: Grant = 'Authorization code with PKCE',
    person: Person = 'Sandbox Admin',
  ): Promise<void> {
    await this.leaveToSignIn(grant)
    await logIn(this.page, person)
    await expect(this.plan).toBeVisible()
  }

  /** The plan of the template in a new org, seen by somebody who may publish it. */
  async openTemplate(): Promise<void> {
    const studio = new Studio(this.page)
    await studio.startFromTemplate()
    await studio.publish.click()
    await this.signIn()
    await expect(this.go).toBeEnabled()
  }

  /** The template, published for the first time. */
  async publishTemplate(): Promise<void> {
    await this.openTemplate()
    await this.publish()
    await this.expectLive('1.0')
  }

  /** The plan of a design that is opened from its file. */
  async openDesign(design: Design): Promise<void> {
    const studio = new Studio(this.page)
    await studio.open(design)
    await studio.publish.click()
    await this.signIn()
  }

  /**
   * The first publish of the template, cut off: the page is closed while the org takes its time over a request. Gives the
   * address that it had.
   */
  async cutOffTemplate(org: SandboxOrg, { method, path }: CutOffAt): Promise<string> {
    await this.openTemplate()
    const address = this.page.url()
    await org.arm({ kind: 'slow', delayMs: 1000, method, path })
    const matching = new RegExp(`${path.replaceAll('*', '[^?]+')}(\\?|$)`)
    await this.publishUntil(
      (request) => request.method() === method && matching.test(request.url()),
    )
    await this.page.close()
    return address
  }

  /** From the result of a publish, or from the design that was changed since. */
  async planAgain(): Promise<void> {
    const studio = new Studio(this.page)
    await expect(this.newPlan.or(studio.publish)).toBeVisible()
    if (await studio.publish.isVisible()) await studio.publish.click()
    await this.newPlan.click()
    await expect(this.steps).toBeVisible()
  }

  /** Lets the plan make an integration for one action, and gives the field in which that was chosen. */
  async makeIntegrationFor(action: string, name: string): Promise<Locator> {
    await this.plan.getByText('Choose for each action').click()
    const field = this.plan.getByLabel(`Integration of ${action}`)
    await field.selectOption({ label: 'Make a new one…' })
    await this.plan.getByLabel('Name of the new integration').fill(name)
    await this.plan.getByLabel('Credential apiKey').fill('typed-in-by-hand')
    return field
  }

  step(title: string): Locator {
    return this.steps.getByRole('listitem').filter({ hasText: title })
  }

  async publish(): Promise<void> {
    await expect(this.go).toBeEnabled()
    await this.go.click()
  }

  /** Publishes until a request is on its way. */
  async publishUntil(request: RegExp | ((request: Request) => boolean)): Promise<void> {
    const sent = this.page.waitForRequest(request)
    await this.publish()
    await sent
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
