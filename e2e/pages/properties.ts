import { expect, type Locator, type Page } from '@playwright/test'
import { expectText } from './fields.ts'

/** The inspector: the form of what is selected. */
export class Properties {
  readonly page: Page
  readonly pane: Locator
  readonly title: Locator

  constructor(page: Page) {
    this.page = page
    this.pane = page.getByRole('complementary', { name: 'Properties' })
    this.title = this.pane.getByRole('heading', { level: 2 })
  }

  field(label: string): Locator {
    return this.pane.getByLabel(label, { exact: true })
  }

  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text)
    await expectText(this.field(label), text)
  }

  async choose(label: string, option: string): Promise<void> {
    // A long list is made when somebody comes to it.
    await this.field(label).focus()
    await this.field(label).selectOption({ label: option })
  }

  /** Chooses from the list that opens below a field. */
  async pick(label: string, option: string): Promise<void> {
    await this.field(label).fill(option)
    await this.page
      .getByRole('listbox', { name: label })
      .getByRole('option', { name: new RegExp(`^${option}`) })
      .click()
    await expect(this.field(label)).toHaveValue(option)
  }

  async press(button: string): Promise<void> {
    await this.pane.getByRole('button', { name: button, exact: true }).click()
  }

  async expectShown(name: string): Promise<void> {
    await expect(this.title).toHaveText(name)
  }
}
