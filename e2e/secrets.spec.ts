import { smallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'

/** The shape of a live key, which opens nothing. */
const KEY = 'sk_live_NoRealKeyButAnExample'

test('a design with a secret stays on this device until the secret is gone', async ({
  studio,
  page,
}) => {
  await studio.open(smallFlow())
  await studio.select('Hello')
  const text = studio.properties.field('Audio: text to say')
  await text.fill(`Your key is ${KEY}.`)
  const bar = studio.bar.getByRole('button', { name: 'On this device only' })
  await expect(bar).toBeVisible()

  await test.step('it is neither saved as a file nor exported, and the way to it is shown', async () => {
    const saved: string[] = []
    page.on('download', (file) => saved.push(file.suggestedFilename()))
    const report = page.getByRole('dialog', { name: /^The design holds a secret/ })
    await page.keyboard.press('ControlOrMeta+S')
    await expect(report).toContainText('“Hello” holds a key of a live account')
    await page.keyboard.press('Escape')
    await studio.bar.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /^Copy Archy YAML/ }).click()
    await expect(report).toBeVisible()
    await studio.canvas.clickEmpty()
    await studio.bar.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /^Archy YAML/ }).click()
    await report.getByRole('button', { name: 'Show it' }).click()
    await studio.properties.expectShown('Hello')
    expect(saved).toEqual([])
  })

  await test.step('the work is there after a reload', async () => {
    await page.reload()
    await expect(bar).toBeVisible()
    await bar.click()
    await expect(
      page.getByText('It is kept on this device, so that no work is lost.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Show the secret' }).click()
    await studio.properties.expectShown('Hello')
  })

  await test.step('without the secret it is saved again', async () => {
    await text.fill('Hello.')
    await expect(studio.saved).toBeVisible()
    const download = page.waitForEvent('download')
    await page.keyboard.press('ControlOrMeta+S')
    expect((await download).suggestedFilename()).toBe('small-flow.secureflow.json')
  })
})
