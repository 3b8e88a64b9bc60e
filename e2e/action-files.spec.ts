import { readFile } from 'node:fs/promises'
import { smallFlow } from './designs.ts'
import { expect, test } from './fixtures.ts'

/** The shape of a live key, which opens nothing. */
const KEY = 'sk_live_NoRealKeyButAnExample'

const COMMAND = `curl https://pay.example/v1/charges \\
  -H 'Authorization: Bearer ${KEY}' \\
  -H 'Content-Type: application/json' \\
  -d '{"amount": "25.00", "card": {"number": "4242424242424242", "cvc": "123"}, "mode": "moto"}'`

test('an action comes from a cURL command, goes out as a Genesys file, and comes back', async ({
  studio,
  page,
}) => {
  await studio.open(smallFlow())
  const main = page.getByRole('main', { name: 'Data action' })
  const choose = async (item: string) => {
    await studio.showPanel('Actions')
    await studio.left.getByRole('button', { name: 'New action' }).first().click()
    await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click()
  }

  await test.step('a command that cannot be read stays, with the reason', async () => {
    await choose('From cURL')
    const source = main.getByLabel('cURL command')
    await expect(source).toBeFocused()
    await source.fill(`curl 'https://pay.example`)
    await expect(source).toHaveAccessibleDescription(/is never closed/)
    await expect(main.getByRole('button', { name: 'Create action' })).toBeHidden()
    await expect(source).toHaveValue(`curl 'https://pay.example`)
  })

  await test.step('the key of a command is gone at once, and the rest is chosen', async () => {
    const source = main.getByLabel('cURL command')
    await source.fill(COMMAND)
    await expect(source).toHaveValue(/Bearer \$\{credentials\.secretKey\}/)
    await expect(page.getByText(KEY)).toBeHidden()
    await expect(main.getByLabel('Sensitivity of Card_Number')).toHaveValue('pan')
    await expect(main.getByLabel('What body mode becomes')).toHaveValue('constant')
    await main.getByLabel('Name for body amount').fill('Total')
    await expect(main.getByRole('region', { name: 'Request' })).toContainText('$!{input.Total}')
    await main.getByRole('button', { name: 'Create action' }).click()
    await expect(main.getByRole('heading', { name: 'Post_Charges' })).toBeVisible()
  })

  let file = ''
  await test.step('it is exported as Genesys takes it, without the key', async () => {
    await main.getByRole('button', { name: 'More about Post_Charges' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export as Genesys action file' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('Post_Charges.custom.json')
    file = await readFile(await saved.path(), 'utf8')
    expect(JSON.parse(file)).toMatchObject({
      name: 'Post_Charges',
      integrationType: 'custom-rest-actions',
      config: {
        request: {
          requestType: 'POST',
          headers: { Authorization: 'Bearer ${credentials.secretKey}' },
        },
      },
      secure: true,
    })
    expect(file).not.toContain(KEY)
  })

  await test.step('the file makes the same action again, by the keyboard alone', async () => {
    await choose('From a Genesys action file')
    await expect(main.getByLabel('Action file')).toBeFocused()
    await page.keyboard.insertText(file)
    await expect(main.getByRole('heading', { name: 'Post_Charges' })).toBeVisible()
    const create = main.getByRole('button', { name: 'Create action' })
    await create.press('Enter')
    await expect(main.getByRole('heading', { name: 'Post_Charges_2' })).toBeVisible()
    await studio.undo.click()
    await expect(main.getByText('This data action is not in the design any more.')).toBeVisible()
  })

  await test.step('an operation of OpenAPI makes one too', async () => {
    await choose('From OpenAPI')
    await main.getByLabel('OpenAPI document').fill(OPENAPI)
    const operation = main.getByRole('combobox', { name: 'Operation, one of 1' })
    await expect(operation).toHaveValue('POST /refunds')
    await main.getByRole('button', { name: 'Create action' }).click()
    await expect(main.getByRole('heading', { name: 'refund' })).toBeVisible()
  })
})

const OPENAPI = `
openapi: 3.0.3
info: { title: Refunds, version: "1" }
servers: [{ url: https://pay.example }]
paths:
  /refunds:
    post:
      operationId: refund
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [charge], properties: { charge: { type: string } } }
      responses: { '200': { description: Done } }
`
