import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does in the studio, in their words. Everything is found by its role and name. */
export class Studio {
  readonly page: Page
  readonly canvas: Locator
  readonly left: Locator
  readonly properties: Locator
  readonly problems: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = page.getByRole('main', { name: 'Canvas' })
    this.left = page.getByRole('complementary').first()
    this.properties = page.getByRole('complementary', { name: 'Properties' })
    this.problems = page.getByRole('region', { name: 'Problems', exact: true }).last()
  }

  async startBlank(): Promise<void> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: 'Blank design' }).click()
    await expect(this.node('Enter secure flow')).toBeVisible()
  }

  async startFromTemplate(): Promise<void> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: /session token/i }).click()
    await expect(this.node('Process_Payment')).toBeVisible()
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText('Saved on this device')).toBeVisible()
  }

  async showPanel(name: 'Add' | 'Outline' | 'Variables' | 'Actions'): Promise<void> {
    const button = this.page
      .getByRole('navigation', { name: 'Panels' })
      .getByRole('button', { name, exact: true })
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  }

  /** A node on the canvas: its name for screen readers begins with its kind or is its own. */
  node(name: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^(.*‘)?${escape(name)}(’|,)`) })
  }

  /** Clicks a kind in the palette: the node comes after the one that is selected. */
  async add(kind: string, name?: string): Promise<void> {
    await this.showPanel('Add')
    await this.left.getByRole('button', { name: new RegExp(`^${escape(kind)} `) }).click()
    if (name !== undefined) await this.rename(name)
  }

  async rename(name: string): Promise<void> {
    await this.fill('Name', name)
    await expect(this.node(name)).toBeVisible()
  }

  async select(name: string): Promise<void> {
    await this.node(name).click()
    await expect(this.properties.getByRole('heading', { level: 2 })).toHaveText(name)
  }

  async fill(label: string, text: string): Promise<void> {
    const field = this.properties.getByRole('textbox', { name: label, exact: true })
    await field.fill(text)
    await field.press('Tab')
  }

  async choose(label: string, option: string): Promise<void> {
    await this.properties
      .getByRole('combobox', { name: label, exact: true })
      .selectOption({ label: option })
  }

  async connect(output: string, target: string): Promise<void> {
    await this.choose(output, target)
  }

  async into(variable: string): Promise<void> {
    const box = this.properties.getByRole('combobox', { name: 'Into', exact: true })
    await box.fill(variable)
    await this.page.getByRole('option', { name: variable }).first().click()
  }

  async addVariable(name: string, sensitivity: string): Promise<void> {
    await this.showPanel('Variables')
    await this.left.getByRole('button', { name: 'New variable' }).click()
    const form = this.left.getByRole('group', { name: 'New variable' })
    await form.getByRole('textbox', { name: 'Name' }).fill(name)
    await form.getByRole('combobox', { name: 'Sensitivity' }).selectOption({ label: sensitivity })
    await form.getByRole('button', { name: 'Create' }).click()
    await expect(form).toBeHidden()
  }

  async addAction(template: RegExp): Promise<void> {
    await this.showPanel('Actions')
    await this.left.getByRole('button', { name: 'New action' }).first().click()
    await this.page.getByRole('menuitem', { name: template }).click()
  }

  problem(text: RegExp): Locator {
    return this.problems.getByRole('listitem').filter({ hasText: text })
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
