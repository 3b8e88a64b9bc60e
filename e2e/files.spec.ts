import { readFile } from 'node:fs/promises'
import { fileOf, smallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'
import { dropFile, Home } from './pages/home.ts'
import { Studio } from './pages/studio.ts'

test.describe('opening', () => {
  test('a design that is chosen, or dropped on the home page', async ({ studio, page }) => {
    const home = new Home(page)
    await home.open()
    await home.choose(fileOf(smallFlow('Chosen')))
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Chosen')
    await home.open()
    await dropFile(page, fileOf(smallFlow('Dropped')))
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Dropped')
    await home.open()
    await expect(home.card('Chosen')).toBeVisible()
    await expect(home.card('Dropped')).toBeVisible()
  })

  test('a file that is dropped on an open design opens beside it', async ({ studio, page }) => {
    await studio.open(smallFlow('First'))
    await dropFile(page, fileOf(smallFlow('Second')))
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Second')
    await page.goBack()
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: First')
  })

  test('another state of a design that is kept here opens as a copy', async ({ studio, page }) => {
    await studio.open(smallFlow())
    await studio.select('Hello')
    await studio.properties.fill('Name', 'Changed here')
    await studio.open(smallFlow())
    await expect(page.getByText(/^Opened as a copy/).first()).toBeVisible()
    await page.goto('/#/designs')
    await expect(page.getByRole('link', { name: 'Small flow', exact: true })).toHaveCount(2)
  })

  test('Archy YAML that was exported before', async ({ studio, page }) => {
    await studio.startFromTemplate()
    const steps = await studio.canvas.nodes.count()
    const yaml = await exportYaml(studio)
    expect(yaml.name).toMatch(/\.yaml$/)
    const home = new Home(page)
    await home.open()
    await home.choose(yaml)
    await expect(studio.canvas.nodes).toHaveCount(steps)
    await expect(studio.canvas.node('Process_Payment')).toBeVisible()
    await studio.canvas.expectEdge('CVV', 'success', 'Generate_Session_Token')
  })
})

test.describe('a file that cannot be opened', () => {
  const broken = [
    { what: 'nothing', text: '', says: /is empty/ },
    { what: 'words', text: 'Dear colleague, see the attachment.', says: /was not opened/ },
    {
      what: 'half a design',
      text: '{"format": "secure-flow-studio/design",',
      says: /was not opened/,
    },
    {
      what: 'a design of another kind',
      text: '{"format": "other/design"}',
      says: /was not opened/,
    },
    {
      what: 'a design of a later version',
      text: JSON.stringify({ ...smallFlow(), version: 9000 }),
      says: /update Secure Flow Studio/,
    },
    { what: 'what is no text', text: 'PK\u0003\u0004\ud800', says: /was not opened|not a text/ },
    {
      what: 'YAML that ends in the middle',
      text: 'secureCall:\n  name: "Pay\n  division: Home\n',
      says: /was not opened/,
    },
  ]
  for (const { what, text, says } of broken) {
    test(`${what}: is said on the home page, and over an open design changes nothing`, async ({
      studio,
      page,
    }) => {
      const file = { name: 'broken.json', text }
      const home = new Home(page)
      await home.open()
      await home.choose(file)
      await expect(home.dropZone).toContainText(says)
      await expect(home.dropZone).toContainText('broken.json')
      await studio.open(smallFlow())
      await dropFile(page, file)
      await expect(page.getByText(says).last()).toBeVisible()
      await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Small flow')
      await expect(studio.canvas.nodes).toHaveCount(7)
    })
  }
})

test.describe('keeping', () => {
  test('a change is there after the page was closed in the middle of it', async ({
    studio,
    page,
    context,
  }) => {
    await studio.open(smallFlow())
    await studio.select('Hello')
    await studio.properties.field('Name').pressSequentially('Oh: ')
    const address = page.url()
    await page.close()
    const again = await context.newPage()
    await again.goto(address)
    const card = again.getByRole('group', { name: /‘Oh: Hello’/ })
    await expect(card).toBeVisible()
  })

  test('a second tab only looks until it takes over', async ({ studio, page, context }) => {
    await studio.open(smallFlow())
    const other = new Studio(await context.newPage())
    await other.page.goto(page.url())
    const banner = other.page
      .getByRole('note')
      .filter({ hasText: 'Another tab has this design open' })
    await expect(banner).toBeVisible()
    await other.select('Hello')
    await other.page.keyboard.press('Delete')
    await expect(other.canvas.node('Hello')).toBeVisible()
    await expect(other.undo).toBeDisabled()

    await banner.getByRole('button', { name: 'Take over and edit here' }).click()
    await expect(banner).toBeHidden()
    await other.select('Hello')
    await other.properties.fill('Name', 'Mine now')
    await expect(page.getByRole('note').filter({ hasText: 'Another tab' })).toBeVisible()
    await studio.select('News')
    await page.keyboard.press('Delete')
    await expect(studio.canvas.node('News')).toBeVisible()
    await expect(other.canvas.node('News')).toBeVisible()
  })

  test('the home page lists, duplicates and removes with a way back', async ({ studio, page }) => {
    const home = new Home(page)
    await studio.open(smallFlow('One'))
    await studio.open(smallFlow('Two'))
    await home.open()
    await expect(home.designs).toHaveText(['Two', 'One'])
    await more(studio, 'One', /^Remove from this browser/)
    await expect(home.designs).toHaveText(['Two'])
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(home.designs).toHaveText(['Two', 'One'])
    await more(studio, 'One', /^Duplicate/)
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: One, copy')
    await home.open()
    await expect(home.designs).toHaveText(['One, copy', 'Two', 'One'])
    await page.getByRole('link', { name: /^Designs/ }).click()
    await page.getByRole('searchbox', { name: 'Search designs' }).fill('two')
    await expect(home.designs).toHaveText(['Two'])
  })

  test('a design that is not here says so', async ({ page }) => {
    await page.goto('/#/design/nowhere')
    const title = page.getByRole('heading', { name: 'This design is not in this browser' })
    await expect(title).toBeVisible()
  })
})

async function exportYaml({ page }: Studio) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^Archy YAML/ }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

async function more({ page }: Studio, design: string, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: `More about ${design}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
