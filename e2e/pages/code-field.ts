import { expect, type Locator, type Page } from '@playwright/test'
import { expectText } from './fields.ts'

/** A code editor in a form, found by its role and name as any field. */
export class CodeField {
  readonly page: Page
  readonly field: Locator
  readonly list: Locator
  readonly selected: Locator

  constructor(page: Page, name: string) {
    this.page = page
    this.field = page.getByRole('textbox', { name, exact: true })
    this.list = page.getByRole('listbox')
    this.selected = this.list.getByRole('option', { selected: true })
  }

  /** The plain field that stands there before has no colours and no help. */
  async expectLoaded(): Promise<void> {
    await expect(this.field).toHaveAttribute('contenteditable', 'true')
  }

  async expectText(text: string): Promise<void> {
    await expectText(this.field, text)
  }

  /** A piece of the text that has a look of its own. */
  piece(look: 'secure' | 'error' | 'warning', text: string): Locator {
    return this.field.locator(`.code-${look}`, { hasText: text })
  }

  /** Types, and takes what the list then has first, which must be this. */
  async complete(typed: string, option: RegExp): Promise<void> {
    await this.page.keyboard.type(typed)
    await expect(this.selected).toHaveText(option)
    await this.selected.click()
    await expect(this.list).toBeHidden()
  }

  /** The same with Enter, in a field that Enter does nothing else in. */
  async completeByEnter(typed: string, option: RegExp): Promise<void> {
    await this.page.keyboard.type(typed)
    await expect(this.selected).toHaveText(option)
    // A key that comes at once with the list is taken for one that was meant for the text.
    await expect(async () => {
      await this.page.keyboard.press('Enter')
      await expect(this.list).toBeHidden({ timeout: 500 })
    }).toPass()
  }

  async expectDescription(text: RegExp): Promise<void> {
    await expect(this.field).toHaveAccessibleDescription(text)
  }
}
