import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { CodeField } from './pages/code-field.ts'
import type { Studio } from './pages/studio.ts'

test('an expression is completed, explained and checked where it is written', async ({
  studio,
}) => {
  const { page } = studio
  const condition = await openCondition(studio)

  await test.step('a function brings its parentheses, and says what goes into them', async () => {
    await condition.field.click()
    await page.keyboard.press('ControlOrMeta+A')
    await condition.completeByEnter('Len', /^Length/)
    await condition.expectText('Length()')
    await expect(page.getByText('Length(text: string) → integer').first()).toBeVisible()
  })

  await test.step('variables are found by a part of their names, secure ones in their hue', async () => {
    await condition.complete('secure_c', /^Task\.Secure_CC/)
    await condition.expectText('Length(Task.Secure_CC)')
    await expect(condition.piece('secure', 'Task.Secure_CC')).toBeVisible()
    await page.keyboard.press('End')
    await page.keyboard.type(' == 16')
  })

  await test.step('what is wrong is underlined, and told with the field', async () => {
    await expect(condition.piece('error', 'Task.Secure_CC')).toBeVisible()
    await expect(condition.field).toHaveAttribute('aria-invalid', 'true')
    await condition.expectDescription(/secure variables cannot be used/i)
    await page.mouse.move(0, 0)
    await condition.piece('error', 'Task.Secure_CC').hover()
    await expect(page.getByText('Secure · String · card number')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Secure · String · card number')).toBeHidden()
  })

  await test.step('a fill sets it right', async () => {
    await condition.field.fill('IsSet(Task.Transaction_ID)')
    await page.keyboard.press('Tab')
    await expect(condition.field).not.toHaveAttribute('aria-invalid', 'true')
    await expect(studio.noProblems).toBeVisible()
  })
})

test('keys mean in the editor what they mean in a field', async ({ studio }) => {
  const { page } = studio
  const condition = await openCondition(studio)
  const before = '!IsNotSetOrEmpty(Task.Transaction_ID)'
  await condition.expectText(before)

  await test.step('Escape closes the list first, and leaves the rest alone', async () => {
    await studio.properties.pane.getByText('Condition', { exact: true }).click()
    await expect(condition.field).toBeFocused()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('Task.S')
    await expect(condition.list).toBeVisible()
    const { violations } = await new AxeBuilder({ page })
      .include('.insp')
      .include('.code-tips')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .setLegacyMode()
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await page.keyboard.press('Escape')
    await expect(condition.list).toBeHidden()
    await studio.properties.expectShown('Approved?')
  })

  await test.step('Enter breaks no line, Shift and Enter do', async () => {
    await page.keyboard.press('Enter')
    await condition.expectText('Task.S')
    await page.keyboard.press('Shift+Enter')
    await condition.expectText('Task.S\n')
  })

  await test.step('undo is the field’s own until it is left, then the design’s', async () => {
    await page.keyboard.press('ControlOrMeta+Z')
    await page.keyboard.press('ControlOrMeta+Z')
    await condition.expectText(before)
    await page.keyboard.press('ControlOrMeta+Y')
    await page.keyboard.press('ControlOrMeta+Y')
    await condition.expectText('Task.S\n')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Insert variable' })).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(condition.field).toBeFocused()
    await page.keyboard.press('ControlOrMeta+Z')
    await condition.expectText(before)
  })

  await test.step('a variable from the menu goes where the cursor stands', async () => {
    await condition.field.fill('IsSet()')
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Insert variable' }).click()
    await page.getByRole('menuitem', { name: /^Task\.Choice/ }).click()
    await condition.expectText('IsSet(Task.Choice)')
    await expect(condition.field).toBeFocused()
  })
})

test('what is typed before the editor is loaded stays, with the cursor', async ({ studio }) => {
  const { page } = studio
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/code-editor-.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await studio.startFromTemplate()
  await selectInOutline(studio, 'Approved?')
  const condition = new CodeField(page, 'Condition')
  await condition.field.fill('Task.Choice == "1"')
  await page.keyboard.press('ArrowLeft')
  const plain = await condition.field.boundingBox()
  release()
  await condition.expectLoaded()
  expect(await condition.field.boundingBox()).toMatchObject({ y: plain?.y, height: plain?.height })
  await page.keyboard.type('2')
  await condition.expectText('Task.Choice == "12"')
})

test('the templates of a data action know its contract', async ({ studio }) => {
  const { page } = studio
  await studio.startFromTemplate()
  await studio.showPanel('Actions')
  await studio.left.getByRole('button', { name: /^Process_Payment/ }).click()
  const body = new CodeField(page, 'Body')
  await body.expectLoaded()
  await expect(body.piece('secure', '${input.CC_Number')).toBeVisible()

  await test.step('an input is completed with its braces, a helper with its parentheses', async () => {
    await body.field.fill('{\n  "amount": ')
    await body.complete('"$esc.js', /^esc\.jsonString/)
    await body.complete('${amo', /^input\.Amount/)
    await body.expectText('{\n  "amount": "$esc.jsonString(${input.Amount})"')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('}')
  })

  await test.step('an input that the contract lacks is underlined where it stands', async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('"keep": ${input.keepOnFile},')
    await page.keyboard.press('Tab')
    await expect(body.piece('error', '${input.keepOnFile}')).toBeVisible()
    await body.expectDescription(
      /^“Process_Payment” prints \$\{input\.keepOnFile\} in the body, but has no input of that name .* Correct the name\.$/,
    )
  })

  await test.step('so is the place where the template cannot be read', async () => {
    await body.field.fill('{"amount": ${input.Amount}\n#if($input.Amount)}')
    await page.keyboard.press('Tab')
    await body.expectDescription(/#end is expected/)
    await expect(body.field.locator('.code-error').last()).toHaveText('}')
  })

  await test.step('one line stays one line', async () => {
    const url = new CodeField(page, 'URL')
    await url.field.fill('https://pay.example/')
    await page.keyboard.press('Enter')
    await url.complete('$cred', /^credentials\.apiKey/)
    await url.expectText('https://pay.example/${credentials.apiKey}')
    const header = new CodeField(page, 'Value of Authorization')
    await header.field.fill('Bearer ${credentials.apiKey}')
    await header.expectText('Bearer ${credentials.apiKey}')
  })

  await test.step('a success template knows what the map takes out of the reply', async () => {
    const success = new CodeField(page, 'Success template')
    await success.field.fill('{"Transaction_ID": ')
    await success.complete('${tra', /^transactionId/)
    await page.keyboard.press('End')
    await page.keyboard.type('}')
    await success.expectText('{"Transaction_ID": ${transactionId}}')
  })
})

async function openCondition(studio: Studio): Promise<CodeField> {
  await studio.startFromTemplate()
  await selectInOutline(studio, 'Approved?')
  const condition = new CodeField(studio.page, 'Condition')
  await condition.expectLoaded()
  return condition
}

async function selectInOutline(studio: Studio, name: string): Promise<void> {
  await studio.showPanel('Outline')
  await studio.left
    .getByRole('treeitem', { name: new RegExp(`^${name.replace('?', '\\?')}`) })
    .click()
  await studio.properties.expectShown(name)
}
