import { expect, test } from './fixtures.ts'
import { smallFlow } from './designs.ts'

test.beforeEach(async ({ studio }) => {
  await studio.open(smallFlow())
})

test.describe('selecting', () => {
  test('a click selects, with Shift it adds, on nothing it clears', async ({ studio }) => {
    const { canvas, properties } = studio
    await studio.select('Hello')
    await canvas.node('News').click({ modifiers: ['Shift'] })
    await properties.expectShown('2 nodes selected')
    await canvas.node('Hello').click({ modifiers: ['Shift'] })
    await properties.expectShown('News')
    await canvas.clickEmpty()
    await properties.expectShown('Small flow')
  })

  test('a frame drawn with Shift selects what it touches', async ({ studio, page }) => {
    const { canvas, properties } = studio
    const [hello, news] = [await canvas.box('Hello'), await canvas.box('News')]
    await page.keyboard.down('Shift')
    await page.mouse.move(hello.x - 20, hello.y - 10)
    await page.mouse.down()
    await page.mouse.move(news.x + 30, news.y + 20, { steps: 5 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await properties.expectShown('2 nodes selected')
  })

  test('all, by Ctrl+A', async ({ studio, page }) => {
    await studio.select('Hello')
    await page.keyboard.press('ControlOrMeta+A')
    await studio.properties.expectShown('7 nodes selected')
  })
})

test.describe('moving', () => {
  test('is one step of undo, and takes the selection along', async ({ studio }) => {
    const { canvas } = studio
    await studio.select('Hello')
    await canvas.node('News').click({ modifiers: ['Shift'] })
    const before = { hello: await canvas.box('Hello'), news: await canvas.box('News') }
    await canvas.move('News', 160, 40)
    const after = { hello: await canvas.box('Hello'), news: await canvas.box('News') }
    expect(after.news.x - before.news.x).toBeGreaterThan(100)
    expect(after.hello.x - before.hello.x).toBe(after.news.x - before.news.x)
    await expect(studio.undo).toHaveAccessibleName('Undo: Move 2 nodes')
    await studio.undo.click()
    expect(await canvas.box('Hello')).toEqual(before.hello)
    expect(await canvas.box('News')).toEqual(before.news)
    await expect(studio.undo).toBeDisabled()
  })

  test('Escape gives a drag up', async ({ studio, page }) => {
    const { canvas } = studio
    const before = await canvas.box('Hello')
    await canvas.node('Hello').hover()
    await page.mouse.down()
    await page.mouse.move(before.x + 300, before.y + 100, { steps: 5 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await canvas.box('Hello')).toEqual(before)
    await expect(studio.undo).toBeDisabled()
  })

  test('by Ctrl and arrows', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.select('Hello')
    const before = await canvas.box('Hello')
    await page.keyboard.press('ControlOrMeta+Shift+ArrowRight')
    await expect.poll(async () => (await canvas.box('Hello')).x).toBeGreaterThan(before.x)
  })

  test('Tidy up lays everything out, and Undo puts it back', async ({ studio }) => {
    const { canvas } = studio
    await canvas.move('News', 220, 30)
    const before = await canvas.box('News')
    await canvas.tidy()
    await expect(studio.undo).toHaveAccessibleName('Undo: Tidy up')
    expect(await canvas.box('News')).not.toEqual(before)
    await studio.undo.click()
    expect(await canvas.box('News')).toEqual(before)
  })
})

test.describe('deleting', () => {
  test('takes a node with its edges, and Undo brings both back', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.select('News')
    await page.keyboard.press('Delete')
    await expect(canvas.node('News')).toBeHidden()
    await canvas.expectEdge('Hello', 'next', 'not connected')
    await studio.undo.click()
    await canvas.expectEdge('Hello', 'next', 'News')
    await canvas.expectEdge('News', 'next', 'The end')
  })

  test('with Ctrl joins what it was between', async ({ studio, page }) => {
    await studio.select('News')
    await page.keyboard.press('ControlOrMeta+Delete')
    await studio.canvas.expectEdge('Hello', 'next', 'The end')
  })

  test('is refused where the call comes in', async ({ studio, page }) => {
    await studio.select('Enter secure flow')
    await page.keyboard.press('Delete')
    await expect(studio.canvas.node('Enter secure flow')).toBeVisible()
    await expect(studio.undo).toBeDisabled()
  })

  test('an edge that is selected', async ({ studio, page }) => {
    await studio.canvas.edge('hello', 'next').click()
    await page.keyboard.press('Delete')
    await studio.canvas.expectEdge('Hello', 'next', 'not connected')
  })
})

test.describe('copying', () => {
  test('Ctrl+C and Ctrl+V keep the edges between what is copied', async ({ studio, page }) => {
    const { canvas, properties } = studio
    await studio.select('Hello')
    await canvas.node('News').click({ modifiers: ['Shift'] })
    await page.keyboard.press('ControlOrMeta+C')
    await page.keyboard.press('ControlOrMeta+V')
    await properties.expectShown('2 nodes selected')
    await expect(canvas.nodes).toHaveCount(9)
    await expect(studio.undo).toHaveAccessibleName('Undo: Paste 2 nodes')
    await expect(canvas.area.getByRole('group', { name: /‘Hello.*next → News/ })).toHaveCount(2)
  })

  test('Ctrl+D doubles, Ctrl+X cuts', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.select('Hello')
    await page.keyboard.press('ControlOrMeta+D')
    await expect(canvas.nodes).toHaveCount(8)
    await expect(studio.undo).toHaveAccessibleName(/^Undo: Duplicate Hello/)
    await page.keyboard.press('ControlOrMeta+X')
    await expect(canvas.nodes).toHaveCount(7)
    await page.keyboard.press('ControlOrMeta+V')
    await expect(canvas.nodes).toHaveCount(8)
  })

  test('what is no flow is refused with a reason', async ({ studio, page }) => {
    await studio.select('Hello')
    await studio.properties.field('Name').focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('ControlOrMeta+C')
    await studio.canvas.node('Hello').focus()
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByText(/^The clipboard holds no nodes/).first()).toBeVisible()
    await expect(studio.undo).toBeDisabled()
  })
})

test('a new card says what it lacks without cutting any of it', async ({ studio }) => {
  await studio.startBlank()
  for (const kind of ['Collect input', 'Secure data action', 'Decision', 'Play audio']) {
    await studio.addAfter(kind, kind)
  }
  const cut = await studio.canvas.nodes.evaluateAll((cards) =>
    cards.flatMap((card) =>
      [...card.querySelectorAll('span:not(.sr)')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    ),
  )
  expect(cut).toEqual([])
})
