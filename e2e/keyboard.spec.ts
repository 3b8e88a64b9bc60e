import { expect, test } from './hands-off.ts'
import { drawPaymentByKeys } from './journeys/draw-payment-by-keys.ts'
import type { Keyboard } from './pages/keyboard.ts'
import { variable } from './pages/panels.ts'
import type { PublishPage } from './pages/publish.ts'
import type { Studio } from './pages/studio.ts'

test('without a pointer and without a drag, from an empty canvas to a flow that is live', async ({
  studio,
  keyboard,
  publish,
  org,
}) => {
  test.setTimeout(240_000)
  await test.step('draw the flow', () => drawPaymentByKeys(studio, keyboard))
  await test.step('mend what a first flow forgets', () => mendForgotten(studio, keyboard))
  await test.step('mend the token that comes too early', () => mendToken(studio, keyboard))
  await test.step('mend a secret that is not secure', () => mendSecret(studio, keyboard))
  await test.step('save, and find it after a reload', async () => {
    const download = studio.page.waitForEvent('download')
    await keyboard.press('ControlOrMeta+S')
    expect((await download).suggestedFilename()).toBe('new-secure-flow.secureflow.json')
    await expect(studio.saved).toBeVisible()
    await studio.page.reload()
    await studio.canvas.expectEdge('CVV', 'success', 'Generate_Session_Token')
  })
  await test.step('publish with the implicit grant', () => publishByKeys(studio, keyboard, publish))
  expect(await org.flows()).toMatchObject([{ name: 'New secure flow', type: 'SECURECALL' }])
  expect(await org.actions()).toMatchObject([
    { name: 'Generate_Session_Token', secure: true },
    { name: 'Process_Payment', secure: true },
  ])
})

test('what was opened is walked at once, and after a reload the page begins at its top', async ({
  studio,
  keyboard,
}) => {
  const { page, canvas } = studio
  await page.goto('/')
  await keyboard.activate(page.getByRole('button', { name: /^Session token/ }))
  await expect(canvas.area).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect(canvas.node('Amount given?')).toBeFocused()
  await expect(studio.saved).toBeVisible()
  await page.reload()
  await expect(canvas.node('Amount given?')).toBeVisible()
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the canvas' })).toBeFocused()
})

/** A fix that is done at once, and one that is shown first. */
async function mendForgotten(studio: Studio, keyboard: Keyboard): Promise<void> {
  const fix = (name: RegExp) => studio.problems.getByRole('button', { name })
  await keyboard.goToPane(studio.bottom)
  await keyboard.activate(fix(/^Return to the agent on an error/))
  await expect(studio.canvas.node('Return after an error')).toBeVisible()
  await keyboard.goToPane(studio.bottom)
  await keyboard.activate(fix(/^Play PromptSystem.processing/))
  const apply = studio.page.getByRole('button', { name: 'Apply', exact: true })
  await expect(apply).toBeFocused()
  await keyboard.press('Enter')
  await expect(apply).toBeHidden()
}

async function mendToken(studio: Studio, keyboard: Keyboard): Promise<void> {
  const early = studio.problem(/before the caller has keyed in/)
  await expect(early).toBeVisible()
  await keyboard.press('F8')
  await studio.properties.expectShown('Generate_Session_Token')
  await expect(studio.canvas.node('Process_Payment')).toHaveClass(/is-lit/)
  await keyboard.goToPane(studio.bottom)
  await keyboard.activate(early.getByRole('button', { name: /^Move Generate_Session_Token/ }))
  await expect(studio.noProblems).toBeVisible()
  await expect(studio.bottom.locator(':focus')).toBeVisible()
  await keyboard.press('ControlOrMeta+Z')
  await studio.canvas.expectEdge('Generate_Session_Token', 'success', 'CVV')
  await keyboard.press('ControlOrMeta+Shift+Z')
  await studio.canvas.expectEdge('CVV', 'success', 'Generate_Session_Token')
  await expect(studio.noProblems).toBeVisible()
}

async function mendSecret(studio: Studio, keyboard: Keyboard): Promise<void> {
  const rail = studio.page.getByRole('navigation', { name: 'Panels' })
  await keyboard.goToPane(rail)
  await keyboard.activate(rail.getByRole('button', { name: 'Variables' }))
  await keyboard.goToPane(studio.left)
  const row = variable(studio, 'Task.Secure_CVV')
  const main = row.getByRole('button', { name: /^Task\.Secure_CVV, / })
  const secure = row.getByRole('switch', { name: 'Content is secure' })
  await keyboard.tabTo(variable(studio, 'Task.Amount').getByRole('button').first())
  await keyboard.downTo(main)
  await keyboard.tabTo(secure)
  await keyboard.press('Space')
  await expect(secure).not.toBeChecked()
  const problem = studio.problem(/Task\.Secure_CVV/).first()
  await keyboard.goToPane(studio.bottom)
  await keyboard.activate(problem.getByRole('button', { name: /^Turn on Content is secure/ }))
  await expect(secure).toBeChecked()
  await expect(studio.noProblems).toBeVisible()
}

async function publishByKeys(
  studio: Studio,
  keyboard: Keyboard,
  publish: PublishPage,
): Promise<void> {
  const { page } = studio
  await keyboard.activate(studio.publish)
  await keyboard.tabTo(page.getByRole('radio', { name: 'Authorization code with PKCE' }))
  await keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Implicit grant' })).toBeChecked()
  await keyboard.activate(publish.signInButton)
  await expect(page.getByRole('heading', { name: 'Sign in to the sandbox org' })).toBeVisible()
  await keyboard.activate(publish.signInButton)
  await expect(publish.go).toBeEnabled()
  await keyboard.activate(publish.go)
  await publish.expectLive('1.0')
  // The button has gone with the plan: the focus is not lost with it.
  await expect(publish.plan.getByRole('heading', { name: 'What was done' })).toBeFocused()
}

test('this suite takes the pointer away', async ({ page }) => {
  await page.goto('/')
  expect(() => page.getByRole('button', { name: 'New design' }).click()).toThrow(
    'not for the keyboard',
  )
  expect(() => page.mouse.down()).toThrow('not for the keyboard')
})
