import { expect, type Locator, type Page } from '@playwright/test'
import { Home } from '../pages/home.ts'
import type { PublishPage } from '../pages/publish.ts'
import type { SandboxOrg } from '../pages/sandbox-org.ts'
import type { Studio } from '../pages/studio.ts'
import type { Audit } from './audit.ts'
import { mistakenPayment } from './designs.ts'

/** The parts of the studio that a look can be limited to. */
const LEFT = '[data-pane="left"]'
const PROPERTIES = '[data-pane="inspector"]'
const PROBLEMS = '[data-pane="bottom"]'
const MENU = '[role="menu"]'
const DIALOG = '[role="dialog"], dialog'

/** The pages outside a design, before there is one and after. */
export async function lookAtHome(audit: Audit, page: Page): Promise<void> {
  const home = new Home(page)
  await home.open()
  await audit.look(page, 'home, empty')
  await page.getByRole('link', { name: /^Templates/ }).click()
  await expect(page.getByRole('button', { name: /^Session token/ })).toBeVisible()
  await audit.look(page, 'templates')
  const help = page.getByRole('button', { name: 'Help and shortcuts' })
  await help.click()
  await audit.look(page, 'help at home', DIALOG)
  await closeBackTo(help)
  await page.getByRole('button', { name: 'New design' }).click()
  await expect(page.getByRole('application', { name: /^Canvas: / })).toBeVisible()
  await audit.look(page, 'blank design')
}

export async function lookAtDesigns(audit: Audit, page: Page): Promise<void> {
  const home = new Home(page)
  await home.open()
  await expect(home.card('Mistaken payment')).toBeVisible()
  await audit.look(page, 'home, with designs')
  await page.getByRole('link', { name: /^Designs/ }).click()
  await audit.look(page, 'designs')
  const more = page.getByRole('button', { name: 'More about Mistaken payment' })
  await more.click()
  await audit.look(page, 'menu of a design', MENU)
  await closeBackTo(more)
}

/** The studio with a design that has problems, everything opened once. */
export async function lookAtStudio(audit: Audit, studio: Studio): Promise<void> {
  const { page, canvas } = studio
  await studio.open(mistakenPayment())
  await expect(studio.problems).toBeVisible()
  await canvas.showInNaturalSize()
  await audit.look(page, 'studio')
  await lookAtPanels(audit, studio)
  await lookAtProperties(audit, studio)
  await lookAtProblems(audit, studio)
  await lookAtFloating(audit, studio)
  await lookAtAction(audit, studio)
}

async function lookAtPanels(audit: Audit, studio: Studio): Promise<void> {
  const { page, left } = studio
  for (const panel of ['Add', 'Outline', 'Variables', 'Actions'] as const) {
    await studio.showPanel(panel)
    await audit.look(page, `panel ${panel}`, LEFT)
  }
  await studio.showPanel('Variables')
  await left.getByRole('button', { name: /^Task\.Secure_CVV, / }).click()
  await audit.look(page, 'details of a variable', LEFT)
  await left.getByRole('button', { name: 'New variable' }).click()
  await audit.look(page, 'new variable', LEFT)
  await studio.hidePanel('Variables')
}

const STEPS = [
  'Enter secure flow',
  'Amount given?',
  'Welcome',
  'Card number',
  'Process_Payment',
  'Not paid',
]
const NEW_STEPS = ['Update data', 'Switch', 'Data table lookup', 'Transfer to ACD']

async function lookAtProperties(audit: Audit, studio: Studio): Promise<void> {
  const { page, properties } = studio
  for (const step of STEPS) {
    await studio.openProperties(step)
    await audit.look(page, `properties of ${step}`, PROPERTIES)
  }
  for (const kind of NEW_STEPS) {
    await studio.addAfter(kind, `A step: ${kind}`)
    await audit.look(page, `properties of a new ${kind}`, PROPERTIES)
  }
  await studio.hidePanel('Add')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await studio.showProperties()
  await properties.expectShown('Mistaken payment')
  await audit.look(page, 'settings of the flow', PROPERTIES)
}

async function lookAtProblems(audit: Audit, studio: Studio): Promise<void> {
  const { page, canvas } = studio
  const early = studio.problem(/before the caller has keyed in/)
  await early.getByRole('button', { name: /before the caller has keyed in/ }).click()
  await expect(canvas.node('Process_Payment')).toHaveClass(/is-lit/)
  await audit.look(page, 'a problem with its path')
  await early.getByRole('button', { name: /^About the rule/ }).click()
  await page.getByText('How flows are written here').click()
  await audit.look(page, 'page of a rule', DIALOG)
  await page.keyboard.press('Escape')
  await early.getByRole('button', { name: /^More about/ }).click()
  await audit.look(page, 'menu of a problem', MENU)
  await page.getByRole('menuitem', { name: /^Accept/ }).click()
  await audit.look(page, 'accepting a problem', PROBLEMS)
  await page.keyboard.press('Escape')
  const badge = canvas.node('Generate_Session_Token').getByRole('button', { name: / on Generate/ })
  await badge.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Problems of/ })).toBeVisible()
  await audit.look(page, 'problems of a step', DIALOG)
  await closeBackTo(badge)
}

async function lookAtFloating(audit: Audit, studio: Studio): Promise<void> {
  const { page, bar } = studio
  for (const [name, screen] of [
    ['Export', 'menu of exports'],
    ['Mistaken payment', 'menu of the design'],
  ] as const) {
    const button = bar.getByRole('button', { name })
    await button.click()
    await audit.look(page, screen, MENU)
    await closeBackTo(button)
  }
  const step = studio.canvas.node('Welcome')
  await step.focus()
  await page.keyboard.press('ContextMenu')
  await audit.look(page, 'menu of a step', MENU)
  await closeBackTo(step)
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog')).toBeVisible()
  await audit.look(page, 'picker of steps', DIALOG)
  await closeBackTo(step)
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: 'Help and shortcuts' })).toBeVisible()
  await audit.look(page, 'help and shortcuts', DIALOG)
  await page.keyboard.press('Escape')
}

/** What floats gives the focus back in a task of its own, which would take it from whatever is done in between. */
async function closeBackTo(opener: Locator): Promise<void> {
  await opener.page().keyboard.press('Escape')
  await expect(opener).toBeFocused()
}

async function lookAtAction(audit: Audit, studio: Studio): Promise<void> {
  const { page, left } = studio
  await studio.showPanel('Actions')
  await left.getByRole('button', { name: /^Process_Payment/ }).click()
  await expect(page.getByRole('main', { name: 'Data action' })).toBeVisible()
  await audit.look(page, 'data action')
  await page.getByRole('button', { name: 'Show the test values' }).click()
  await page.getByText('JSON schema', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Output contract' }).fill('{')
  await page.getByLabel('The gateway', { exact: true }).selectOption('own')
  await audit.look(page, 'data action with a draft and a reply of one’s own')
  await page.getByRole('button', { name: 'Discard the draft of the outputs' }).click()
  await page.getByRole('button', { name: 'Canvas', exact: true }).click()
}

/** From the sign-in to what stands in the org, by way of a run that fails. */
export async function lookAtPublishing(
  audit: Audit,
  { studio, publish, org }: { studio: Studio; publish: PublishPage; org: SandboxOrg },
): Promise<void> {
  const { page } = studio
  await studio.startFromTemplate()
  await studio.publish.click()
  await expect(publish.signInButton).toBeVisible()
  await audit.look(page, 'publish: sign in')
  await publish.leaveToSignIn('Authorization code with PKCE')
  await audit.look(page, 'sandbox: authorize')
  await publish.signInButton.click()
  await expect(publish.go).toBeEnabled()
  await audit.look(page, 'publish: plan')
  const step = publish.step('Create action Process_Payment')
  await step.getByRole('button').click()
  await audit.look(page, 'publish: a step opened')
  await step.getByRole('button', { expanded: true }).click()
  await publish.integration.selectOption({ label: 'Make a new one…' })
  await audit.look(page, 'publish: a new integration')
  await publish.integration.selectOption({ label: 'Payment gateway' })
  await org.arm({ kind: 'job-failure', messages: ['The flow uses a queue that does not exist.'] })
  await publish.publish()
  await expect(publish.result.getByRole('heading', { name: /not published/ })).toBeVisible()
  await audit.look(page, 'publish: failed')
  await publish.plan.getByRole('button', { name: 'Make a new plan' }).click()
  await expect(publish.go).toBeEnabled()
  await audit.look(page, 'publish: plan of the rest')
  await publish.publish()
  await publish.expectLive('1.0')
  await audit.look(page, 'publish: done')
  const menu = page.getByRole('button', { name: 'Sandbox org' })
  await menu.click()
  await audit.look(page, 'publish: menu of the org', MENU)
  await closeBackTo(menu)
}

/** The sandbox's own page, with what has been published and a fault armed. */
export async function lookAtSandbox(audit: Audit, page: Page, org: SandboxOrg): Promise<void> {
  await org.arm({ kind: 'slow', delayMs: 3000, path: '/uploads/*' })
  await page.goto('/sandbox')
  await expect(page.getByRole('heading', { name: 'Faults' })).toBeVisible()
  await audit.look(page, 'sandbox')
}
