import { expect } from '@playwright/test'
import type { Keyboard } from '../pages/keyboard.ts'
import { variable } from '../pages/panels.ts'
import type { Studio } from '../pages/studio.ts'
import { PAY_NOW, WAYS_OUT } from './draw-payment.ts'

/** The seed's flow with its mistake, drawn with nothing but the keyboard. */
export async function drawPaymentByKeys(studio: Studio, keyboard: Keyboard): Promise<void> {
  const hands = new Hands(studio, keyboard)
  await studio.page.goto('/')
  await keyboard.activate(studio.page.getByRole('button', { name: 'New design' }))
  await expect(studio.canvas.node('Enter secure flow')).toBeVisible()

  await hands.openPanel('Variables')
  await hands.declare('Task.Amount', 'not sensitive')
  await hands.declare('Task.Secure_CC', 'card number')
  await hands.declare('Task.Secure_Expiry', 'expiry')
  await hands.declare('Task.Secure_CVV', 'CVV')
  await hands.declare('Task.Secure_SessionToken', 'token')
  await hands.declare('Task.Transaction_ID', 'not sensitive')
  await hands.declare('Task.Choice', 'not sensitive')
  await hands.addAction('Generate_Session_Token')
  await hands.addAction('Process_Payment')

  await hands.receiveAmount()
  await hands.askFirst()
  await hands.collect('Card number', 'Task.Secure_CC')
  await hands.collect('Expiry', 'Task.Secure_Expiry')
  await hands.fetchToken()
  await hands.collect('CVV', 'Task.Secure_CVV')
  await hands.pay()
  await hands.finish()
  await hands.leadOut()
}

/** What the hands do, pane by pane. */
class Hands {
  readonly #studio: Studio
  readonly #keyboard: Keyboard

  constructor(studio: Studio, keyboard: Keyboard) {
    this.#studio = studio
    this.#keyboard = keyboard
  }

  async openPanel(name: 'Variables' | 'Actions'): Promise<void> {
    const rail = this.#studio.page.getByRole('navigation', { name: 'Panels' })
    const button = rail.getByRole('button', { name })
    if ((await button.getAttribute('aria-pressed')) !== 'true') {
      await this.#keyboard.goToPane(rail)
      await this.#keyboard.activate(button)
    }
    await this.#keyboard.goToPane(this.#studio.left)
  }

  async declare(name: string, sensitivity: string): Promise<void> {
    const { left } = this.#studio
    await this.#keyboard.activate(left.getByRole('button', { name: 'New variable' }))
    const form = left.getByRole('group', { name: 'New variable' })
    await this.#keyboard.fill(form.getByLabel('Name'), name)
    await this.#keyboard.choose(form.getByLabel('Sensitivity'), sensitivity)
    await this.#keyboard.activate(form.getByRole('button', { name: 'Create' }))
    await expect(variable(this.#studio, name).getByRole('button', { name }).first()).toBeFocused()
    await this.#keyboard.press('Shift+Tab')
  }

  async addAction(name: string): Promise<void> {
    const { page, left } = this.#studio
    await this.openPanel('Actions')
    const button = left.getByRole('button', { name: 'New action' }).first()
    await this.#keyboard.menu(button, new RegExp(`^${name}`))
    const editor = page.getByRole('main', { name: 'Data action' })
    await expect(editor.getByRole('heading', { name, level: 2 })).toBeVisible()
    await this.#keyboard.activate(editor.getByRole('button', { name: 'Canvas' }))
    await expect(this.#studio.canvas.area).toBeVisible()
  }

  async receiveAmount(): Promise<void> {
    const { canvas, properties } = this.#studio
    await this.#keyboard.goToPane(canvas.area)
    await this.#keyboard.press('Home', 'Enter')
    await this.#keyboard.activate(properties.pane.getByRole('button', { name: 'Add', exact: true }))
    await this.#keyboard.pick(properties.field('Into'), 'Task.Amount')
  }

  /** N asks for a kind, Enter takes the first that is found, and its form is filled. */
  async add(kind: string, name: string): Promise<void> {
    const { canvas, properties, left } = this.#studio
    await this.#keyboard.goToPane(canvas.area)
    await this.#keyboard.press('n')
    await expect(left.getByRole('textbox', { name: 'Find a node' })).toBeFocused()
    await this.#keyboard.type(kind)
    await this.#keyboard.press('Enter')
    await properties.expectShown(kind)
    await this.#keyboard.goToPane(properties.pane)
    await this.#keyboard.fill(properties.field('Name'), name)
    await expect(canvas.node(name)).toBeVisible()
  }

  async askFirst(): Promise<void> {
    const { properties } = this.#studio
    await this.add('Decision', 'Amount given?')
    await this.#keyboard.fill(properties.field('Condition'), '!IsNotSetOrEmpty(Task.Amount)')
    await this.add('Collect input', 'Pay now?')
    await this.#keyboard.choose(properties.field('Prompt: kind of audio'), 'Expression')
    await this.#keyboard.fill(properties.field('Prompt: expression'), PAY_NOW)
    await this.#keyboard.pick(properties.field('Into'), 'Task.Choice')
    await this.#keyboard.choose(properties.field('Digits: exact or range'), 'An exact number')
    await this.#keyboard.fill(properties.field('Number of digits'), '1')
    await this.add('Decision', 'Wants to pay?')
    await this.#keyboard.fill(properties.field('Condition'), 'Task.Choice == "1"')
  }

  async collect(name: string, into: string): Promise<void> {
    const { properties } = this.#studio
    await this.add('Collect input', name)
    await this.#keyboard.choose(properties.field('Prompt: kind of audio'), 'Spoken text')
    await this.#keyboard.fill(properties.field('Prompt: text to say'), `Please key in: ${name}`)
    await this.#keyboard.pick(properties.field('Into'), into)
  }

  async fetchToken(): Promise<void> {
    const { properties } = this.#studio
    await this.add('Secure data action', 'Generate_Session_Token')
    await this.#keyboard.choose(properties.field('Action'), 'Generate_Session_Token')
    await this.#keyboard.fill(properties.field('Value of Reference'), 'Call.ConversationId')
    await this.#keyboard.pick(
      properties.field('Variable for Session_Token'),
      'Task.Secure_SessionToken',
    )
    await this.#keyboard.fill(properties.field('While waiting'), 'PromptSystem.processing')
  }

  async pay(): Promise<void> {
    const { properties } = this.#studio
    await this.add('Secure data action', 'Process_Payment')
    await this.#keyboard.choose(properties.field('Action'), 'Process_Payment')
    await this.#keyboard.activate(properties.pane.getByRole('button', { name: 'Map by name' }))
    await this.#keyboard.fill(properties.field('Value of Idempotency_Key'), 'Call.ConversationId')
    await this.#keyboard.pick(
      properties.field('Variable for Transaction_ID'),
      'Task.Transaction_ID',
    )
  }

  async finish(): Promise<void> {
    const { properties } = this.#studio
    await this.add('Decision', 'Approved?')
    const condition = properties.field('Condition')
    await this.#keyboard.fill(condition, '!IsNotSetOrEmpty(Task.Transaction_ID)')
    await this.add('Set participant data', 'Receipt')
    await this.attribute('Transaction_ID', 'Task.Transaction_ID')
    await this.add('Return to agent', 'Return paid')
  }

  /** C leads the first output out to a new node, and every other one to the same. */
  async leadOut(): Promise<void> {
    const { canvas, properties } = this.#studio
    await this.#connect('Card number', 'failure', 'Set participant data')
    await properties.expectShown('Set participant data')
    await expect(canvas.node('Set participant data')).toBeFocused()
    await this.#keyboard.press('Enter')
    await expect(properties.field('Name')).toBeFocused()
    await this.#keyboard.fill(properties.field('Name'), 'Not paid')
    await this.attribute('Payment_Status', '"not paid"')
    await this.add('Return to agent', 'Return unpaid')
    for (const [node, output] of WAYS_OUT) {
      if (node === 'Card number') continue
      await this.#connect(node, output, 'Not paid')
      await canvas.expectEdge(node, output, 'Not paid')
    }
  }

  async attribute(name: string, value: string): Promise<void> {
    const { properties } = this.#studio
    await this.#keyboard.activate(properties.pane.getByRole('button', { name: 'Add', exact: true }))
    await this.#keyboard.fill(properties.field('Name: value'), name)
    await this.#keyboard.fill(properties.field('Value: expression'), value)
  }

  /** Walks to the node along the main path, then says where its output leads. */
  async #connect(node: string, output: string, target: string): Promise<void> {
    const { page, canvas } = this.#studio
    await this.#keyboard.goToPane(canvas.area)
    await this.#keyboard.walkTo(canvas.node(node))
    await this.#keyboard.press('c')
    const field = page.getByRole('dialog').getByRole('combobox')
    await expect(field).toBeFocused()
    await this.#keyboard.find(output, new RegExp(`^${output} `))
    await expect(page.getByRole('dialog', { name: `${output} of ${node} leads to` })).toBeVisible()
    await this.#keyboard.find(target, new RegExp(`^${target} `))
  }
}
