import { expect, type Locator, type Page } from '@playwright/test'

/** The rehearsal in the place of the plan: clones of the actions, run in the org. */
export class RehearsalPage {
  readonly page: Page
  readonly main: Locator
  readonly each: Locator
  readonly call: Locator
  readonly heard: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main', { name: 'Rehearsal' })
    this.each = this.main.getByRole('button', { name: 'Rehearse each action' })
    this.call = this.main.getByRole('button', { name: 'Rehearse a whole call' })
    this.heard = this.main.getByRole('list', { name: 'The rehearsed call' })
  }

  async open(): Promise<void> {
    await this.#show('Rehearse')
    await expect(this.main).toBeVisible()
  }

  async close(): Promise<void> {
    await this.#show('Plan')
    await expect(this.page.getByRole('main', { name: 'Plan' })).toBeVisible()
  }

  /** What came of one action. */
  action(name: string): Locator {
    return this.main.getByRole('region', { name: new RegExp(`${name}$`) })
  }

  differences(name: string): Locator {
    return this.main.getByRole('list', { name: `Differences of ${name}` })
  }

  async sayItIsForTests(host: string): Promise<void> {
    await this.main.getByRole('checkbox', { name: `${host} is for tests` }).check()
  }

  /** Until the clones are gone again. */
  async rehearse(button: Locator): Promise<void> {
    await button.click()
    await expect(this.main.getByText('All test clones were removed from the org.')).toBeVisible()
    await expect(button).toBeEnabled()
  }

  /** The radio buttons themselves are not seen: their labels are clicked. */
  async #show(what: 'Plan' | 'Rehearse'): Promise<void> {
    const choice = this.page.getByRole('radiogroup', { name: 'Plan or rehearsal' })
    await choice.getByText(what, { exact: true }).click()
  }
}
