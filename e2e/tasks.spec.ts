import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { smallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'
import { literally } from './pages/words.ts'
import type { Studio } from './pages/studio.ts'

test.beforeEach(async ({ studio }) => {
  await studio.open(smallFlow())
})

/** The name of a task on its frame. */
function frame(page: Page, task: string): Locator {
  return page
    .getByRole('group', { name: `Task ${task}`, exact: true })
    .getByRole('button', { name: new RegExp(`^${literally(task)}`) })
}

async function exported(studio: Studio): Promise<string> {
  const download = studio.page.waitForEvent('download')
  await studio.bar.getByRole('button', { name: 'Export' }).click()
  await studio.page.getByRole('menuitem', { name: /^Archy YAML/ }).click()
  return readFile(await (await download).path(), 'utf8')
}

test.describe('a task', () => {
  test('is made with the mouse, named in place, entered by a jump, and written as one', async ({
    studio,
    page,
  }) => {
    const { canvas } = studio
    await canvas.area.click({ button: 'right', position: { x: 40, y: 520 } })
    await page.getByRole('menuitem', { name: /^New task here/ }).click()
    await expect(page.getByRole('textbox', { name: 'Name of New task' })).toBeFocused()
    await page.keyboard.type('Say sorry')
    await page.keyboard.press('Enter')
    await expect(frame(page, 'Say sorry')).toBeFocused()

    await page.getByRole('button', { name: 'Add the first node' }).click()
    await canvas.pickKind('Add a node', 'disconnect')
    await expect(canvas.node('Disconnect')).toHaveAccessibleName(/first node of task ‘Say sorry’/)

    await canvas.drag('Loose', 'next', 'Disconnect')
    await expect(canvas.node('Loose')).toHaveAccessibleName(/a jump to task ‘Say sorry’/)
    await expect(canvas.edge('loose', 'next').locator('.is-jump')).toBeVisible()

    await canvas.drag('Hello', 'next', 'Loose')
    await canvas.drag('News', 'next', 'Goodbye')
    const yaml = await exported(studio)
    expect(yaml).toContain('name: Say sorry')
    expect(yaml.match(/jumpToTask:/g)).toHaveLength(1)
  })

  test('is made, renamed and deleted with keys alone', async ({ studio, page }) => {
    await studio.canvas.area.focus()
    await page.keyboard.press('t')
    await page.keyboard.type('Refund')
    await page.keyboard.press('Enter')
    await expect(frame(page, 'Refund')).toBeFocused()
    await page.keyboard.press('F2')
    await page.keyboard.type('Give back')
    await page.keyboard.press('Enter')
    await expect(frame(page, 'Give back')).toBeFocused()
    await page.keyboard.press('Delete')
    await expect(frame(page, 'Give back')).toBeHidden()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(frame(page, 'Give back')).toBeVisible()
  })

  test('takes its steps along when its frame is dragged', async ({ studio, page }) => {
    const before = await studio.canvas.box('Gone')
    const title = await frame(page, 'Afterwards').boundingBox()
    if (title === null) throw new Error('the frame is not drawn')
    await page.mouse.move(title.x + 20, title.y + 10)
    await page.mouse.down()
    await page.mouse.move(title.x + 100, title.y + 60, { steps: 6 })
    await page.mouse.up()
    const after = await studio.canvas.box('Gone')
    expect(after.x - before.x).toBeGreaterThan(60)
    await expect(studio.undo).toHaveAccessibleName('Undo: Move 2 nodes')
  })

  test('begins with another of its steps when that is asked for', async ({ studio, page }) => {
    await studio.canvas.node('Gone').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Make this the task’s entry' }).click()
    await expect(studio.canvas.node('Gone')).toHaveAccessibleName(/first node of task ‘Afterwards’/)
    await studio.showPanel('Outline')
    await expect(page.getByRole('treeitem', { name: /^Gone.*first node/ })).toBeVisible()
  })

  test('where the flow starts is not deleted, and says so', async ({ page }) => {
    await frame(page, 'Main').click({ button: 'right' })
    const item = page.getByRole('menuitem', { name: /^Delete the task/ })
    await expect(item).toBeDisabled()
    await expect(item).toContainText('The flow starts here.')
  })

  test('for errors is made from the settings of the flow', async ({ studio, page }) => {
    await studio.canvas.clickEmpty()
    await studio.properties.choose('Then', 'Go on in a task')
    await studio.properties.choose('Task', 'New task')
    await expect(frame(page, 'On error')).toContainText('when something goes wrong')
  })
})

test.describe('moving steps to a task', () => {
  test('by the menu, with what becomes of their edges', async ({ studio, page }) => {
    const { canvas } = studio
    await canvas.node('News').click({ button: 'right' })
    await page.getByRole('menuitem', { name: /^Move to a task/ }).click()
    const option = page.getByRole('option', { name: /^Afterwards/ })
    await expect(option).toContainText('2 edges into the middle of a task are taken away.')
    await option.click()
    await expect(canvas.node('News')).toHaveAccessibleName(/in task ‘Afterwards’/)
    await expect(canvas.node('News')).toBeFocused()
    await canvas.expectEdge('Hello', 'next', 'not connected')
    await studio.undo.click()
    await canvas.expectEdge('Hello', 'next', 'News')
  })

  test('by the keyboard, into a new one', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.select('News')
    await page.keyboard.press('m')
    await page.getByRole('combobox', { name: 'Find a task' }).fill('new task')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Headlines')
    await page.keyboard.press('Enter')
    await expect(frame(page, 'Headlines')).toBeVisible()
    await expect(canvas.node('Hello')).toHaveAccessibleName(/a jump to task ‘Headlines’/)
  })

  test('dropped in another frame they are offered the move', async ({ studio, page }) => {
    const { canvas } = studio
    const [news, bye] = [await canvas.box('News'), await canvas.box('Goodbye')]
    await canvas.move('Loose', bye.x - news.x - 280, 20)
    await page.getByRole('button', { name: 'Move to “Afterwards”' }).first().click()
    await expect(canvas.node('Loose')).toHaveAccessibleName(/in task ‘Afterwards’/)
  })
})

test.describe('edges', () => {
  test('a short one is chosen by a click and taken away by Delete', async ({ studio, page }) => {
    const { canvas } = studio
    await canvas.edge('hello', 'next').click()
    await page.keyboard.press('Delete')
    await canvas.expectEdge('Hello', 'next', 'not connected')
    await expect(studio.undo).toHaveAccessibleName('Undo: Disconnect next of Hello')
  })

  test('the end of the chosen one is dragged to another step', async ({ studio, page }) => {
    const { canvas } = studio
    await canvas.edge('hello', 'next').click()
    const end = await canvas.edge('hello', 'next').locator('.line-end').boundingBox()
    const loose = await canvas.box('Loose')
    if (end === null) throw new Error('the end cannot be taken hold of')
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2)
    await page.mouse.down()
    await page.mouse.move(loose.x + 60, loose.y + 20, { steps: 8 })
    await page.mouse.up()
    await canvas.expectEdge('Hello', 'next', 'Loose')
  })

  test('one is chosen and led elsewhere by keys', async ({ studio, page }) => {
    const { canvas } = studio
    await studio.select('Hello')
    await page.keyboard.press('e')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Find a node' }).last().fill('the end')
    await page.keyboard.press('Enter')
    await canvas.expectEdge('Hello', 'next', 'The end')
  })
})

test('with Alt held, a drag leaves the step and puts a double where it is dropped', async ({
  studio,
  page,
}) => {
  const { canvas } = studio
  const before = await canvas.box('Loose')
  await page.keyboard.down('Alt')
  await canvas.move('Loose', 40, 200)
  await page.keyboard.up('Alt')
  expect(await canvas.box('Loose')).toEqual(before)
  await expect(canvas.node('Loose 2')).toBeVisible()
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })

  test('a tap adds and a finger moves a step', async ({ studio, page }) => {
    const { canvas } = studio
    const client = await page.context().newCDPSession(page)
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: { x: number; y: number }[],
    ) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points })
    const before = await canvas.box('Loose')
    const at = { x: before.x + 80, y: before.y + 20 }
    await touch('touchStart', [at])
    for (let i = 1; i <= 6; i += 1) await touch('touchMove', [{ x: at.x, y: at.y + i * 20 }])
    await touch('touchEnd', [])
    await expect.poll(async () => (await canvas.box('Loose')).y).toBeGreaterThan(before.y + 80)
    await expect(studio.undo).toHaveAccessibleName('Undo: Move Loose')

    await canvas.node('Gone').tap()
    await studio.showPanel('Add')
    await studio.kind('Play audio').tap()
    await expect(canvas.node('Play audio')).toHaveAccessibleName(/in task ‘Afterwards’/)
  })
})
