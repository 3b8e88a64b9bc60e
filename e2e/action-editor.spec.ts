import type { Locator } from '@playwright/test'
import { expect, test } from './hands-off.ts'
import { CodeField } from './pages/code-field.ts'
import { expectText } from './pages/fields.ts'
import type { Keyboard } from './pages/keyboard.ts'
import type { Studio } from './pages/studio.ts'

test('the action that makes a token of a card, from nothing to a preview without a problem, by keyboard', async ({
  studio,
  keyboard,
}) => {
  test.setTimeout(180_000)
  const editor = new ActionHands(studio, keyboard)
  await editor.startBlank()

  await test.step('the card becomes a token', async () => {
    await editor.addBlank('Card_To_Token', 'card to token')
    await editor.address('https://api.stripe.com/v1/tokens')
    await editor.header(1, 'Content-Type', 'application/x-www-form-urlencoded')
    await editor.addHeader('Authorization', 'Bearer ${credentials.secretKey}')
    await editor.body(
      [
        'card[number]=$esc.uriEncode(${input.CC_Number})',
        'card[exp_month]=$esc.uriEncode(${input.Expiry.substring(0, 2)})',
        'card[exp_year]=20$esc.uriEncode(${input.Expiry.substring(2)})',
        'card[cvc]=$esc.uriEncode(${input.CVV})',
      ].join('&'),
    )
    await editor.missing('CC_Number')
    await editor.missing('Expiry')
    await editor.missing('CVV')
    await editor.output('Token')
    await editor.translation('token', '$.id')
    await editor.template('{"Token": ${token}}')
    await editor.expectFine()
    await expect(editor.outputRow('Token')).toContainText('hidden')
  })

  await test.step('card and token are shown when they are asked for, and not before', async () => {
    await expect(editor.gateway).toContainText('4242')
    await expect(editor.main).not.toContainText('4242424242424242')
    await expect(editor.main).not.toContainText('tok_test_')
    const eye = editor.gateway.getByRole('button', { name: 'Show the test values' })
    await keyboard.activate(eye)
    await expect(eye).toHaveAttribute('aria-pressed', 'true')
    await expect(editor.gateway).toContainText('card[number]=4242424242424242')
    await expect(editor.outputRow('Token')).toContainText('tok_test_')
    await keyboard.press('Enter')
    await expect(editor.main).not.toContainText('4242424242424242')
  })

  await test.step('a number that could be a real card is refused, a test card is offered', async () => {
    const number = editor.inputs.getByLabel('CC_Number')
    await keyboard.fill(number, '4000123412341234')
    await expect(number).toHaveAccessibleDescription(/ending 1234 could be a real card/)
    await keyboard.press('Tab')
    await expect(number).toHaveValue('4242424242424242')
    const cards = editor.main.getByRole('table', { name: 'Test cards' })
    await keyboard.activate(cards.getByRole('button', { name: /0002/ }))
    await expect(editor.gateway).toContainText('Visa •••• 0002')
    await editor.expectFine()
  })
})

test('the action that pays with the token, and its contract as JSON, by keyboard', async ({
  studio,
  keyboard,
}) => {
  test.setTimeout(180_000)
  const editor = new ActionHands(studio, keyboard)
  await editor.startBlank()

  await test.step('the token pays', async () => {
    await editor.addBlank('Pay', 'payment')
    await editor.address(
      'https://api.stripe.com/v1/payment_intents/$esc.uriEncode(${input.Payment_ID})/confirm',
    )
    await editor.header(1, 'Content-Type', 'application/x-www-form-urlencoded')
    await editor.addHeader('Authorization', 'Bearer ${credentials.secretKey}')
    await editor.body(
      'payment_method_data[type]=card&payment_method_data[card][token]=$esc.uriEncode(${input.Token})',
    )
    await editor.missing('Payment_ID')
    await editor.missing('Token')
    await editor.output('Status')
    await editor.translation('status', '$.status')
    await editor.template('{"Status": ${status}}')
    await editor.expectFine()
    await expect(editor.outputRow('Status')).toContainText('succeeded')
  })

  await test.step('what the gateway can answer otherwise is tried as well', async () => {
    await keyboard.choose(editor.reply, 'declines the card')
    await expect(editor.flow).toContainText('status 402')
    await keyboard.choose(editor.reply, 'answers too late')
    await expect(editor.flow).toContainText('No reply within 10 s')
    await keyboard.choose(editor.reply, 'breaks off its reply')
    await expect(editor.flow).toContainText('The reply is not JSON')
  })

  await test.step('the contract as JSON: what is no JSON changes nothing and is kept', async () => {
    await keyboard.tabTo(editor.main.getByRole('radio', { name: 'Table' }))
    await keyboard.press('ArrowRight')
    const schema = editor.main.getByRole('textbox', { name: 'Output contract' })
    const unfinished = '{"properties": {"Status": {"type": "integer"}}'
    await keyboard.fill(schema, unfinished)
    await expect(schema).toHaveAccessibleDescription(/not JSON/)
    await keyboard.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    await keyboard.press('ArrowLeft')
    await expect(editor.main.getByLabel('Type of Status')).toHaveValue('string')
    await keyboard.press('ArrowRight')
    await expectText(schema, unfinished)
    await keyboard.fill(schema, `${unfinished}}`)
    await keyboard.choose(editor.reply, 'approves')
    await expect(editor.flow).toContainText('The output Status must be a whole number')
  })
})

/** What the hands do in the editor of an action. */
class ActionHands {
  readonly main: Locator
  readonly gateway: Locator
  readonly flow: Locator
  readonly inputs: Locator
  readonly reply: Locator
  readonly #studio: Studio
  readonly #keyboard: Keyboard

  constructor(studio: Studio, keyboard: Keyboard) {
    this.#studio = studio
    this.#keyboard = keyboard
    this.main = studio.page.getByRole('main', { name: 'Data action' })
    this.gateway = this.main.getByRole('region', { name: 'What the gateway receives' })
    this.flow = this.main.getByRole('region', { name: 'What the flow receives' })
    this.inputs = this.main.getByRole('region', { name: 'Test inputs' })
    this.reply = this.main.getByLabel('The gateway', { exact: true })
  }

  async startBlank(): Promise<void> {
    const { page, canvas } = this.#studio
    await page.goto('/')
    await this.#keyboard.activate(page.getByRole('button', { name: 'New design' }))
    await expect(canvas.node('Enter secure flow')).toBeVisible()
  }

  async addBlank(name: string, purpose: string): Promise<void> {
    const { page, left } = this.#studio
    const rail = page.getByRole('navigation', { name: 'Panels' })
    const button = rail.getByRole('button', { name: 'Actions' })
    await this.#keyboard.goToPane(rail)
    if ((await button.getAttribute('aria-pressed')) !== 'true') {
      await this.#keyboard.activate(button)
    }
    await this.#keyboard.goToPane(left)
    await this.#keyboard.menu(left.getByRole('button', { name: 'New action' }).first(), /^Blank/)
    await expect(this.main).toBeVisible()
    await this.#keyboard.goToPane(this.main)
    await this.#keyboard.fill(this.main.getByLabel('Name', { exact: true }), name)
    await this.#keyboard.press('Enter')
    await expect(this.main.getByRole('heading', { name, level: 2 })).toBeVisible()
    await this.#keyboard.choose(this.main.getByLabel('Purpose'), purpose)
    await this.#keyboard.choose(this.main.getByLabel('Gateway', { exact: true }), 'Stripe')
  }

  async address(url: string): Promise<void> {
    await this.#write('URL', url)
  }

  async header(place: number, name: string, value: string): Promise<void> {
    await this.#keyboard.fill(this.main.getByLabel(`Name of header ${place}`), name)
    await this.#write(`Value of ${name}`, value)
  }

  async addHeader(name: string, value: string): Promise<void> {
    await this.#keyboard.activate(this.main.getByRole('button', { name: 'Add header' }))
    await this.header(2, name, value)
  }

  async body(text: string): Promise<void> {
    await this.#write('Body', text)
  }

  /** The preview offers the input that the template asks for. */
  async missing(name: string): Promise<void> {
    await this.#keyboard.activate(this.gateway.getByRole('button', { name: `Add input ${name}` }))
    await expect(this.main.getByLabel(`Name of ${name}`)).toBeVisible()
  }

  async output(name: string): Promise<void> {
    await this.#keyboard.fill(this.main.getByLabel('New output'), name)
    await this.#keyboard.press('Enter')
    await expect(this.main.getByLabel(`Name of ${name}`)).toBeVisible()
    const required = this.main.getByRole('checkbox', { name: `${name} is required` })
    await this.#keyboard.tabTo(required)
    await this.#keyboard.press('Space')
    await expect(required).not.toBeChecked()
  }

  async translation(name: string, path: string): Promise<void> {
    await this.#keyboard.activate(this.main.getByRole('button', { name: 'Add value' }))
    await expect(this.main.getByLabel('Name of value')).toBeFocused()
    await this.#keyboard.fill(this.main.getByLabel('Name of value'), name)
    await this.#keyboard.press('Enter')
    await this.#keyboard.fill(this.main.getByLabel(`JSONPath of ${name}`), path)
    await this.#keyboard.fill(this.main.getByLabel(`Default of ${name}`), '""')
  }

  async template(text: string): Promise<void> {
    await this.#write('Success template', text)
  }

  outputRow(name: string): Locator {
    return this.flow.getByRole('row').filter({ hasText: name })
  }

  async expectFine(): Promise<void> {
    await expect(this.gateway.getByText('The request is well made.')).toBeVisible()
    await expect(this.main.getByText('The result matches the contract.')).toBeVisible()
    await expect(this.flow.getByText('success', { exact: true })).toBeVisible()
    await expect(this.main.getByRole('region', { name: 'Problems' })).toBeHidden()
  }

  /** Brackets that are closed by themselves are typed over. */
  async #write(name: string, text: string): Promise<void> {
    const { field } = new CodeField(this.#studio.page, name)
    await this.#keyboard.tabTo(field)
    await this.#keyboard.press('ControlOrMeta+A', 'Delete')
    await this.#keyboard.type(text)
    await expectText(field, text)
    await this.#keyboard.press('Escape')
  }
}
