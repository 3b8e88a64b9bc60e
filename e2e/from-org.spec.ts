import { expect, test } from './fixtures.ts'
import { OrgFlows } from './pages/org-flows.ts'

/** The flow of the template. */
const NAME = 'Card payment by session token'

test.beforeEach(async ({ publish }) => {
  await publish.publishTemplate()
})

test('a published flow is opened from the org, complete, and there is nothing to publish', async ({
  studio,
  publish,
  page,
}) => {
  const flows = await OrgFlows.open(page)
  await expect(flows.flow(NAME)).toContainText('version 1.0')
  await flows.openButton(NAME).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
  const remarks = page.getByRole('dialog', { name: 'How the file was read' })
  await expect(remarks).toContainText('takes the payment')
  await expect(remarks).toContainText('fetches a session token')
  await page.keyboard.press('Escape')
  // How long a token lives stands in no org: that alone is left to say.
  await expect(studio.bar.getByRole('button', { name: /^1 warning\b/ })).toBeVisible()

  await studio.publish.click()
  await expect(publish.plan.getByText(/^Nothing to publish/)).toBeVisible()
  await expect(publish.steps.getByText('= unchanged')).toHaveCount(3)
})

test('what is changed in a flow that was opened is shown beside what is live, which is exported for it', async ({
  studio,
  publish,
  page,
}) => {
  const flows = await OrgFlows.open(page)
  await flows.openButton(NAME).click()
  await page.getByRole('dialog', { name: 'How the file was read' }).press('Escape')
  await studio.select('Welcome')
  await studio.named('Greeting of the design')
  await studio.publish.click()
  const step = publish.step(`Update flow “${NAME}”`)
  await step.getByRole('button', { name: 'Show what was changed' }).click()
  await expect(step.getByRole('group', { name: 'YAML, changed in the design' })).toContainText(
    'Greeting of the design',
  )
  await expect(step).toContainText('The org says the same as what was published from here.')
})

test('a flow that is here as a design says so, and leads there', async ({ studio, page }) => {
  const design = new URL(page.url()).hash.replace(/\/publish$/, '')
  const flows = await OrgFlows.open(page)
  const line = flows.flow(NAME)
  await expect(line).toContainText(`Here as “${NAME}”`)
  await expect(line.getByRole('button')).toHaveText('Open once more')
  await line.getByRole('link', { name: 'Go to the design' }).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
  expect(new URL(page.url()).hash).toBe(design)
})

test('flows are found by their name, with the keyboard alone', async ({ studio, page }) => {
  const flows = await OrgFlows.open(page)
  await flows.search.fill('no such flow')
  await expect(
    page.getByText('No secure call flow of the org is called “no such flow”.'),
  ).toBeVisible()
  await flows.search.fill('Card p')
  // It was published from this browser: the way to its design comes first.
  await flows.search.press('Tab')
  await expect(page.getByRole('link', { name: `Go to the design ${NAME}` })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Open ${NAME} once more` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
})

test('an export that fails is said at the flow, and it can be tried again', async ({
  studio,
  page,
  org,
}) => {
  const flows = await OrgFlows.open(page)
  await org.arm({ kind: 'job-failure', job: 'export', messages: ['Out of order'] })
  const line = flows.flow(NAME)
  await flows.openButton(NAME).click()
  await expect(line).toContainText('Not opened. The org could not export it: Out of order')
  await flows.openButton(NAME).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
})

test('opening is stopped, and nothing opens', async ({ page, org }) => {
  const flows = await OrgFlows.open(page)
  await org.arm({ kind: 'slow', delayMs: 3000, path: '/api/v2/flows/export/jobs' })
  const line = flows.flow(NAME)
  await flows.openButton(NAME).click()
  await line.getByRole('button', { name: 'Cancel' }).click()
  await expect(flows.openButton(NAME)).toBeEnabled()
  await expect(page).toHaveURL(/#\/org$/)
})
