import { expect, test } from './fixtures.ts'
import { withGreeting } from './designs.ts'
import type { Studio } from './pages/studio.ts'

const DRIFTED = 'Flow “Card payment by session token” was published in the org'

test.describe('a flow that was published in the org since it was published from here', () => {
  test.beforeEach(async ({ publish, org }) => {
    await publish.publishTemplate()
    await org.publishFlow(withGreeting('Greeting of the org'))
  })

  test('shows both sides, and the org keeps its own when that is chosen', async ({
    studio,
    publish,
    org,
  }) => {
    await rename(studio, 'Greeting of the design')
    await publish.planAgain()
    const step = publish.step(DRIFTED)
    await expect(step).toContainText('! drifted')
    await expect(step).toContainText('version 2.0 is live, and version 1.0 was published from here')
    await expect(publish.go).toHaveAccessibleDescription(/^Choose whose version stands/)
    await step.getByRole('button', { name: 'Show what was changed' }).click()
    const theirs = step.getByRole('group', { name: 'YAML, changed in the org' })
    await expect(theirs).toContainText('Greeting of the org')
    await expect(theirs).not.toContainText('Greeting of the design')
    const ours = step.getByRole('group', { name: 'YAML, changed in the design' })
    await expect(ours).toContainText('Greeting of the design')
    await publish.choice(DRIFTED, 'Keep the org’s').check()
    await expect(
      publish.plan.getByText(/^Nothing to publish: what .* has differently/),
    ).toBeVisible()
    expect(await versionOf(org)).toBe('2.0')
  })

  test('is replaced by the design’s when that is chosen', async ({ publish, org, studio }) => {
    await publish.planAgain()
    await publish.choice(DRIFTED, 'Use the design’s').check()
    await publish.publish()
    await publish.expectLive('3.0')
    expect(await versionOf(org)).toBe('3.0')
    await studio.page.goto('/sandbox')
    await expect(studio.page.locator('pre').first()).not.toContainText('Greeting of the org')
  })
})

test('a flow of this name that was not published from here is said and shown before it is replaced', async ({
  publish,
  org,
}) => {
  await publish.publishTemplate()
  await org.publishFlow(withGreeting('Greeting of the org'))
  await publish.openTemplate()
  const step = publish.step('Update flow “Card payment by session token”')
  await expect(step).toContainText('not known to be published from here')
  await step.getByRole('button', { name: 'Show what differs' }).click()
  await expect(step.getByRole('group', { name: 'YAML, different' })).toContainText(
    'Greeting of the org',
  )
})

test('a flow goes back to the version before, as a new one', async ({ studio, publish, page }) => {
  await publish.publishTemplate()
  await rename(studio, 'A greeting that is taken back')
  await publish.planAgain()
  await publish.publish()
  await publish.expectLive('2.0')
  await publish.wayBack.click()
  await expect(publish.step('Bring back flow “Card payment by session token”')).toContainText(
    'version 1.0',
  )
  await page.getByRole('button', { name: /^Go back in / }).click()
  await publish.expectLive('3.0')
  await page.goto('/sandbox')
  await expect(page.locator('pre').first()).not.toContainText('A greeting that is taken back')
})

async function rename(studio: Studio, name: string): Promise<void> {
  await studio.page.getByRole('link', { name: 'Back to editing' }).click()
  await studio.select('Welcome')
  await studio.properties.fill('Name', name)
  await studio.publish.click()
}

async function versionOf(org: {
  flows(): Promise<readonly { readonly publishedVersion?: { readonly id: string } }[]>
}): Promise<string | undefined> {
  const [flow] = await org.flows()
  return flow?.publishedVersion?.id
}
