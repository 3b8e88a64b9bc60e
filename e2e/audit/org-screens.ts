import { expect } from '@playwright/test'
import type { PublishPage } from '../pages/publish.ts'
import type { SandboxOrg } from '../pages/sandbox-org.ts'
import { logIn } from '../pages/sign-in.ts'
import type { Studio } from '../pages/studio.ts'
import type { Audit } from './audit.ts'

const LEFT = '[data-pane="left"]'
const DIALOG = '[role="dialog"]'
const LIST = '[role="listbox"]'

/** What an org gives before a design is open: signed out, without a flow, and with one that cannot be opened. */
export async function lookAtOrg(
  audit: Audit,
  { studio, publish, org }: { studio: Studio; publish: PublishPage; org: SandboxOrg },
): Promise<void> {
  const { page } = studio
  await page.goto('/#/org')
  await expect(publish.signInButton).toBeVisible()
  await audit.look(page, 'org: sign in')
  await page.getByRole('checkbox', { name: /^Stay signed in/ }).check()
  await publish.signInButton.click()
  await logIn(page)
  await expect(page.getByText(/^The org has no secure call flow/)).toBeVisible()
  await audit.look(page, 'org: no flows')
  await publishTemplate(studio, publish)
  await page.goto('/#/org')
  const open = page.getByRole('button', { name: /^Open / })
  await expect(open).toBeVisible()
  await audit.look(page, 'org: flows')
  await org.arm({ kind: 'job-failure', job: 'export', messages: ['Out of order'] })
  await open.click()
  await expect(page.getByText(/^Not opened\./)).toBeVisible()
  await audit.look(page, 'org: a flow that was not opened')
  await page.getByRole('searchbox', { name: 'Search flows' }).fill('no such flow')
  await audit.look(page, 'org: nothing found')
}

/** What an org gives to a design: its actions, and names for fields. Somebody is signed in. */
export async function lookAtOrgPickers(
  audit: Audit,
  { studio, org }: { studio: Studio; org: SandboxOrg },
): Promise<void> {
  const { page, properties } = studio
  await org.addAction('Refund_Payment', 'Refunds')
  await studio.startFromTemplate()
  await studio.canvas.showInNaturalSize()
  await studio.showProperties()
  await properties.field('Language').fill('de')
  await expect(page.getByRole('option', { name: /^de-de/ })).toBeVisible()
  await audit.look(page, 'languages to choose from', LIST)
  await page.keyboard.press('Escape')
  await studio.showPanel('Actions')
  await expect(studio.left.getByRole('button', { name: /^Refund_Payment/ })).toBeVisible()
  await audit.look(page, 'actions of the org', LEFT)
  await studio.left.getByRole('button', { name: 'New action' }).first().click()
  await page.getByRole('menuitem', { name: /^From an org/ }).click()
  await expect(page.getByRole('list', { name: 'Data actions of the org' })).toBeVisible()
  await audit.look(page, 'an action of the org is chosen')
  await page.getByRole('button', { name: 'Canvas', exact: true }).click()
  await studio.hidePanel('Actions')
  await studio.canvas.showInNaturalSize()
  await studio.openProperties('Process_Payment')
  await properties.choose('Action', 'From Sandbox org…')
  await expect(page.getByRole('option', { name: /^Refund_Payment/ })).toBeVisible()
  await audit.look(page, 'an action of the org for a step', DIALOG)
  await page.keyboard.press('Escape')
}

async function publishTemplate(studio: Studio, publish: PublishPage): Promise<void> {
  await studio.startFromTemplate()
  await studio.publish.click()
  await publish.publish()
  await publish.expectLive('1.0')
}
