import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActionId } from '#core/base/ids.ts'
import { CREATE_TOKEN } from '#core/gateways/stripe/actions.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { ActionEditor } from '../action-editor.tsx'

const user = userEvent.setup()
const CARD = CREATE_TOKEN.id

let tries = 0

/** Every try is of a design of its own, as its test values are kept on the device. */
function edit(action: DataAction = CREATE_TOKEN) {
  tries += 1
  const design = { ...payDesign(), id: `try-${tries}`, actions: [action] }
  renderApp(<ActionEditor action={action.id} />, design)
}

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const gateway = () => screen.getByRole('region', { name: 'What the gateway receives' })
const flow = () => screen.getByRole('region', { name: 'What the flow receives' })
const inputs = () => screen.getByRole('region', { name: 'Test inputs' })

describe('beside the action', () => {
  test('stands what the gateway and the flow receive, secrets hidden', () => {
    edit()
    expect(gateway().textContent).toContain('POST https://api.stripe.com/v1/tokens')
    expect(gateway().textContent).toContain('•••• 4242')
    expect(gateway().textContent).not.toContain('4242424242424242')
    expect(flow().textContent).toContain('TokenString••••••')
    expect(screen.getByText('The result matches the contract.')).toBeTruthy()
  })

  test('the test values are shown by one button, and hidden by it', async () => {
    edit()
    const eye = within(gateway()).getByRole('button', { name: 'Show the test values' })
    await user.click(eye)
    expect(gateway().textContent).toContain('4242424242424242')
    expect(flow().textContent).toContain('tok_test_')
    await user.click(eye)
    expect(document.body.textContent).not.toContain('4242424242424242')
  })

  test('a name that is no input is told, and added as one', async () => {
    const { request } = CREATE_TOKEN
    edit({
      ...CREATE_TOKEN,
      request: { ...request, body: `${request.body}&name=\${input.Holder}` },
    })
    expect(gateway().textContent).toContain('${input.Holder} means nothing here')
    await user.click(within(gateway()).getByRole('button', { name: 'Add input Holder' }))
    expect(openDesign().actions[0]?.inputs.at(-1)?.name).toBe('Holder')
    expect(gateway().textContent).toContain('&name=sample Holder')
  })
})

describe('a test value', () => {
  test('changes what is sent, and is kept for the next time', async () => {
    edit()
    const expiry = within(inputs()).getByLabelText('Expiry')
    await user.clear(expiry)
    await user.type(expiry, '0331')
    await user.click(within(gateway()).getByRole('button', { name: 'Show the test values' }))
    expect(gateway().textContent).toContain('card[exp_month]=03&card[exp_year]=2031')
    expect(Object.values(localStorage).join()).toContain('"Expiry":"0331"')
  })

  test('that could be a real card is refused at once, and never kept', async () => {
    edit()
    const card = within(inputs()).getByLabelText<HTMLInputElement>('CC_Number')
    await user.clear(card)
    await user.paste('4000123412341234')
    expect(screen.getByText(/ending 1234 could be a real card/)).toBeTruthy()
    expect(gateway().textContent).not.toContain('1234')
    await user.tab()
    expect(card.value).not.toContain('4000123412341234')
    expect(Object.values(localStorage).join()).not.toContain('4000123412341234')
  })

  test('is the card that was chosen among the gateway’s', async () => {
    edit()
    await user.click(screen.getByRole('button', { name: 'Use Visa •••• 0002' }))
    expect(gateway().textContent).toContain('With test card Visa •••• 0002')
  })
})

describe('the sample', () => {
  test('is the gateway’s reply to a chosen scenario', async () => {
    edit()
    await user.selectOptions(screen.getByLabelText('The gateway'), 'is out of order')
    expect(flow().textContent).toContain('status 500')
    await user.selectOptions(screen.getByLabelText('The gateway'), 'answers too late')
    expect(flow().textContent).toContain('No reply within 10 s')
  })

  test('can be a reply of one’s own, without real secrets', async () => {
    edit()
    await user.click(screen.getByRole('button', { name: 'Edit a copy' }))
    const body = screen.getByLabelText<HTMLTextAreaElement>('Body of the reply')
    await user.clear(body)
    await user.paste('{"id": 7}')
    expect(flow().textContent).toContain('The output Token must be text')
    await user.paste('4000123412341234')
    expect(screen.getByText(/could be a real card/)).toBeTruthy()
    await user.tab()
    expect(body.value).toBe('{"id": 7}')
  })

  test('shows in each row what its path finds', () => {
    edit({
      ...CREATE_TOKEN,
      response: {
        translationMap: { token: '$.id', digits: '$..last4', none: '$.nope' },
        translationMapDefaults: {},
        successTemplate: '{"Token": ${token}}',
      },
    })
    const rows = within(screen.getByRole('table', { name: 'Translation map' })).getAllByRole('row')
    expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('••••••'),
      expect.stringContaining('["4242"]always a list'),
      expect.stringContaining('nothing, no default'),
    ])
  })
})

describe('the contract as a JSON schema', () => {
  const schema = () => screen.getByLabelText<HTMLTextAreaElement>('Output contract')
  const write = async (text: string) => {
    await user.click(screen.getByRole('radio', { name: 'JSON schema' }))
    await user.clear(schema())
    await user.paste(text)
  }
  const outputs = () => openDesign().actions.find(({ id }) => id === CARD)?.outputs

  test('is the contract as soon as it can be read; a known name keeps its sensitivity', async () => {
    edit()
    await write('{"properties": {"Token": {"type": "string"}, "Code": {"type": "integer"}}}')
    expect(outputs()).toMatchObject([
      { name: 'Token', sensitivity: 'token' },
      { name: 'Code', type: 'integer', required: false },
    ])
  })

  test('changes nothing while it is no JSON, and is there again after a look at the table', async () => {
    edit()
    await write('{"properties": {')
    expect(screen.getByText(/The contract stays as it was/)).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Table' }))
    expect(outputs()?.map(({ name }) => name)).toEqual(['Token'])
    await user.click(screen.getByRole('radio', { name: 'JSON schema' }))
    expect(schema().value).toBe('{"properties": {')
    await user.click(screen.getByRole('button', { name: 'Discard the draft of the outputs' }))
    expect(schema().value).toContain('"Token"')
  })

  test('says what it cannot keep', async () => {
    edit()
    await write('{"properties": {"Token": {"type": "string", "maxLength": 40}}}')
    expect(screen.getByText(/Not kept.*maxLength of Token/)).toBeTruthy()
  })
})

test('an action that no gateway is known for has a request, and waits for a reply', () => {
  edit({ ...CREATE_TOKEN, id: 'own' as ActionId, gateway: '' })
  expect(screen.getByText('The request is well made.')).toBeTruthy()
  expect(flow().textContent).toContain('give a reply of your own')
})
