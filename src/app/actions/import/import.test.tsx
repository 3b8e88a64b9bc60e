import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writeActionFile } from '#core/codec/action/write-action-file.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp, steps } from '#testing/render-app.tsx'
import { type ActionSource, useView } from '../../state/view-store.ts'
import { NewActionPage } from './new-action-page.tsx'
import { useSourceTexts } from './source-texts.ts'

afterEach(cleanup)
// The page loads it when it is asked for: how long that takes is not what is tested.
beforeAll(() => import('./openapi-import.tsx'))
beforeEach(() => useSourceTexts.setState({ texts: { curl: '', openapi: '', file: '' } }))

const user = userEvent.setup()

function show(from: ActionSource) {
  renderApp(<NewActionPage from={from} />, payDesign())
}

function paste(label: string, text: string): HTMLTextAreaElement {
  const field = screen.getByLabelText<HTMLTextAreaElement>(label)
  fireEvent.change(field, { target: { value: text } })
  return field
}

const create = () => screen.getByRole('button', { name: 'Create action' })
const added = () => openDesign().actions.at(-1)

const COMMAND = `curl https://pay.example/v1/charges -H 'X-Key: sk_live_NoRealKey1' --json '{"amount": "5.00", "card": {"number": "4242424242424242"}, "note": "hi"}'`

describe('from a cURL command', () => {
  test('the focus is where the text goes', () => {
    show('curl')
    expect(document.activeElement).toBe(screen.getByLabelText('cURL command'))
  })

  test('a key is gone from the page as soon as it is pasted', () => {
    show('curl')
    const field = paste('cURL command', COMMAND)
    expect(field.value).toContain('X-Key: ${credentials.secretKey}')
    expect(document.body.textContent).not.toContain('NoRealKey1')
    expect(screen.getByText(/^The action names credentials: secretKey\./)).toBeTruthy()
  })

  test('makes the action with what was chosen, as one step', async () => {
    show('curl')
    paste('cURL command', COMMAND)
    await user.selectOptions(screen.getByLabelText('What body note becomes'), 'As it is')
    const name = screen.getByLabelText('Name for body amount')
    await user.clear(name)
    await user.type(name, 'Total')
    await user.click(create())
    expect(steps()).toBe(1)
    expect(added()).toMatchObject({
      name: 'Post_Charges',
      secure: true,
      inputs: [{ name: 'Total' }, { name: 'Card_Number', sensitivity: 'pan' }],
    })
    expect(added()?.request.body).toContain('"note": "hi"')
    expect(useView.getState().stage).toEqual({ type: 'action', action: added()?.id })
  })

  test('a name that cannot be stands there with the reason', async () => {
    show('curl')
    paste('cURL command', COMMAND)
    await user.type(screen.getByLabelText('Name for body amount'), '-é')
    expect(screen.getByText(/is not a property name/)).toBeTruthy()
    expect(create().getAttribute('aria-disabled')).toBe('true')
  })

  test('what cannot be read stays, with the reason below it', () => {
    show('curl')
    const field = paste('cURL command', `curl 'https://a.example`)
    expect(field.value).toBe(`curl 'https://a.example`)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/is never closed/)).toBeTruthy()
  })

  test('a look at the canvas loses nothing', async () => {
    show('curl')
    paste('cURL command', 'curl broken | x')
    await user.click(screen.getByRole('button', { name: 'Canvas' }))
    expect(useView.getState().stage).toEqual({ type: 'canvas' })
    cleanup()
    show('curl')
    expect(screen.getByLabelText<HTMLTextAreaElement>('cURL command').value).toBe('curl broken | x')
  })
})

describe('from a file of Genesys', () => {
  test('shows what it says and makes the action under a free name', async () => {
    show('file')
    const [action] = payDesign().actions
    if (action === undefined) throw new Error('no action')
    paste('Action file', writeActionFile(action))
    expect(screen.getByText(/^Inputs: cardNumber/)).toBeTruthy()
    await user.click(create())
    expect(added()).toMatchObject({ name: `${action.name}_2`, request: action.request })
  })

  test('another file says what it is', () => {
    show('file')
    paste('Action file', '{"openapi": "3.0.0"}')
    expect(screen.getByText(/This is an OpenAPI document/)).toBeTruthy()
  })
})

describe('from OpenAPI', () => {
  const text = JSON.stringify({
    openapi: '3.0.0',
    servers: [{ url: 'https://a.example' }],
    paths: {
      '/pay': {
        post: {
          summary: 'Pays',
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { id: { type: 'string' } } },
                },
              },
            },
          },
        },
      },
      '/other': { get: {} },
    },
  })

  test('one operation is chosen by typing, and its outputs by hand', async () => {
    show('openapi')
    await screen.findByLabelText('OpenAPI document')
    paste('OpenAPI document', text)
    const field = screen.getByRole('combobox', { name: 'Operation, one of 2' })
    await user.type(field, 'pays')
    await user.click(screen.getByRole('option', { name: /POST \/pay/ }))
    await user.click(within(screen.getByRole('group', { name: 'Outputs' })).getByLabelText(/^ID/))
    await user.click(create())
    expect(added()).toMatchObject({
      name: 'Post_Pay',
      outputs: [],
      request: { url: 'https://a.example/pay' },
    })
  })
})
