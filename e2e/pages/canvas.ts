import { expect, type Locator, type Page } from '@playwright/test'
import { literally } from './words.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** The flow as a graph. Steps are found by their names; ports have none, since the keyboard has other ways. */
export class Canvas {
  readonly page: Page
  readonly area: Locator
  readonly nodes: Locator
  readonly edges: Locator
  readonly picker: Locator
  readonly tools: Locator

  constructor(page: Page) {
    this.page = page
    this.area = page.getByRole('application', { name: /^Canvas: / })
    this.nodes = this.area.getByRole('group', { name: /, step \d+ of \d+/ })
    this.edges = this.area.locator('.react-flow__edge')
    this.picker = page.getByRole('dialog').filter({ has: page.getByRole('listbox') })
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

  async fit(): Promise<void> {
    await this.tools.getByRole('button', { name: 'Fit the flow' }).click()
  }

  async tidy(): Promise<void> {
    await this.tools.getByRole('button', { name: 'Tidy up' }).click()
  }

  async zoomPercent(): Promise<number> {
    const text = await this.tools.getByRole('button', { name: /^Zoom \d+ percent/ }).innerText()
    return Number.parseInt(text, 10)
  }
}
