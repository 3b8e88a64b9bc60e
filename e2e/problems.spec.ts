import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Design } from '#core/model/design.ts'
import { mistakenPayment } from './audit/designs.ts'
import { expect, test } from './fixtures.ts'
import type { Studio } from './pages/studio.ts'

/** Besides the mistakes, silence while the payment is made and a decline that leads nowhere. */
function careless(): Design {
  const design = mistakenPayment()
  return {
    ...design,
    nodes: design.nodes.map((node) =>
      node.id === 'process-payment'
        ? { ...node, props: { ...node.props, processingPrompt: '' } }
        : node,
    ),
    edges: design.edges.filter(({ from, output }) => from !== 'approved' || output !== 'no'),
  }
}

const SILENCE = /While “Process_Payment” waits/
const EARLY = /before the caller has keyed in/

test.beforeEach(async ({ studio }) => {
  await studio.open(careless())
  await expect(studio.problem(EARLY)).toBeVisible()
})

test('a fix that changes what callers hear is shown before it is done', async ({
  studio,
  page,
}) => {
  const { canvas } = studio
  await studio
    .problem(SILENCE)
    .getByRole('button', { name: /^Play / })
    .click()
  await expect(preview(page)).toContainText('nothing is changed yet')
  await expect(canvas.node('Process_Payment')).toHaveClass(/is-changing/)
  await expect(studio.undo).toBeDisabled()

  await page.keyboard.press('Escape')
  await expect(preview(page)).toBeHidden()
  await expect(canvas.node('Process_Payment')).not.toHaveClass(/is-changing/)

  await studio
    .problem(SILENCE)
    .getByRole('button', { name: /^Play / })
    .click()
  await page.keyboard.press('Enter')
  await expect(studio.problem(SILENCE)).toBeHidden()
  await studio.undo.click()
  await expect(studio.problem(SILENCE)).toBeVisible()
  await expect(studio.undo).toBeDisabled()
})

test('what a fix moves and leads elsewhere is drawn where it will be', async ({ studio, page }) => {
  await more(studio, EARLY, 'Preview the fix')
  const { canvas } = studio
  await expect(canvas.node('Generate_Session_Token')).toHaveClass(/is-leaving/)
  await expect(canvas.edge('expiry', 'success').locator('.is-going')).toHaveCount(1)
  await expect(
    canvas.area.locator('.preview-box', { hasText: 'Generate_Session_Token' }),
  ).toBeVisible()
  await expect(preview(page)).toContainText('success of “Expiry” leads to “CVV”')
  await preview(page).getByRole('button', { name: 'Apply' }).click()
  await canvas.expectEdge('CVV', 'success', 'Generate_Session_Token')
  await expect(canvas.area.locator('.preview-box')).toHaveCount(0)
})

test('the life of a token is drawn along its way, in seconds', async ({ studio }) => {
  const { canvas } = studio
  const marks = canvas.area.locator('.token-left')
  await expect(marks).toHaveCount(0)
  await studio.openProperties('Process_Payment')
  await expect(marks).toHaveCount(2)
  await expect(marks.filter({ hasText: /^180 s left$/ })).toHaveCount(1)
  await expect(marks.filter({ hasText: /^1[0-7]\d s left$/ })).toHaveCount(1)
  await studio.openProperties('Welcome')
  await expect(marks).toHaveCount(0)
})

test('filters, groups, and F8 go through what is listed', async ({ studio, page }) => {
  const { problems, bottom } = studio
  await bottom.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Order').selectOption('By node')
  await expect(problems.getByRole('heading', { name: 'Process_Payment' })).toBeVisible()
  await page.getByLabel('Rules').selectOption('What the caller meets')
  await expect(studio.problem(EARLY)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(bottom.getByRole('button', { name: 'Filtered' })).toBeVisible()

  const rows = problems.locator('.prob-row')
  const count = await rows.count()
  const seen = new Set<string>()
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press('F8')
    seen.add(await problems.locator('.prob-row.is-selected').innerText())
  }
  expect(seen.size).toBe(count)
  await page.keyboard.press('Shift+F8')
  await expect(rows.nth(count > 1 ? count - 2 : 0)).toHaveClass(/is-selected/)
})

test('F8 leads on from a field that goes away: the next Tabs are at the problem and its fix', async ({
  studio,
  page,
}) => {
  const fix = (name: RegExp) => studio.problems.getByRole('button', { name })
  await page.keyboard.press('F8')
  await page.keyboard.press('F8')
  await expect(studio.properties.pane.locator(':focus')).toBeVisible()
  await page.keyboard.press('Shift+F8')
  await expect(studio.problem(EARLY).getByRole('button', { name: EARLY })).toBeFocused()
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab')
  await expect(fix(/^Move Generate_Session_Token/)).toBeFocused()
})

test('in a narrow window the map does not lie over what is left of the canvas', async ({
  studio,
  page,
}) => {
  const map = page.getByRole('img', { name: 'Map of the flow' })
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(map).toBeVisible()
  await studio.showProperties()
  await expect(map).toBeHidden()
})

for (const width of [1440, 1280]) {
  test(`what closes the list is in view, whatever the design sets, at ${width}`, async ({
    studio,
    page,
  }) => {
    const suppressions = [{ rule: 'no-such-rule', node: null, reason: 'an exercise' }]
    await page.setViewportSize({ width, height: 800 })
    await studio.open({ ...careless(), suppressions, severities: { 'token-headroom': 'off' } })
    await expect(page.getByRole('button', { name: '1 setting without effect' })).toBeVisible()
    await page.getByRole('button', { name: 'Close the problems' }).click({ trial: true })
    const hasRoom = ({ scrollWidth, clientWidth }: Element) => scrollWidth <= clientWidth
    expect(await page.locator('.ui-tabs-bar').evaluate(hasRoom)).toBe(true)
    await expect(page.getByRole('button', { name: /^[1-9]\d* errors?$/ })).toBeVisible()
  })
}

test('the page of a rule is one click away', async ({ studio, page }) => {
  await studio
    .problem(EARLY)
    .getByRole('button', { name: /^About the rule/ })
    .click()
  const rule = page.getByRole('dialog', { name: 'About token-after-input' })
  await expect(rule.getByRole('heading', { name: 'Incorrect' })).toBeVisible()
  await expect(rule).toContainText('SF-ORD-02')
  await page.keyboard.press('Escape')
  await expect(rule).toBeHidden()
})

test('a problem is lived with for a reason, which is kept, and taken back', async ({
  studio,
  page,
}) => {
  await more(studio, SILENCE, 'Accept, with a reason…')
  await page.getByLabel('Why is it accepted?').fill('The gateway answers at once.')
  await page.keyboard.press('Enter')
  const row = studio.problem(/Accepted: The gateway answers at once/)
  await expect(row).toHaveClass(/is-suppressed/)
  await expect(studio.bottom.getByText('1 problem is accepted')).toBeVisible()
  await expect(studio.saved).toBeVisible()
  await page.reload()
  await expect(row).toBeVisible()
  const saved = page.waitForEvent('download')
  await studio.bottom.getByRole('button', { name: 'Report of problems' }).click()
  await page.getByRole('menuitem', { name: /^Report as a page/ }).click()
  const report = await saved
  expect(report.suggestedFilename()).toMatch(/\.problems\.md$/)
  const text = await readFile(await report.path(), 'utf8')
  expect(text).toContain('- Accepted (warning): The gateway answers at once.')
  await more(studio, SILENCE, 'Report it again')
  await expect(row).toBeHidden()
})

test('all safe fixes are one step, and leave what needs an eye', async ({ studio }) => {
  await studio.bottom.getByRole('button', { name: 'Fix all safe' }).click()
  await expect(studio.page.getByText(/^\d+ problems? fixed\.$/)).toBeVisible()
  await expect(studio.problem(/Content is secure/)).toBeHidden()
  await expect(studio.problem(SILENCE)).toBeVisible()
  await studio.undo.click()
  await expect(studio.undo).toBeDisabled()
})

test('what a fix does is said in full in every row, and a row that is chosen begins below its head', async ({
  studio,
  page,
}) => {
  const { problems, bottom } = studio
  const fixes = problems.getByRole('button', { name: /^(Move|Turn on|Play) / })
  expect(await fixes.count()).toBeGreaterThan(2)
  for (const fix of await fixes.all()) {
    expect(await fix.evaluate((button) => button.scrollWidth - button.clientWidth)).toBe(0)
    expect(await fix.evaluate((button) => button.scrollHeight - button.clientHeight)).toBe(0)
  }
  await studio.problem(EARLY).getByRole('button', { name: EARLY }).click()
  await bottom.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Order').selectOption('By rule')
  await page.keyboard.press('Escape')
  const head = problems.getByRole('heading', { name: /^token-after-input/ })
  const message = problems.getByText(EARLY)
  const topOfMessage = async () => (await message.boundingBox())?.y ?? 0
  const box = await head.boundingBox()
  if (box === null) throw new Error('The head is not drawn')
  await expect.poll(topOfMessage).toBeGreaterThan(box.y + box.height)
})

test('what a rule weighs is set in the design, which is shown and taken back', async ({
  studio,
  page,
}) => {
  await studio
    .problem(EARLY)
    .getByRole('button', { name: 'About the rule token-after-input' })
    .click()
  await page.getByLabel('In this design').selectOption({ label: 'Off: is not reported' })
  await expect(studio.problem(EARLY)).toBeHidden()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '1 rule off' }).click()
  const set = page.getByRole('dialog', { name: 'Severities set in this design' })
  await set.getByLabel('token-after-input').selectOption('Warning')
  await expect(studio.problem(EARLY).getByRole('img', { name: 'warning' })).toBeVisible()
  await set.getByLabel('token-after-input').selectOption('As usual')
  await expect(studio.problem(EARLY).getByRole('img', { name: 'error' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(
    page.getByRole('button', { name: /^(?:None set|1 rule off|1 severity set)$/ }),
  ).toHaveCount(0)
})

test('a rule is turned off from the list by the keyboard, and back by undo', async ({
  studio,
  page,
}) => {
  await studio
    .problem(SILENCE)
    .getByRole('button', { name: /^More about/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Turn the rule off in this design' }).press('Enter')
  await expect(studio.problem(SILENCE)).toBeHidden()
  await expect(page.getByRole('button', { name: '1 rule off' })).toBeVisible()
  await studio.undo.click()
  await expect(studio.problem(SILENCE)).toBeVisible()
})

test('the window stays where it is, whatever is brought into view', async ({ studio, page }) => {
  await expect(studio.problem(SILENCE)).toBeVisible()
  const places = await page.evaluate(() => {
    document.querySelectorAll('.sr').forEach((words) => words.scrollIntoView({ block: 'end' }))
    scrollTo(0, 1000)
    const { documentElement, body } = document
    return [scrollY, documentElement.scrollTop, body.scrollTop, body.getBoundingClientRect().top]
  })
  expect(places).toEqual([0, 0, 0, 0])
})

test('of the page of an action only its columns scroll', async ({ studio }) => {
  const action = await studio.openAction('Process_Payment')
  await expect(action.getByRole('heading', { name: 'Test cards' })).toBeAttached()
  const sliding = await action.evaluate((page) =>
    [page, ...page.querySelectorAll('*')].flatMap((part) => {
      const isHeld = getComputedStyle(part).overflowY !== 'hidden' || part.clientHeight < 100
      return isHeld || part.scrollHeight <= part.clientHeight + 1 ? [] : [part.className]
    }),
  )
  expect(sliding).toEqual([])
})

test('an output that leads nowhere has a stub to begin at', async ({ studio }) => {
  const stub = studio.canvas.node('Approved?').getByRole('button', { name: 'Add a node on no' })
  await expect(stub).toHaveClass(/is-missing/)
  await expect(stub).toBeVisible()
})

function preview(page: Page) {
  return page.getByRole('region', { name: 'Preview of the fix' })
}

async function more(studio: Studio, problem: RegExp, item: string): Promise<void> {
  await studio
    .problem(problem)
    .getByRole('button', { name: /^More about/ })
    .click()
  await studio.page.getByRole('menuitem', { name: item }).click()
}
