import { expect, test } from './fixtures.ts'
import { goToPublish } from './pages/sign-in.ts'

test.describe('before the first change', () => {
  test('a user with too few permissions reads which, and cannot publish', async ({
    studio,
    publish,
  }) => {
    await goToPublish(studio)
    await publish.signIn('Authorization code with PKCE', 'Read-only user')
    const permissions = publish.checks.getByRole('listitem').filter({ hasText: 'Permissions' })
    await expect(permissions).toContainText('missing')
    for (const name of [
      'architect:flow:publish',
      'integrations:action:add',
      'architect:job:create',
    ]) {
      await expect(permissions).toContainText(name)
    }
    await expect(publish.go).toBeDisabled()
  })

  test('errors in the design block, and their number is said', async ({
    studio,
    publish,
    page,
  }) => {
    await studio.startFromTemplate()
    await studio.select('Process_Payment')
    await page.keyboard.press('Delete')
    await expect(studio.bar.getByRole('button', { name: /error/ })).toBeVisible()
    await studio.publish.click()
    await publish.signIn()
    const problems = publish.checks.getByRole('listitem').filter({ hasText: 'Problems' })
    await expect(problems).toContainText(/\d+ to mend before this flow may go out/)
    await expect(publish.go).toBeDisabled()
  })
})

test('the focus goes on to the title of the page that has come, and back to what led there', async ({
  studio,
  page,
}) => {
  await studio.startFromTemplate()
  await studio.publish.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign in to an org' })).toBeFocused()
  await page.getByRole('link', { name: 'Keep editing' }).press('Enter')
  await expect(studio.publish).toBeFocused()
})

test('the title of the plan has the focus for who has signed in before', async ({
  studio,
  publish,
  page,
}) => {
  await publish.openTemplate()
  await page.getByRole('link', { name: 'Keep editing' }).press('Enter')
  await studio.publish.press('Enter')
  await expect(publish.go).toBeEnabled()
  await expect(publish.plan.getByRole('heading', { name: 'Plan for Sandbox org' })).toBeFocused()
})
