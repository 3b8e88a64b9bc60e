import type { Locator, Page } from '@playwright/test'
import { longFlow, tallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'

test.beforeEach(async ({ studio }) => {
  await studio.open(longFlow(200))
})

test('200 steps can be seen at once, found, drawn upon and undone', async ({ studio, page }) => {
  const { canvas, properties } = studio
  await expect(studio.bar.getByRole('button', { name: /problems|error|warning/ })).toBeVisible()
  await canvas.fit()
  await expect(canvas.nodes).toHaveCount(200)
  await page.keyboard.press('0')

  await studio.showPanel('Outline')
  await studio.left.getByRole('treeitem', { name: /^Step 125\b/ }).click()
  await properties.expectShown('Step 125')
  await expect(canvas.node('Step 125')).toBeInViewport()
  for (const name of ['Zoom out', 'Zoom out'])
    await canvas.tools.getByRole('button', { name }).click()
  await properties.fill('Name', 'Found')
  await canvas.expectEdge('Step 124', 'next', 'Found')

  await canvas.move('Found', 40, 20)
  await expect(studio.undo).toHaveAccessibleName('Undo: Move Found')
  await canvas.port('Found', 'next').click()
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^Nothing/ })
    .click()
  await canvas.expectEdge('Found', 'next', 'not connected')
  await expect(studio.problem(/Step 126/).first()).toBeVisible()
  for (let steps = 0; steps < 3; steps += 1) await studio.undo.click()
  await canvas.expectEdge('Step 125', 'next', 'Step 126')
  await expect(studio.undo).toBeDisabled()
})

test('from afar, a step that is gone to comes near enough to be read', async ({ studio }) => {
  const { canvas } = studio
  await canvas.fit()
  await expect.poll(() => canvas.zoomPercent()).toBeLessThan(30)
  await studio.showPanel('Outline')
  await studio.left.getByRole('treeitem', { name: /^Step 125\b/ }).click()
  await expect(canvas.node('Step 125')).toBeInViewport()
  await expect.poll(() => canvas.zoomPercent()).toBe(80)
  await canvas.tools.getByRole('button', { name: 'Zoom out' }).click()
  const chosen = await canvas.zoomPercent()
  await studio.left.getByRole('treeitem', { name: /^Step 20\b/ }).click()
  await expect(canvas.node('Step 20')).toBeInViewport()
  expect(await canvas.zoomPercent()).toBe(chosen)
})

test('only what changed is drawn again', async ({ studio, page }) => {
  const { canvas } = studio
  await canvas.fit()
  await expect(canvas.nodes).toHaveCount(200)
  await studio.select('Step 50')
  await expect(studio.saved).toBeVisible()

  await test.step('a name: the card, and what is said of the one before it', async () => {
    await watchCards(page)
    await studio.properties.fill('Name', 'Renamed')
    await canvas.expectEdge('Step 49', 'next', 'Renamed')
    expect(await drawnAgain(page)).toEqual(['step-49', 'step-50'])
  })
  await test.step('a move: the card alone', async () => {
    await watchCards(page)
    await canvas.move('Renamed', 30, 10)
    await expect(studio.undo).toHaveAccessibleName('Undo: Move Renamed')
    expect(await drawnAgain(page)).toEqual(['step-50'])
  })
  await test.step('a selection: the two cards that it changes between', async () => {
    await watchCards(page)
    await studio.select('Step 130')
    expect(await drawnAgain(page)).toEqual(['step-130', 'step-50'])
  })
})

/** Notes from now on every node of the canvas in which anything changes. */
async function watchCards(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const id = element?.closest('.react-flow__node')?.getAttribute('data-id')
        if (id != null) seen.add(id)
      }
      document.documentElement.dataset['drawn'] = JSON.stringify([...seen].sort())
    })
    document.documentElement.dataset['drawn'] = '[]'
    const everything = { subtree: true, childList: true, attributes: true, characterData: true }
    const canvas = document.querySelector('.react-flow__nodes')
    if (canvas !== null) observer.observe(canvas, everything)
  })
}

async function drawnAgain(page: Page): Promise<unknown> {
  const drawn = await page.locator('html').getAttribute('data-drawn')
  return JSON.parse(drawn ?? '[]')
}

test('a flow of a thousand nodes in one column is in view as a whole, and no further away', async ({
  studio,
  page,
}) => {
  const { canvas } = studio
  await studio.open(tallFlow(1000))
  await canvas.fit()
  await expect(canvas.nodes).toHaveCount(1000)
  await expect(canvas.node('Enter secure flow')).toBeInViewport()
  await expect(canvas.node('The end')).toBeInViewport()
  await expect(canvas.area.locator('.node-head, .badge, .line-tip')).toHaveCount(0)
  await canvas.tools.getByRole('button', { name: 'Zoom out' }).click()
  await expect(canvas.node('The end')).toBeInViewport()
  expect(await canvas.zoomPercent()).toBe(1)
  await page.keyboard.press('0')
  await expect.poll(() => canvas.zoomPercent()).toBe(100)
  await expect(canvas.area.locator('.node-head').first()).toBeVisible()
})

test('what is seen as a whole is seen as a whole when it has been tidied up, and as near as it can be', async ({
  studio,
}) => {
  const { canvas } = studio
  await studio.open(tallFlow(60))
  await canvas.fit()
  await expect.poll(() => canvas.zoomPercent()).toBeLessThan(15)
  await canvas.tidy()
  await expect.poll(() => canvas.zoomPercent()).toBeGreaterThan(15)
  await expect(canvas.node('Enter secure flow')).toBeInViewport({ ratio: 0.99 })
  await expect(canvas.node('The end')).toBeInViewport({ ratio: 0.99 })
})

test.describe('in a window of 1024 by 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('neither the node of a problem nor the tools lie below the properties', async ({
    studio,
    page,
  }) => {
    const flow = longFlow(40)
    await studio.open({ ...flow, edges: flow.edges.filter(({ to }) => to !== 'step-35') })
    await studio
      .problem(/“Step 35” can never run/)
      .getByRole('button', { name: /can never run/ })
      .click()
    const panel = page.getByRole('complementary', { name: 'Properties' })
    await expect(panel).toBeVisible()
    const leftOf = async () => (await panel.boundingBox())?.x ?? 0
    const rightOf = async (part: Locator) => {
      const box = await part.boundingBox()
      return box === null ? Infinity : box.x + box.width
    }
    await expect
      .poll(() => rightOf(studio.canvas.node('Step 35')))
      .toBeLessThanOrEqual(await leftOf())
    expect(await rightOf(studio.canvas.tools)).toBeLessThanOrEqual(await leftOf())
  })
})
