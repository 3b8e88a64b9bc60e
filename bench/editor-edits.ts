import type { Locator, Page } from '@playwright/test'
import type { NodeId } from '#core/base/ids.ts'
import type { Design, FlowEdge } from '#core/model/design.ts'

/** What people do to a design: all before the gesture is made ready, and the gesture is what is measured. */
export interface EditKind {
  readonly name: string
  /** The gesture: a key, or what is done with the pointer. */
  readonly gesture: string | ((page: Page) => Promise<void>)
  /** Makes ready where it will be made, again and again. */
  readonly prepare?: (page: Page, design: Design) => Promise<void>
  /** What must be made ready for each time. */
  readonly before?: (page: Page, design: Design, n: number) => Promise<void>
}

export const EDITS: readonly EditKind[] = [
  {
    name: 'renamed',
    gesture: 'x',
    async prepare(page, { nodes }) {
      await select(page, middle(nodes).id)
      await atEnd(page.locator('.insp [data-field="name"] input'))
    },
  },
  {
    name: 'says other',
    gesture: 'x',
    async prepare(page, design) {
      await select(page, spoken(design))
      await atEnd(page.locator('.insp textarea').first())
    },
  },
  {
    name: 'reconnected',
    gesture: 'Enter',
    prepare: (page, { edges }) => select(page, middle(edges).from),
    before: (page, design, n) => pickTarget(page, design, middle(design.edges), n % 2 === 0),
  },
  {
    name: 'connected',
    gesture: 'Enter',
    prepare: (page, { edges }) => select(page, middle(edges).from),
    async before(page, design) {
      const edge = middle(design.edges)
      await focusCard(page, edge.from)
      // E chooses the edges of a step one after the other.
      const chosen = page.locator(`[data-id="${edge.from}:${edge.output}"] .line.is-selected`)
      for (let i = 0; i < 4 && (await chosen.count()) === 0; i += 1) await page.keyboard.press('e')
      await page.keyboard.press('Delete')
      await pickTarget(page, design, edge, true)
    },
  },
  {
    name: 'made secure',
    gesture: 'Space',
    async prepare(page) {
      await showPanel(page, 'Variables')
      const switches = page.locator('.vars-item [role="switch"]')
      await switches.nth(Math.floor((await switches.count()) / 2)).focus()
    },
  },
  {
    name: 'added',
    gesture: 'Enter',
    async prepare(page, design) {
      await select(page, spoken(design))
      await showPanel(page, 'Add')
    },
    before: (page) => page.locator('.palette-kind', { hasText: 'Play audio' }).first().focus(),
  },
  {
    name: 'case added',
    gesture: 'Enter',
    async prepare(page, design) {
      await select(page, spoken(design))
      await showPanel(page, 'Add')
      await page.locator('.palette-kind', { hasText: 'Switch' }).first().click()
    },
    before: (page) =>
      page.locator('.insp').getByRole('button', { name: 'Add', exact: true }).first().focus(),
  },
  {
    name: 'moved by a key',
    gesture: 'Control+ArrowDown',
    async prepare(page, { nodes }) {
      await select(page, middle(nodes).id)
      await focusCard(page, middle(nodes).id)
    },
  },
  {
    name: 'dragged',
    async gesture(page) {
      for (let i = 0; i < 12; i += 1) {
        pointer.x += pointer.step
        pointer.y += pointer.step
        await page.mouse.move(pointer.x, pointer.y)
      }
      await page.mouse.up()
    },
    async before(page, { nodes }, n) {
      const node = middle(nodes).id
      await select(page, node)
      const grip = page.locator(`[data-card="${node}"] .node-icon`)
      await grip.hover()
      const box = await grip.boundingBox()
      // There and back again, so that the card stays in view.
      pointer.x = (box?.x ?? 0) + 4
      pointer.y = (box?.y ?? 0) + 4
      pointer.step = n % 2 === 0 ? 8 : -8
      await page.mouse.move(pointer.x, pointer.y)
      await page.mouse.down()
    },
  },
  {
    name: 'removed',
    gesture: 'Delete',
    async before(page, { nodes }, n) {
      const node = nodes[Math.floor(nodes.length / 2) + 3 + n]?.id ?? middle(nodes).id
      await select(page, node)
      await focusCard(page, node)
    },
  },
  { name: 'undone', gesture: 'Control+z' },
]

/** Where the pointer is, and how far it goes at a time. */
const pointer = { x: 0, y: 0, step: 0 }

/** Opens the menu of where an output leads, with one of two steps found. */
async function pickTarget(page: Page, design: Design, edge: FlowEdge, isFirst: boolean) {
  await page.locator(port(edge)).click()
  const { nodes, edges } = design
  const other = edges[edges.indexOf(edge) + (isFirst ? 1 : -1)]
  const target = nodes.find(({ id }) => id === other?.to)
  await page.locator('[role="dialog"] [role="combobox"]').fill(target?.name ?? '')
}

function port({ from: node, output }: FlowEdge): string {
  return `[data-card="${node}"] [data-handleid="${output}"]`
}

async function focusCard(page: Page, node: NodeId): Promise<void> {
  await page.locator(`[data-card="${node}"]`).focus()
}

async function select(page: Page, node: NodeId): Promise<void> {
  await showPanel(page, 'Outline')
  await page.locator(`[data-row="${node}"]`).click()
  await page.locator(`[data-card="${node}"].is-selected`).waitFor()
}

async function showPanel(page: Page, name: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Panels' })
  const button = rail.getByRole('button', { name, exact: true })
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  await page.getByRole('complementary', { name, exact: true }).waitFor()
}

async function atEnd(field: Locator): Promise<void> {
  await field.focus()
  await field.press('End')
}

function spoken({ nodes }: Design): NodeId {
  return middle(nodes.filter(({ props }) => JSON.stringify(props).includes('"speech"'))).id
}

function middle<T>(items: readonly T[]): T {
  const item = items[Math.floor(items.length / 2)]
  if (item === undefined) throw new Error('Bug: nothing in the middle')
  return item
}
