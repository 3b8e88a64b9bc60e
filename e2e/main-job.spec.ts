import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { drawPaymentWithEarlyToken } from './journeys/draw-payment.ts'
import { variable } from './pages/panels.ts'
import type { PublishPage } from './pages/publish.ts'
import type { Grant } from './pages/sign-in.ts'
import type { SandboxOrg } from './pages/sandbox-org.ts'
import type { Studio } from './pages/studio.ts'

// An org that was put back no longer has the actions that this browser remembers: asked for, they are not found.
test.use({ expectedComplaints: /status of 404/ })

test('with the mouse, from an empty canvas to a flow that is live, by each of the two grants', async ({
  studio,
  publish,
  org,
}) => {
  test.setTimeout(240_000)
  await studio.startBlank()
  await test.step('draw the flow', () => drawPaymentWithEarlyToken(studio))
  await test.step('meet what a first flow forgets, and mend it', () => mendForgotten(studio))
  await test.step('meet the token that comes too early, and mend it', () => mendToken(studio))
  await test.step('meet a secret that is not secure, and mend it', () => mendSecret(studio))
  await test.step('save it as a file and find it after a reload', () => saveAndReload(studio))
  await test.step('publish with PKCE and read back', async () => {
    await publishBy('Authorization code with PKCE', { studio, publish, version: '1.0' })
    await readBack(studio, org)
  })
  await test.step('publish with the implicit grant into an empty org and read back', async () => {
    await org.reset()
    await studio.page.reload()
    await signInAndPublish('Implicit grant', publish, '1.0')
    await readBack(studio, org)
  })
})

/** What happens on an error, by a fix that is done at once, and silence while paying, by one that is shown first. */
async function mendForgotten(studio: Studio): Promise<void> {
  const { page, properties } = studio
  const onError = 'Return to the agent on an error'
  await studio.problems.getByRole('button', { name: onError }).click()
  await expect(studio.canvas.node('Return after an error')).toBeVisible()
  const silence = studio.problem(/While “Process_Payment” waits/)
  await silence.getByRole('button', { name: /^Play PromptSystem.processing/ }).click()
  const preview = page.getByRole('region', { name: 'Preview of the fix' })
  await expect(preview).toContainText('“While waiting” of “Process_Payment”')
  await preview.getByRole('button', { name: 'Apply' }).click()
  await studio.select('Process_Payment')
  await expect(properties.field('While waiting')).toHaveValue('PromptSystem.processing')
}

async function mendToken(studio: Studio): Promise<void> {
  const { canvas, page } = studio
  const early = studio.problem(/fetches Task\.Secure_SessionToken before the caller has keyed in/)
  const token = canvas.node('Generate_Session_Token')
  await expect(early).toBeVisible()
  await expect(studio.bar.getByRole('button', { name: /^1 error/ })).toBeVisible()

  await test.step('the badge and the list light the path that proves it', async () => {
    await token.getByRole('button', { name: '1 error on Generate_Session_Token' }).click()
    const popover = page.getByRole('dialog', { name: 'Problems of Generate_Session_Token' })
    await expect(popover.getByText(/before the caller has keyed in/)).toBeVisible()
    await page.keyboard.press('Escape')
    await early.getByRole('button', { name: /before the caller has keyed in/ }).click()
    await studio.properties.expectShown('Generate_Session_Token')
    for (const node of ['Generate_Session_Token', 'CVV', 'Process_Payment']) {
      await expect(canvas.node(node)).toHaveClass(/is-lit/)
    }
    await expect(canvas.node('Card number')).toHaveClass(/is-dim/)
  })

  await early
    .getByRole('button', { name: 'Move Generate_Session_Token before Process_Payment' })
    .click()
  await expect(studio.noProblems).toBeVisible()
  await canvas.expectEdge('Expiry', 'success', 'CVV')
  await canvas.expectEdge('CVV', 'success', 'Generate_Session_Token')
  await canvas.expectEdge('Generate_Session_Token', 'success', 'Process_Payment')

  await studio.undo.click()
  await expect(early).toBeVisible()
  await canvas.expectEdge('Generate_Session_Token', 'success', 'CVV')
  await studio.redo.click()
  await expect(studio.noProblems).toBeVisible()
}

async function mendSecret(studio: Studio): Promise<void> {
  await studio.showPanel('Variables')
  const row = variable(studio, 'Task.Secure_CVV')
  await row.getByRole('switch', { name: 'Content is secure' }).click()
  const fix = 'Turn on Content is secure for Task.Secure_CVV'
  const open = studio.problem(/Task\.Secure_CVV/).first()
  await open.getByRole('button', { name: fix }).click()
  await expect(row.getByRole('switch', { name: 'Content is secure' })).toBeChecked()
  await expect(studio.noProblems).toBeVisible()
}

async function saveAndReload(studio: Studio): Promise<void> {
  const { page, canvas } = studio
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'New secure flow' }).click()
  await page.getByRole('menuitem', { name: 'Save as a file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('new-secure-flow.secureflow.json')
  const design: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(design).toMatchObject({
    format: 'secure-flow-studio/design',
    flow: { name: 'New secure flow' },
    edges: expect.arrayContaining([expect.objectContaining({ output: 'timeout' })]),
  })

  await expect(studio.saved).toBeVisible()
  await page.reload()
  await canvas.expectEdge('CVV', 'success', 'Generate_Session_Token')
  await canvas.expectEdge('Process_Payment', 'timeout', 'Not paid')
  await expect(studio.noProblems).toBeVisible()
}

async function publishBy(
  grant: Grant,
  { studio, publish, version }: { studio: Studio; publish: PublishPage; version: string },
): Promise<void> {
  await studio.publish.click()
  await signInAndPublish(grant, publish, version)
}

async function signInAndPublish(
  grant: Grant,
  publish: PublishPage,
  version: string,
): Promise<void> {
  await publish.signIn(grant)
  await expect(publish.step('Generate_Session_Token').first()).toContainText('create')
  await publish.publish()
  await publish.expectLive(version)
}

/** What the app says, what the org's own page shows, and what its API answers to somebody else. */
async function readBack({ page }: Studio, org: SandboxOrg): Promise<void> {
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Open the sandbox' }).click()
  const sandbox = await opened
  await expect(sandbox.getByRole('heading', { name: 'New secure flow' })).toBeVisible()
  for (const name of ['Generate_Session_Token', 'Process_Payment']) {
    const row = sandbox.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText('secure')
    await expect(row).toContainText('version 1')
  }
  await sandbox.close()
  expect(await org.flows()).toMatchObject([{ name: 'New secure flow', type: 'SECURECALL' }])
  expect(await org.actions()).toMatchObject([
    { name: 'Generate_Session_Token', secure: true },
    { name: 'Process_Payment', secure: true },
  ])
}
