import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { Audit } from './audit/audit.ts'
import { LOOKS } from './audit/looks.ts'
import { expect, test } from './fixtures.ts'
import { RehearsalPage } from './pages/rehearsal.ts'
import { goToPublish } from './pages/sign-in.ts'

const HOST = 'payments.example.com'

test('a wrong path is shown as a difference, mended, rehearsed again, and published as it was tested', async ({
  studio,
  publish,
  org,
  page,
}) => {
  test.setTimeout(120_000)
  const rehearsal = new RehearsalPage(page)
  await publish.openDesign(withWrongPath())

  await test.step('nothing is sent before somebody says that the endpoint is for tests', async () => {
    await rehearsal.open()
    await expect(rehearsal.each).toBeDisabled()
    await expect(rehearsal.main).toContainText(`whether ${HOST} takes real payments`)
    await rehearsal.each.focus()
    await expect(page.getByRole('tooltip')).toContainText(
      'First say which endpoints are for tests.',
    )
    await rehearsal.sayItIsForTests(HOST)
  })

  await test.step('the org shows what the path finds', async () => {
    await rehearsal.rehearse(rehearsal.each)
    await expect(rehearsal.differences('Generate_Session_Token')).toContainText(
      '$.token finds nothing in what the gateway answers',
    )
    const shown = rehearsal.action('Generate_Session_Token')
    await shown.getByText('5 operations of the org').click()
    await expect(shown.getByRole('region', { name: 'Send the request' })).toContainText(
      'sessionToken',
    )
    expect(await clones(org)).toEqual([])
  })

  await test.step('it is mended, and a test from the editor says so', async () => {
    const editor = await studio.openAction('Generate_Session_Token')
    await editor.getByLabel('JSONPath of sessionToken').fill('$.sessionToken')
    const tested = editor.getByRole('region', { name: 'Test in the org' })
    await tested.getByRole('button', { name: 'Send test request' }).click()
    await expect(tested).toContainText('As the preview has it')
    const history = tested.getByRole('list', { name: 'Tests of this action' })
    await expect(history.getByRole('listitem')).toHaveCount(2)
    expect(await clones(org)).toEqual([])
  })

  await test.step('everything is as the preview has it', async () => {
    await studio.publish.click()
    await expect(rehearsal.main).toBeVisible()
    await rehearsal.rehearse(rehearsal.each)
    for (const name of ['Generate_Session_Token', 'Process_Payment']) {
      await expect(rehearsal.action(name)).toContainText('As the preview has it')
    }
    await expect(rehearsal.main).not.toContainText('4111111111111111')
  })

  await test.step('what is published is what was tested, by its hash', async () => {
    await rehearsal.close()
    await publish.publish()
    await publish.expectLive('1.0')
    await expect(publish.result.getByRole('list', { name: 'Parity' })).toContainText(
      /Process_Payment was made from exactly the templates that were rehearsed on .*: [0-9a-f]{12}/,
    )
    await rehearsal.open()
    for (const name of ['Generate_Session_Token', 'Process_Payment']) {
      await expect(rehearsal.action(name)).toContainText(
        /version 1, is published with exactly these templates: [0-9a-f]{12}/,
      )
    }
    expect((await org.actions()).map(({ name, secure }) => [name, secure])).toEqual([
      ['Generate_Session_Token', true],
      ['Process_Payment', true],
    ])
  })
})

test('a whole call is heard, and a declined card is told so', async ({ publish, org, page }) => {
  const rehearsal = new RehearsalPage(page)
  await publish.openTemplate()
  await rehearsal.open()
  await rehearsal.sayItIsForTests(HOST)
  await rehearsal.rehearse(rehearsal.call)
  await expect(rehearsal.heard).toContainText('The org runs Process_Payment: success')
  await expect(rehearsal.heard).toContainText('Thank you. Your payment has been made.')
  await rehearsal.main
    .getByLabel('Test card')
    .selectOption({ label: 'Visa •••• 0002, declined, 200' })
  await rehearsal.call.click()
  await expect(rehearsal.heard).toContainText('Your card was declined')
  await expect(rehearsal.call).toBeEnabled()
  expect(await clones(org)).toEqual([])
})

test('a user who may not run or remove clones makes none, and reads why', async ({
  studio,
  publish,
  page,
}) => {
  const rehearsal = new RehearsalPage(page)
  await goToPublish(studio)
  await publish.signIn('Authorization code with PKCE', 'Read-only user')
  await rehearsal.open()
  await rehearsal.sayItIsForTests(HOST)
  await expect(rehearsal.main).toContainText(
    /missing integrations:action:add, integrations:action:execute, integrations:action:delete/,
  )
  await expect(rehearsal.each).toBeDisabled()
})

test.describe('when the page closes', () => {
  // A page that goes may still send the removal, and not live to hear of it: then the clone is not found any more.
  test.use({ expectedComplaints: /status of 404/ })

  test('what a closed page has left in the org is removed on the next visit', async ({
    publish,
    org,
    page,
  }) => {
    const rehearsal = new RehearsalPage(page)
    await publish.openTemplate()
    await rehearsal.open()
    await rehearsal.sayItIsForTests(HOST)
    await org.arm({
      kind: 'slow',
      delayMs: 20_000,
      method: 'POST',
      path: '/api/v2/integrations/actions/*/test',
    })
    await rehearsal.each.click()
    await expect(rehearsal.main.getByRole('status').first()).toContainText('running TEST')
    expect(await clones(org)).toHaveLength(1)
    await page.reload()
    await publish.signIn()
    await expect.poll(() => clones(org)).toEqual([])
    await rehearsal.open()
    await expect(rehearsal.main).toContainText('Removed what an earlier rehearsal had left: TEST')
  })
})

for (const { title, use } of LOOKS) {
  test.describe(title, () => {
    test.use(use)

    test('the rehearsal can be read, hit and reached', async ({ studio, publish, page }) => {
      const audit = new Audit()
      const rehearsal = new RehearsalPage(page)
      await publish.openDesign(withWrongPath())
      await rehearsal.open()
      await audit.look(page, 'rehearsal: before')
      await rehearsal.sayItIsForTests(HOST)
      await rehearsal.rehearse(rehearsal.each)
      await rehearsal.action('Generate_Session_Token').getByText('5 operations of the org').click()
      await audit.look(page, 'rehearsal: each action')
      await rehearsal.rehearse(rehearsal.call)
      await expect(rehearsal.heard).toBeVisible()
      await audit.look(page, 'rehearsal: a call')
      const editor = await studio.openAction('Generate_Session_Token')
      const tested = editor.getByRole('region', { name: 'Test in the org' })
      await expect(tested).toContainText('1 difference')
      await audit.look(page, 'test in the org')
      expect([...new Set(audit.found)]).toEqual([])
    })
  })
}

/** The session-token template, whose token is looked for where it is not. */
function withWrongPath(): Design {
  const design = findTemplate('session-token')?.build()
  if (design === undefined) throw new Error('no template')
  const actions = design.actions.map((action) =>
    action.purpose === 'session-token'
      ? { ...action, response: { ...action.response, translationMap: { sessionToken: '$.token' } } }
      : action,
  )
  return { ...design, actions }
}

async function clones(org: { actions(): Promise<readonly { readonly name: string }[]> }) {
  return (await org.actions()).map(({ name }) => name).filter((name) => name.startsWith('TEST '))
}
