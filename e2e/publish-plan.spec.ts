import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from './fixtures.ts'
import type { Studio } from './pages/studio.ts'

test('a step opens to everything that it makes', async ({ publish }) => {
  await publish.openTemplate()
  const step = publish.step('Create action Process_Payment')
  await step.getByRole('button').press('Enter')
  await expect(step.getByRole('group', { name: 'method, new' })).toContainText('+ POST')
  await expect(step.getByRole('group', { name: 'secure flag, new' })).toContainText('+ secure')
})

test('an action that was changed here is updated, and the diff says how', async ({
  studio,
  publish,
  org,
}) => {
  await publish.publishTemplate()
  await setTimeoutHere(studio, '25')
  await publish.planAgain()
  const step = publish.step('Update action Process_Payment')
  await expect(step).toContainText('~ update')
  await step.getByRole('button').click()
  const timeout = step.getByRole('group', { name: 'timeout, changed in the design' })
  await expect(timeout).toContainText('− 15 s')
  await expect(timeout).toContainText('+ 25 s')
  await expect(publish.step('Generate_Session_Token')).toContainText('= unchanged')
  await publish.publish()
  await expect(publish.result.getByRole('heading', { level: 1 })).toHaveText('Version 1.0 is live')
  expect(await versions(org)).toEqual({ Generate_Session_Token: 1, Process_Payment: 2 })
})

test('the plan is text too', async ({ publish, page }) => {
  await publish.openTemplate()
  const download = page.waitForEvent('download')
  await publish.plan.getByRole('button', { name: 'Save plan' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('+ Create action Process_Payment: secure,')
  expect(text).toMatch(/3 to create\.\n$/)
})

test('a contract that was changed makes a new action, and the old one goes when the flow is live', async ({
  studio,
  publish,
  org,
}) => {
  await publish.publishTemplate()
  const action = await studio.openAction('Process_Payment')
  await action
    .getByRole('checkbox', { name: / is required$/ })
    .last()
    .click()
  await publish.planAgain()
  await expect(publish.step('Replace action Process_Payment by Process_Payment_2')).toContainText(
    '± replace',
  )
  await expect(publish.step('Remove action Process_Payment')).toContainText('− remove')
  await publish.publish()
  await publish.expectLive('2.0')
  expect(await versions(org)).toEqual({ Generate_Session_Token: 1, Process_Payment_2: 1 })
})

test.describe('an action that was changed in the org', () => {
  test('keeps what the org has, when that is chosen', async ({ publish, org }) => {
    await publish.publishTemplate()
    await org.setTimeoutOf('Process_Payment', 42)
    await publish.planAgain()
    const step = publish.step('Action Process_Payment was changed in the org')
    await expect(step).toContainText('! drifted')
    await expect(step.getByRole('group', { name: 'timeout, changed in the org' })).toContainText(
      '− 42 s',
    )
    await expect(publish.go).toBeDisabled()
    await expect(publish.go).toHaveAccessibleDescription(/^Choose whose version stands/)
    await publish.choice('Process_Payment', 'Keep the org’s').check()
    await expect(
      publish.plan.getByText(/^Nothing to publish: what .* has differently/),
    ).toBeVisible()
    expect(await versions(org)).toEqual({ Generate_Session_Token: 1, Process_Payment: 2 })
  })

  test('gets what the design has, when that is chosen, by keyboard', async ({
    publish,
    org,
    page,
  }) => {
    await publish.publishTemplate()
    await org.setTimeoutOf('Process_Payment', 42)
    await publish.planAgain()
    await publish.choice('Process_Payment', 'Keep the org’s').focus()
    await page.keyboard.press('ArrowDown')
    await expect(publish.choice('Process_Payment', 'Use the design’s')).toBeChecked()
    await publish.publish()
    await expect(publish.result.getByRole('heading', { level: 1 })).toHaveText(
      'Version 1.0 is live',
    )
    expect(await versions(org)).toEqual({ Generate_Session_Token: 1, Process_Payment: 3 })
  })
})

test.describe('the way back', () => {
  test('a first publish has none, and none is offered', async ({ publish, page }) => {
    await publish.publishTemplate()
    await expect(publish.wayBack).toBeHidden()
    await publish.newPlan.click()
    await expect(
      page.getByText(/was published for the first time: there is no version/),
    ).toBeVisible()
    await expect(publish.wayBack).toBeHidden()
  })

  test('is a plan like any other, and brings back what was live', async ({
    studio,
    publish,
    org,
    page,
  }) => {
    await publish.publishTemplate()
    await setTimeoutHere(studio, '25')
    await publish.planAgain()
    await publish.publish()
    await expect(publish.step('Update action Process_Payment')).toContainText(/\d\.\d s/)
    await expect(publish.step('Action Generate_Session_Token')).not.toContainText(/\d\.\d s/)
    await publish.wayBack.click()
    await expect(
      publish.plan.getByRole('heading', { name: 'Go back to what was live before' }),
    ).toBeVisible()
    await expect(publish.step('Bring back action Process_Payment')).toContainText('~ update')
    await page.getByRole('button', { name: /^Go back in / }).click()
    await expect(publish.result.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await versions(org)).toEqual({ Generate_Session_Token: 1, Process_Payment: 3 })
    await publish.newPlan.click()
    const step = publish.step('Update action Process_Payment')
    await step.getByRole('button').click()
    await expect(step.getByRole('group', { name: 'timeout, changed in the design' })).toContainText(
      '− 15 s',
    )
  })
})

test('an org that is named production warns across the page', async ({ studio, publish, page }) => {
  await publish.openTemplate()
  await expect(page.getByRole('note')).toBeHidden()
  await page.getByRole('button', { name: 'Sandbox org', exact: true }).click()
  await page.getByRole('menuitem', { name: 'This is production' }).click()
  await expect(page.getByRole('note')).toContainText('Sandbox org is production.')
  const action = await studio.openAction('Process_Payment')
  const test = action.getByRole('region', { name: 'Test in the org' })
  await expect(test.getByRole('note')).toContainText('with the credentials that real payments use')
  await page.keyboard.press('Escape')
  await studio.publish.click()
  await page.getByRole('button', { name: 'Sandbox org', exact: true }).click()
  await page.getByRole('menuitem', { name: 'This is not production' }).click()
  await expect(page.getByRole('note')).toBeHidden()
})

async function setTimeoutHere(studio: Studio, seconds: string): Promise<void> {
  const action = await studio.openAction('Process_Payment')
  const timeout = action.getByLabel('Timeout', { exact: true })
  await timeout.fill(seconds)
  await timeout.press('Enter')
}

async function versions(org: {
  actions(): Promise<readonly { readonly name: string; readonly version: number }[]>
}): Promise<Readonly<Record<string, number>>> {
  const actions = await org.actions()
  return Object.fromEntries(actions.map(({ name, version }) => [name, version]))
}

test('an integration is made in the plan, and its credentials are kept nowhere', async ({
  publish,
  org,
  page,
}) => {
  await publish.openTemplate()
  await publish.integration.selectOption({ label: 'Make a new one…' })
  await expect(publish.go).toHaveAccessibleDescription(
    'Type in the credentials that the actions name.',
  )
  const integration = publish.checks.getByRole('listitem').filter({ hasText: /^Integration/ })
  await publish.plan.getByLabel('Name of the new integration').fill('payment gateway')
  await expect(integration).toContainText('the org has one named “payment gateway” already')
  await publish.plan.getByLabel('Name of the new integration').fill('Card gateway')
  await expect(integration).toContainText('will be made first')
  const field = publish.plan.getByLabel('Credential apiKey')
  await expect(field).toHaveAttribute('type', 'password')
  await field.fill('typed-in-by-hand')
  await expect(publish.step('Create integration “Card gateway”')).toContainText('+ create')
  await publish.publish()
  await publish.expectLive('1.0')
  expect(await org.integrations()).toMatchObject([
    { name: 'Card gateway', reportedState: { code: 'ACTIVE' } },
    { name: 'Payment gateway' },
  ])
  expect(await keptBy(page)).not.toContain('typed-in-by-hand')
  await expect(page.getByText('typed-in-by-hand')).toHaveCount(0)
  await publish.newPlan.click()
  await expect(publish.plan.getByText(/^Nothing to publish/)).toBeVisible()
})

/** Everything that the browser keeps of the page: storage, address, every database. */
function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
    ]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(opening.error ?? new Error(name)))
      })
      for (const store of db.objectStoreNames) {
        const reading = db.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => {
          reading.addEventListener('success', resolve)
        })
        kept.push(reading.result)
      }
      db.close()
    }
    return JSON.stringify(kept)
  })
}
