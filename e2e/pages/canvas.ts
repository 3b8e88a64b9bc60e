import { expect, type Locator, type Page } from '@playwright/test'
import { literally } from './words.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where small flows have nothing. */
const EMPTY: Point = { x: 20, y: 560 }

/** The flow as a graph. Steps are found by their names; ports have none, since the keyboard has other ways. */
export class Canvas {
  readonly page: Page
  readonly area: Locator
  readonly nodes: Locator
  readonly edges: Locator
  readonly tools: Locator

  constructor(page: Page) {
    this.page = page
    this.area = page.getByRole('application', { name: /^Canvas: / })
    this.nodes = this.area.getByRole('group', { name: /, node \d+ of \d+/ })
    this.edges = this.area.locator('.react-flow__edge')
    this.tools = this.area.getByRole('toolbar', { name: 'View' })
  }

  /** A step: its spoken name begins with its kind, then its own name when it has another. */
  node(name: string): Locator {
    return this.area.getByRole('group', { name: new RegExp(`^([^‘]*‘)?${literally(name)}(’|,)`) })
  }

  port(node: string, output: string): Locator {
    return this.node(node).locator(`[data-handleid="${output}"]`)
  }

  /** Where the output of a node leads, as screen readers hear it. */
  async expectEdge(from: string, output: string, to: string): Promise<void> {
    const leads = new RegExp(`[ ,:]${literally(output)} → ${literally(to)}(,|$)`)
    await expect(this.node(from)).toHaveAccessibleName(leads)
  }

  /** Draws an edge from an output to a node with the mouse. */
  async drag(from: string, output: string, to: string): Promise<void> {
    await this.port(from, output).dragTo(this.node(to), { steps: 8 })
    await this.expectEdge(from, output, to)
  }

  /** Drags a kind from the palette to a point of the canvas. */
  async dropKind(kind: Locator, at: Point): Promise<void> {
    await kind.dragTo(this.area, { targetPosition: at })
  }

  /** The line of an output, by the ids of the design. */
  edge(from: string, output: string): Locator {
    return this.area.locator(`.react-flow__edge[data-id="${from}:${output}"]`)
  }

  /** Where a card stands in the window. */
  async box(name: string): Promise<Point> {
    const box = await this.node(name).boundingBox()
    if (box === null) throw new Error(`${name} is not drawn`)
    return { x: Math.round(box.x), y: Math.round(box.y) }
  }

  /** Takes a card between its ports and puts it elsewhere. */
  async move(name: string, dx: number, dy: number): Promise<void> {
    const box = await this.node(name).boundingBox()
    if (box === null) throw new Error(`${name} is not drawn`)
    const [x, y] = [box.x + 0.3 * box.width, box.y + 0.3 * box.height]
    const { mouse } = this.page
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(x + dx, y + dy, { steps: 8 })
    await mouse.up()
  }

  /** In the picker of this title, takes the first that some words find. */
  async pickKind(title: string, words: string): Promise<void> {
    const picker = this.page.getByRole('dialog', { name: title })
    await picker.getByRole('combobox').fill(words)
    await this.page.keyboard.press('Enter')
    await expect(picker).toBeHidden()
  }

  async clickEmpty(): Promise<void> {
    await this.area.click({ position: EMPTY })
  }

  async fit(): Promise<void> {
    await this.tools.getByRole('button', { name: 'Fit the flow' }).click()
  }

  async tidy(): Promise<void> {
    await this.tools.getByRole('button', { name: 'Tidy up' }).click()
  }

  async showInNaturalSize(): Promise<void> {
    await this.tools.getByRole('button', { name: /^Zoom \d+ percent/ }).press('Enter')
    await expect.poll(() => this.zoomPercent()).toBe(100)
  }

  async zoomPercent(): Promise<number> {
    const text = await this.tools.getByRole('button', { name: /^Zoom \d+ percent/ }).innerText()
    return Number.parseInt(text, 10)
  }
}
