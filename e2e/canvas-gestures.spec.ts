import { expect, test } from './fixtures.ts'
import { smallFlow } from './designs.ts'

test.beforeEach(async ({ studio }) => {
  await studio.open(smallFlow())
})

test.describe('connecting', () => {
  test('a drag from an output leads elsewhere, and says what it led to', async ({
    studio,
    page,
  }) => {
    const { canvas } = studio
    await canvas.drag('Hello', 'next', 'Loose')
    const toast = page.getByText('next of “Hello” leads to “Loose” instead of “News”.').first()
    await expect(toast).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await canvas.expectEdge('Hello', 'next', 'News')
  })

  test('a drag that may not end there says why', async ({ studio, page }) => {
    const { canvas } = studio
    await canvas.port('News', 'next').hover()
    await page.mouse.down()
    const enter = await canvas.box('Enter secure flow')
    await page.mouse.move(enter.x + 100, enter.y + 20, { steps: 6 })
    const why = '“Enter secure flow” is where the call comes in: nothing can lead back to it.'
    await expect(canvas.area.getByRole('status')).toHaveText(why)
    const gone = await canvas.box('Gone')
    await page.mouse.move(gone.x + 100, gone.y + 15, { steps: 6 })
    await expect(canvas.area.getByRole('status')).toContainText('lead to its first node, “Goodbye”')
    await page.mouse.up()
    await canvas.expectEdge('News', 'next', 'The end')
    await expect(studio.undo).toBeDisabled()
  })

  test('dropped on nothing, it offers what could stand there', async ({ studio, page }) => {
    const { canvas, properties } = studio
    await canvas.port('Loose', 'next').hover()
    await page.mouse.down()
    await page.mouse.move(900, 520, { steps: 6 })
    await page.mouse.up()
    await canvas.pickKind('Add on next', 'disconn')
    await properties.expectShown('Disconnect')
    await canvas.expectEdge('Loose', 'next', 'Disconnect')
  })

  test('a click on an output lists where it can lead, and can take the edge away', async ({
    studio,
    page,
  }) => {
    const { canvas } = studio
    await canvas.port('Hello', 'next').click()
    const picker = page.getByRole('dialog', { name: 'next of Hello leads to' })
    await expect(
      picker.getByRole('option', { name: /^Afterwards begins with Goodbye/ }),
    ).toBeVisible()
    await expect(picker.getByRole('option', { name: /^Gone/ })).toBeHidden()
    await picker.getByRole('option', { name: /^Nothing/ }).click()
    await canvas.expectEdge('Hello', 'next', 'not connected')
    await page.keyboard.press('ControlOrMeta+Z')
    await canvas.expectEdge('Hello', 'next', 'News')
  })
})

test.describe('inserting', () => {
  test('by the + of an edge', async ({ studio }) => {
    const { canvas } = studio
    await canvas.edge('hello', 'next').hover()
    await canvas.area.getByRole('button', { name: 'Insert a node on next' }).click()
    await canvas.pickKind('Add on next', 'collect')
    await canvas.expectEdge('Hello', 'next', 'Collect input')
    await canvas.expectEdge('Collect input', 'success', 'News')
  })

  test('by a drop on an edge', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.showPanel('Add')
    const line = await canvas.edge('hello', 'next').locator('.line-path').boundingBox()
    const area = await canvas.area.boundingBox()
    const at = { x: (line?.x ?? 0) - (area?.x ?? 0), y: (line?.y ?? 0) + 10 - (area?.y ?? 0) }
    await canvas.dropKind(studio.kind('Collect input'), at)
    await canvas.expectEdge('Hello', 'next', 'Collect input')
    await canvas.expectEdge('Collect input', 'success', 'News')
    await page.keyboard.press('ControlOrMeta+Z')
    await canvas.expectEdge('Hello', 'next', 'News')
  })

  test('by a click in the palette, after what is selected', async ({ studio }) => {
    const { canvas } = studio
    await studio.select('News')
    await studio.addAfter('Play audio', 'More news')
    await canvas.expectEdge('News', 'next', 'More news')
    await canvas.expectEdge('More news', 'next', 'The end')
  })
})

test.describe('the view', () => {
  test('zooms by buttons and keys, and fits', async ({ studio, page }) => {
    const { canvas } = studio
    const opened = await canvas.zoomPercent()
    await canvas.tools.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(() => canvas.zoomPercent()).toBeGreaterThan(opened)
    await page.keyboard.press('0')
    await expect.poll(() => canvas.zoomPercent()).toBe(100)
    await page.keyboard.press('-')
    await expect.poll(() => canvas.zoomPercent()).toBeLessThan(100)
    await page.keyboard.press('1')
    await expect.poll(() => canvas.zoomPercent()).toBe(opened)
  })

  test('moves with the wheel and by the map', async ({ studio, page }) => {
    const { canvas } = studio
    const before = await canvas.box('Hello')
    await canvas.area.hover({ position: { x: 40, y: 500 } })
    await page.mouse.wheel(0, 120)
    await expect.poll(async () => (await canvas.box('Hello')).y).toBeLessThan(before.y)
    const moved = await canvas.box('Hello')
    const map = await page.getByRole('img', { name: 'Map of the flow' }).boundingBox()
    await page.mouse.move((map?.x ?? 0) + 60, (map?.y ?? 0) + 60)
    await page.mouse.down()
    await page.mouse.move((map?.x ?? 0) + 90, (map?.y ?? 0) + 60, { steps: 5 })
    await page.mouse.up()
    expect((await canvas.box('Hello')).x).not.toBe(moved.x)
  })
})

test.describe('names and menus', () => {
  test('F2 and a double click rename in place, Escape gives it up', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.select('Hello')
    await page.keyboard.press('F2')
    await page.keyboard.type('Greeting')
    await page.keyboard.press('Escape')
    await expect(canvas.node('Hello')).toBeFocused()
    await canvas.node('Hello').getByText('Hello', { exact: true }).dblclick()
    await page.keyboard.type('Greeting')
    await page.keyboard.press('Enter')
    await expect(canvas.node('Greeting')).toBeFocused()
    await canvas.expectEdge('Enter secure flow', 'next', 'Greeting')
  })

  test('the menu of a node, of an edge, and of the canvas', async ({ studio, page }) => {
    const { canvas } = studio
    const item = (name: RegExp) => page.getByRole('menuitem', { name })
    await canvas.node('News').click({ button: 'right' })
    await item(/^Delete and reconnect/).click()
    await canvas.expectEdge('Hello', 'next', 'The end')
    await canvas.edge('hello', 'next').click({ button: 'right' })
    await item(/^Disconnect/).click()
    await canvas.expectEdge('Hello', 'next', 'not connected')
    await canvas.area.click({ button: 'right', position: { x: 30, y: 520 } })
    await item(/^Add a node here/).click()
    await canvas.pickKind('Add a node', 'disconn')
    await studio.properties.expectShown('Disconnect')
  })

  test('the menu of a node opens by its key', async ({ studio, page }) => {
    await studio.select('Hello')
    await page.keyboard.press('ContextMenu')
    await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(studio.canvas.node('Hello')).toBeFocused()
  })
})
