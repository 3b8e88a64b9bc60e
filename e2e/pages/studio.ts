import { expect, type Locator, type Page } from '@playwright/test'
import type { Design } from '#core/model/design.ts'
import { fileOf } from '../designs.ts'
import { Canvas } from './canvas.ts'
import { Home } from './home.ts'
import { Properties } from './properties.ts'
import { literally } from './words.ts'

type Panel = 'Add' | 'Outline' | 'Variables' | 'Actions'

/** The place where a design is worked on. Everything is found by its role and name. */
export class Studio {
  readonly page: Page
  readonly canvas: Canvas
  readonly properties: Properties
  readonly bar: Locator
  readonly left: Locator
  readonly bottom: Locator
  readonly problems: Locator
  readonly noProblems: Locator
  readonly saved: Locator
  readonly undo: Locator
  readonly redo: Locator
  readonly publish: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = new Canvas(page)
    this.properties = new Properties(page)
    this.bar = page.getByRole('banner')
    this.left = page.getByRole('complementary', { name: /^(Add|Outline|Variables|Actions)$/ })
    this.bottom = page.getByRole('region', { name: 'Problems', exact: true }).last()
    this.problems = page.getByRole('list', { name: 'Problems', exact: true })
    // Infos may stay: what an org has set, no design can show.
    this.noProblems = this.bar.getByRole('button', { name: /^No (problems|errors or warnings)/ })
    this.saved = this.bar.getByText('Saved on this device', { exact: true })
    this.undo = this.bar.getByRole('button', { name: /^Undo/ })
    this.redo = this.bar.getByRole('button', { name: /^Redo/ })
    this.publish = this.bar.getByRole('link', { name: 'Publish', exact: true })
  }

  async startBlank(): Promise<void> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: 'New design' }).click()
    await expect(this.canvas.node('Enter secure flow')).toBeVisible()
  }

  async startFromTemplate(): Promise<void> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: /^Session token/ }).click()
    await expect(this.canvas.node('Process_Payment')).toBeVisible()
    // Checked: a template has nothing to mend, but what only the org can settle is noted.
    await expect(
      this.bar.getByRole('button', { name: /^No (problems|errors or warnings)/ }),
    ).toBeVisible()
  }

  /** Opens a design from its file. */
  async open(design: Design): Promise<void> {
    const home = new Home(this.page)
    await home.open()
    await home.choose(fileOf(design))
    await expect(this.canvas.area).toHaveAccessibleName(`Canvas: ${design.flow.name}`)
    await expect(this.canvas.nodes.first()).toBeVisible()
  }

  async showPanel(panel: Panel): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Panels' })
    const button = rail.getByRole('button', { name: panel, exact: true })
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
    await expect(this.page.getByRole('complementary', { name: panel, exact: true })).toBeVisible()
  }

  /** Folds a panel, which lies over the canvas in a narrow window. */
  async hidePanel(panel: Panel): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Panels' })
    const button = rail.getByRole('button', { name: panel, exact: true })
    if ((await button.getAttribute('aria-pressed')) === 'true') await button.click()
    await expect(this.page.getByRole('complementary', { name: panel, exact: true })).toBeHidden()
  }

  /** Unfolds the properties, which have a button where there is no room for them. */
  async showProperties(): Promise<void> {
    const button = this.bar.getByRole('button', { name: 'Properties' })
    if (await this.properties.pane.isHidden()) await button.click()
    await expect(this.properties.pane).toBeVisible()
  }

  /** By the keyboard, which needs no room on the canvas. */
  async openProperties(name: string): Promise<void> {
    await this.canvas.node(name).focus()
    await this.page.keyboard.press('Enter')
    await this.properties.expectShown(name)
  }

  /** The page of a data action, also from where the design is published. */
  async openAction(name: string): Promise<Locator> {
    const back = this.bar.getByRole('link', { name: /^(Keep|Back to) editing$/ })
    if (await back.isVisible()) await back.click()
    await this.showPanel('Actions')
    await this.left.getByRole('button', { name: new RegExp(`^${literally(name)}`) }).click()
    const action = this.page.getByRole('main', { name: 'Data action' })
    await expect(action).toBeVisible()
    return action
  }

  /** A kind of node in the palette. */
  kind(title: string): Locator {
    return this.left.getByRole('button', { name: new RegExp(`^${literally(title)} `) })
  }

  /** Clicks a kind in the palette, which adds after what is selected, and names the new node. */
  async addAfter(kind: string, name: string): Promise<void> {
    await this.showPanel('Add')
    await this.kind(kind).click()
    await this.named(name)
  }

  /** Drags a kind to a point of the canvas, and names the new node. */
  async addAt(kind: string, name: string, at: { x: number; y: number }): Promise<void> {
    await this.showPanel('Add')
    await this.canvas.dropKind(this.kind(kind), at)
    await this.named(name)
  }

  async named(name: string): Promise<void> {
    await this.properties.fill('Name', name)
    await expect(this.canvas.node(name)).toBeVisible()
  }

  async select(name: string): Promise<void> {
    await this.canvas.node(name).click()
    await this.properties.expectShown(name)
  }

  problem(text: RegExp): Locator {
    return this.problems.getByRole('listitem').filter({ hasText: text })
  }
}
