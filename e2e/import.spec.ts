import type { Page } from '@playwright/test'
import { smallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'
import { dropFile, Home } from './pages/home.ts'

const SECURE = `secureCall:
  name: Pasted flow
  startUpRef: "/secureCall/tasks/task[Pay_10]"
  tasks:
    - task:
        name: Pay
        refId: Pay_10
        actions:
          - callDataSecure:
              name: Take payment
              category:
                Payment gateway:
                  dataAction:
                    Process_Payment:
                      inputs:
                        Amount:
                          lit: "10"
              outputs:
                success:
                  actions:
                    - returnToAgent:
                        name: Paid
          - playAudioOnSilence:
              name: Wait a little
          - disconnect:
              name: Not paid
`

const LONG_OUTPUTS = `secureCall:
  name: Long outputs
  startUpRef: "/secureCall/tasks/task[Ask_10]"
  tasks:
    - task:
        name: Ask
        refId: Ask_10
        actions:
          - askBot:
              name: Ask the bot
              bot:
                Europe_Production:
                  outputs:
                    intents:
                      Speak_To_Somebody:
                        actions:
                          - returnToAgent:
                              name: Back
          - disconnect:
              name: Bye
`

const INBOUND = `inboundCall:
  name: Reception
  startUpRef: "/inboundCall/tasks/task[Hello_10]"
  tasks:
    - task:
        name: Hello
        refId: Hello_10
        actions:
          - playAudio:
              name: Greet
              audio:
                tts: Hello.
          - disconnect:
              name: Bye
`

const BROKEN = `secureCall:
  name: Broken
  tasks:
    - task:
        name: Pay
        actions: [
`

/** Pastes a text the way a person does, by the system's clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+V')
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.describe('a flow as Archy YAML', () => {
  test('that is pasted on the home page opens, and says once what was kept otherwise', async ({
    studio,
    page,
  }) => {
    await new Home(page).open()
    await paste(page, SECURE)
    await expect(studio.canvas.node('Take payment')).toBeVisible()
    const report = page.getByRole('dialog', { name: 'How the file was read' })
    await expect(report).toContainText('“Process_Payment” but not its contract')
    await expect(report).toContainText('“Wait a little” is an action without a form here')
    await report.getByRole('button', { name: 'Go to Wait a little' }).click()
    await studio.properties.expectShown('Wait a little')
    await page.keyboard.press('Escape')
    await expect(report).toBeHidden()

    await expect(studio.saved).toBeVisible()
    await page.reload()
    await expect(studio.canvas.node('Take payment')).toBeVisible()
    await expect(report).toBeHidden()
    await page.getByRole('button', { name: 'Pasted flow' }).click()
    await page.getByRole('menuitem', { name: /^How the file was read/ }).click()
    await expect(report).toContainText('“Wait a little”')
    await report.getByRole('button', { name: 'Open Process_Payment' }).click()
    await expect(page.getByRole('main', { name: 'Data action' })).toContainText('Process_Payment')
    await expect(report).toBeHidden()
  })

  test('with long names of outputs keeps them on their card', async ({ studio, page }) => {
    await new Home(page).open()
    await paste(page, LONG_OUTPUTS)
    const card = studio.canvas.node('Ask the bot')
    const name = card.getByTitle('bot Europe_Production outputs intents Speak_To_Somebody')
    await expect(name).toBeVisible()
    const [inner, outer] = [await name.boundingBox(), await card.boundingBox()]
    if (inner === null || outer === null) throw new Error('The card is not drawn')
    expect(inner.x).toBeGreaterThan(outer.x)
    expect(inner.x + inner.width).toBeLessThan(outer.x + outer.width)
  })

  test('brings data actions that wait for their contract', async ({ studio, page }) => {
    await new Home(page).open()
    await paste(page, SECURE)
    await expect(studio.canvas.node('Take payment')).toContainText('contract to complete')
    await page.keyboard.press('Escape')
    await studio.showPanel('Actions')
    await expect(studio.left).toContainText('waits for its contract')
    await studio.left.getByRole('button', { name: 'Complete the contract' }).click()
    await expect(page.getByRole('main', { name: 'Data action' })).toContainText('Process_Payment')
  })

  test('that is pasted on an open design opens beside it', async ({ studio, page }) => {
    await studio.open(smallFlow('Kept'))
    await studio.select('Hello')
    await paste(page, SECURE)
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Pasted flow')
    await page.goBack()
    await expect(studio.canvas.area).toHaveAccessibleName('Canvas: Kept')
    await expect(studio.undo).toBeDisabled()
  })
})

test.describe('a broken flow', () => {
  test('is answered on the home page with line, column and reason', async ({ page }) => {
    const home = new Home(page)
    await home.open()
    await paste(page, BROKEN)
    await expect(home.dropZone).toContainText('The pasted text was not opened.')
    await expect(home.dropZone).toContainText(/This is not YAML at line \d+, column \d+:/)
    await expect(home.dropZone.getByLabel(/^Line \d+, column \d+$/)).toContainText('actions: [')
  })

  test('is answered where it was dropped or pasted on a design, which stays', async ({
    studio,
    page,
  }) => {
    await studio.open(smallFlow())
    const answer = page.getByRole('dialog', { name: 'Not opened' })
    await dropFile(page, { name: 'flow.yaml', text: BROKEN })
    await expect(answer).toContainText('“flow.yaml” was not opened.')
    await expect(answer).toContainText(/line \d+, column \d+/)
    await page.keyboard.press('Escape')
    await expect(answer).toBeHidden()
    await studio.select('Hello')
    await paste(page, BROKEN)
    await expect(answer).toContainText('The pasted text was not opened.')
    await expect(studio.undo).toBeDisabled()
  })
})

test.describe('a flow of another type', () => {
  test('opens to be looked at, says what it is, and is not kept', async ({ studio, page }) => {
    await new Home(page).open()
    await paste(page, INBOUND)
    const { canvas } = studio
    await canvas.expectEdge('Greet', 'next', 'Bye')
    await expect(page.getByRole('note')).toContainText(
      'This is an inbound call flow. Secure Flow Studio only edits secure call flows.',
    )
    await expect(studio.publish).toBeHidden()
    await expect(studio.bar.getByRole('button', { name: 'Export' })).toBeHidden()
    await canvas.node('Greet').click()
    await page.keyboard.press('Delete')
    await expect(canvas.node('Greet')).toBeVisible()

    const home = new Home(page)
    await home.open()
    await expect(page.getByRole('link', { name: 'Reception' })).toBeHidden()
  })
})
