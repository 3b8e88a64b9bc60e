import { expect, test } from './fixtures.ts'
import { Keyboard } from './pages/keyboard.ts'
import type { PublishPage } from './pages/publish.ts'
import { goToPublish, type Person, signInWindow } from './pages/sign-in.ts'
import type { Studio } from './pages/studio.ts'

test('a step calls an action that the org has, and publishing leaves it as it is', async ({
  studio,
  publish,
  org,
}) => {
  await org.addAction('Refund_Payment', 'Refunds')
  await startSignedIn(studio, publish)
  await studio.select('Process_Payment')
  await studio.properties.choose('Action', 'From Sandbox org…')
  const picker = studio.page.getByRole('dialog', { name: 'Actions of Sandbox org' })
  await picker.getByRole('option', { name: /^Refund_Payment/ }).click()
  await expect(picker).toBeHidden()
  await expect(studio.properties.field('Action').locator('option:checked')).toHaveText(
    'Refund_Payment',
  )
  await expect(studio.properties.pane.getByLabel('amount', { exact: false }).first()).toBeVisible()

  await studio.publish.click()
  await expect(publish.step('Action Refund_Payment')).toContainText('= unchanged')
})

test('the same by keyboard, and undo takes it back in one step', async ({
  studio,
  publish,
  org,
  page,
}) => {
  await org.addAction('Refund_Payment', 'Refunds')
  await org.addAction('Get_Receipt', 'Receipts')
  await startSignedIn(studio, publish)
  const keyboard = new Keyboard(page)
  await studio.openProperties('Process_Payment')
  const action = studio.properties.field('Action')
  const openPicker = async () => {
    await keyboard.press('ArrowDown')
    await keyboard.type('From Sandbox')
    await keyboard.press('Enter')
  }
  await keyboard.tabTo(action)
  await openPicker()
  const search = page.getByRole('combobox', { name: 'Find an action' })
  await expect(search).toBeFocused()
  await keyboard.press('Escape')
  await expect(action).toBeFocused()
  await openPicker()
  await expect(page.getByRole('option', { name: /^Get_Receipt/ })).toBeVisible()
  await keyboard.find('refund', /^Refund_Payment/)
  await expect(action.locator('option:checked')).toHaveText('Refund_Payment')
  await expect(studio.undo).toHaveAccessibleName(/Use Refund_Payment of Sandbox org/)
  await studio.undo.click()
  await expect(action.locator('option:checked')).toHaveText('Process_Payment')
})

test('what the org has besides stands below the actions of the design', async ({
  studio,
  publish,
  org,
  page,
}) => {
  await org.addAction('Refund_Payment', 'Refunds')
  await startSignedIn(studio, publish)
  await studio.showPanel('Actions')
  const listed = studio.left.getByRole('list', { name: 'In Sandbox org' })
  await listed.getByRole('button', { name: /^Refund_Payment/ }).click()
  const editor = page.getByRole('main', { name: 'Data action' })
  await expect(editor.getByRole('heading', { name: 'Refund_Payment' })).toBeVisible()
  await expect(editor.getByLabel('Category', { exact: true })).toHaveValue('Refunds')
  await page.getByRole('button', { name: 'Canvas', exact: true }).click()
  await expect(
    studio.left.getByText('Everything that the org has is in this design.'),
  ).toBeVisible()
})

test('integration and category of an action are picked from the org, by keyboard', async ({
  studio,
  publish,
  org,
  page,
}) => {
  await org.addAction('Refund_Payment', 'Refunds')
  await startSignedIn(studio, publish)
  const editor = await studio.openAction('Process_Payment')
  const keyboard = new Keyboard(page)
  await keyboard.pick(editor.getByLabel('Category', { exact: true }), 'Refunds')
  const integration = editor.getByLabel('Integration', { exact: true })
  await integration.fill('pay')
  await page.getByRole('listbox', { name: 'Integration' }).getByRole('option').first().click()
  await expect(integration).toHaveValue('Payment gateway')
  await integration.fill('One that is made later')
  await keyboard.press('Tab')
  await expect(integration).toHaveValue('One that is made later')
})

test('the category of all actions is picked on the page that publishes them', async ({
  publish,
  org,
  page,
}) => {
  await org.addAction('Refund_Payment', 'Refunds')
  await publish.openTemplate()
  const keyboard = new Keyboard(page)
  const category = publish.plan.getByLabel('Category of the actions')
  await keyboard.pick(category, 'Refunds')
  await keyboard.press('Tab')
  await publish.publish()
  await publish.expectLive('1.0')
  const published = await org.actions()
  expect(published.map((action) => action.category)).toEqual(['Refunds', 'Refunds', 'Refunds'])
})

test('a queue is found by its name', async ({ studio, publish, page }) => {
  await startSignedIn(studio, publish)
  await addTransfer(studio)
  const queue = studio.properties.field('Queue: value')
  await queue.fill('bil')
  await page.getByRole('option', { name: 'Billing' }).click()
  await expect(queue).toHaveValue('Billing')
  await expect(studio.canvas.node('To a person')).toContainText('Billing')
})

test.describe('without the permission', () => {
  test.use({ expectedComplaints: /status of 403/ })

  test('the field says what would bring more, and takes any name', async ({
    studio,
    publish,
    page,
  }) => {
    await startSignedIn(studio, publish, 'Read-only user')
    await addTransfer(studio)
    const queue = studio.properties.field('Queue: value')
    await queue.fill('Bill')
    const remark = page.getByText(
      'With the permission architect:dependencyTracking:view the org would suggest more.',
    )
    await expect(remark).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(remark).toBeHidden()
    await expect(queue).toHaveValue('Bill')
  })
})

test('signed out, the way to the actions of an org leads through signing in', async ({
  studio,
  org,
  page,
}) => {
  await org.addAction('Refund_Payment', 'Refunds')
  await studio.startFromTemplate()
  await studio.showPanel('Actions')
  await studio.left.getByRole('button', { name: 'Use an action of an org…' }).click()
  await signInWindow(page, 'Sign in in a window')
  const listed = page.getByRole('list', { name: 'Data actions of the org' })
  await expect(listed.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Search actions' }).fill('refu')
  await listed.getByRole('button', { name: /^Refund_Payment/ }).click()
  await expect(page.getByRole('heading', { name: 'Refund_Payment' })).toBeVisible()
})

async function startSignedIn(
  studio: Studio,
  publish: PublishPage,
  person: Person = 'Sandbox Admin',
): Promise<void> {
  await goToPublish(studio)
  await publish.signIn('Authorization code with PKCE', person)
  await publish.page.getByRole('link', { name: 'Keep editing' }).click()
  await expect(studio.canvas.node('Process_Payment')).toBeVisible()
}

async function addTransfer(studio: Studio): Promise<void> {
  await studio.select('Not paid')
  await studio.addAfter('Transfer to ACD', 'To a person')
  await studio.properties.choose('Queue: kind of value', 'Name')
}
