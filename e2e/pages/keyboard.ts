import { expect, type Locator, type Page } from '@playwright/test'
import { expectText } from './fields.ts'

/** More stops of the Tab key than any pane has. */
const MOST_STOPS = 120

/** A person without a pointer: what has the focus gets the keys, and the focus moves by keys alone. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Tab, until the focus is on the target. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    for (let stops = 0; !(await hasFocus(target)); stops += 1) {
      expect(stops, `${String(target)} is a stop of the Tab key`).toBeLessThan(MOST_STOPS)
      await this.press('Tab')
    }
  }

  async activate(target: Locator): Promise<void> {
    await this.tabTo(target)
    await this.press('Enter')
  }

  /** F6, until the focus is inside the pane. */
  async goToPane(pane: Locator): Promise<void> {
    await expect(pane).toBeVisible()
    for (let steps = 0; !(await holdsFocus(pane)); steps += 1) {
      expect(steps, `${String(pane)} is reached by F6`).toBeLessThan(8)
      await this.press('F6')
    }
  }

  /** Walks down the main path from its start, as far as the node. The focus is on the canvas. */
  async walkTo(node: Locator): Promise<void> {
    await this.press('Home')
    // The card is the stop of the Tab key at once, and has the focus once it is in view.
    for (let steps = 0; (await node.getAttribute('tabindex')) !== '0'; steps += 1) {
      expect(steps, `${String(node)} is on the main path`).toBeLessThan(30)
      await this.press('ArrowDown')
    }
    await expect(node).toBeFocused()
  }

  /** Filters the list of a picker by some words, walks down to an option, and takes it. */
  async find(words: string, option: RegExp): Promise<void> {
    await this.type(words)
    const wanted = this.page.getByRole('option', { name: option })
    for (let steps = 0; (await wanted.getAttribute('aria-selected')) !== 'true'; steps += 1) {
      expect(steps, `${option} is in the list`).toBeLessThan(MOST_STOPS)
      await this.press('ArrowDown')
    }
    await this.press('Enter')
  }

  /** Down a list that is one stop of the Tab key. */
  async downTo(target: Locator): Promise<void> {
    for (let steps = 0; !(await hasFocus(target)); steps += 1) {
      expect(steps, `${String(target)} is in the list`).toBeLessThan(MOST_STOPS)
      await this.press('ArrowDown')
    }
  }

  /** Opens a menu by its button and takes one of its items. */
  async menu(button: Locator, item: RegExp): Promise<void> {
    await this.activate(button)
    const wanted = this.page.getByRole('menuitem', { name: item })
    await expect(this.page.getByRole('menuitem').first()).toBeFocused()
    for (let steps = 0; !(await hasFocus(wanted)); steps += 1) {
      expect(steps, `${item} is in the menu`).toBeLessThan(MOST_STOPS)
      await this.press('ArrowDown')
    }
    await this.press('Enter')
  }

  /** Types over what stands in a field. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.tabTo(field)
    await this.press('ControlOrMeta+A')
    await this.type(text)
    await expectText(field, text)
  }

  /** Opens the browser's own list, finds the option by its first letters, and takes it. */
  async choose(field: Locator, option: string): Promise<void> {
    await this.tabTo(field)
    await this.press('ArrowDown')
    await this.type(option)
    await this.press('Enter')
    await expect(field.locator('option:checked')).toHaveText(option)
  }

  /** Types into a field with a list of our own, and takes the first that it offers. */
  async pick(field: Locator, option: string): Promise<void> {
    await this.fill(field, option)
    await this.press('ArrowDown', 'Enter')
    await expect(field).toHaveValue(option)
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

function holdsFocus(pane: Locator): Promise<boolean> {
  return pane.evaluate((element) => element.contains(document.activeElement))
}
