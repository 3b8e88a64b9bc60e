import { expect, test } from './fixtures.ts'
import { buildWithEarlyToken } from './journeys/session-token-flow.ts'
import { PublishScreen } from './pages/publish.ts'
import { Studio } from './pages/studio.ts'

test.describe('the main job, from an empty canvas', () => {
  for (const grant of ['Authorization code with PKCE', 'Implicit grant'] as const) {
    test(`draw, see the mistake, fix it, save, reload, publish by ${grant}, read back`, async ({ page }) => {
      const studio = new Studio(page)
      await studio.startBlank()
      await buildWithEarlyToken(studio)

      const early = studio.problem(/fetches Task\.Secure_SessionToken before the caller has keyed in/)
      await expect(early).toBeVisible()
      await early.getByRole('button', { name: 'Move Generate_Session_Token before Process_Payment' }).click()
      await expect(early).toBeHidden()
      await expect(studio.problems.getByText('No problems found.')).toBeVisible()

      await studio.saved()
      await page.reload()
      await expect(studio.node('Process_Payment')).toBeVisible()
      await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()

      const publish = new PublishScreen(page)
      await publish.open()
      await publish.signIn(grant)
      await expect(publish.plan).toContainText('Create action Generate_Session_Token')
      await publish.publish()
      await expect(page.getByRole('heading', { name: 'Version 1.0 is live' })).toBeVisible()
      const result = page.getByRole('complementary', { name: 'Result' })
      await expect(result.getByRole('listitem').filter({ hasText: 'Process_Payment' })).toContainText('version 1')
    })
  }
})
