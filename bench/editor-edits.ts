import type { Locator, Page } from '@playwright/test'
import type { NodeId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'

/** What people do to a design, as one key: all before it is made ready, and that key is what is measured. */
export interface EditKind {
  readonly name: string
  readonly key: string
  /** Makes ready where the key will be pressed, again and again. */
  readonly prepare: (page: Page, design: Design) => Promise<void>
  /** What must be made ready for each press. */
  readonly before?: (page: Page, design: Design, n: number) => Promise<void>
}

export const EDITS: readonly EditKind[] = [
  {
    name: 'renamed',
    key: 'x',
    async prepare(page, { nodes }) {
      await select(page, middle(nodes).id)
      await atEnd(page.locator('.insp [data-field="name"] input'))
    },
  },
  {
    name: 'says other',
    key: 'x',
    async prepare(page, design) {
      await select(page, spoken(design))
      await atEnd(page.locator('.insp textarea').first())
    },
  },
  {
    name: 'reconnected',
    key: 'Enter',
    prepare: (page, { edges }) => select(page, middle(edges).from),
    async before(page, { nodes, edges }, n) {
      const { from, output } = middle(edges)
      await page.locator(`[data-card="${from}"] [data-handleid="${output}"]`).click()
      const other = edges[Math.floor(edges.length / 2) + (n % 2 === 0 ? 1 : -1)]
      const target = nodes.find(({ id }) => id === other?.to)
      await page.locator('[role="dialog"] [role="combobox"]').fill(target?.name ?? '')
    },
  },
  {
    name: 'made secure',
    key: 'Space',
    async prepare(page) {
      await showPanel(page, 'Variables')
      const switches = page.locator('.vars-item [role="switch"]')
      await switches.nth(Math.floor((await switches.count()) / 2)).focus()
    },
  },
  {
    name: 'added',
    key: 'Enter',
    async prepare(page, design) {
      await select(page, spoken(design))
      await showPanel(page, 'Add')
    },
    before: (page) => page.locator('.palette-kind', { hasText: 'Play audio' }).first().focus(),
  },
]

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
