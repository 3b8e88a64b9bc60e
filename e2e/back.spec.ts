import { smallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'
import { Home } from './pages/home.ts'

test.beforeEach(async ({ studio, page }) => {
  await new Home(page).open()
  await studio.startFromTemplate()
})

test('Back leads from a data action to the canvas, and from there out of the design', async ({
  studio,
  page,
}) => {
  await studio.openAction('Process_Payment')
  await studio.openAction('Generate_Session_Token')
  await page.goBack()
  await expect(studio.canvas.area).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Start from a gateway' })).toBeVisible()
})

test('Back passes over data actions that were left by another way', async ({ studio, page }) => {
  for (const name of ['Process_Payment', 'Generate_Session_Token']) {
    await studio.openAction(name)
    await page.getByRole('button', { name: 'Canvas', exact: true }).click()
    await expect(studio.canvas.area).toBeVisible()
  }
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Start from a gateway' })).toBeVisible()
  await page.goForward()
  await expect(studio.canvas.area).toBeVisible()
})

test('Back leads from publishing to the data action that was open, also after a reload to the canvas', async ({
  studio,
  page,
}) => {
  const action = await studio.openAction('Process_Payment')
  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  await expect(action).toBeHidden()
  await page.goBack()
  await expect(action).toBeVisible()
  await page.reload()
  await expect(studio.canvas.area).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Start from a gateway' })).toBeVisible()
})

test('Back leads from one design to the one before, whatever was open in it', async ({
  studio,
  page,
}) => {
  await studio.openAction('Process_Payment')
  await studio.open(smallFlow('Second'))
  await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Second')
  await page.goBack()
  await page.goBack()
  await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Card payment by session token')
})
