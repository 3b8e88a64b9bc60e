import { expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'

function start() {
  const org = driveSandbox()
  const token = org.signIn()
  const names = (url: string): readonly string[] =>
    org.api(token, 'GET', url).body.entities.map(({ name }: { name: string }) => name)
  return { org, token, names }
}

test('flows of other types are there to be picked', () => {
  const { names } = start()
  expect(names('/api/v2/flows?type=inboundcall')).toEqual(['Main menu'])
  expect(names('/api/v2/flows?type=inqueuecall,commonmodule')).toEqual([
    'Opening hours',
    'Waiting for Billing',
  ])
  expect(names('/api/v2/flows/divisionviews?type=inboundcall')).toEqual(['Main menu'])
})

test('data tables are listed, with their columns when asked', () => {
  const { org, token, names } = start()
  expect(names('/api/v2/flows/datatables')).toEqual(['Merchants', 'Payment limits'])
  expect(names('/api/v2/flows/datatables/divisionviews?name=merch*')).toEqual(['Merchants'])
  const [table] = org.api(token, 'GET', '/api/v2/flows/datatables').body.entities
  expect(table).not.toHaveProperty('schema')
  const read = org.api(token, 'GET', `/api/v2/flows/datatables/${table.id}?expand=schema`).body
  expect(Object.keys(read.schema.properties)).toEqual(['key', 'Merchant'])
  expect(org.api(token, 'GET', '/api/v2/flows/datatables/none').status).toBe(404)
})

test('prompts are listed with what they say', () => {
  const { org, token, names } = start()
  expect(names('/api/v2/architect/prompts')).toContain('Payment_Processing')
  const [prompt] = org.api(token, 'GET', '/api/v2/architect/prompts').body.entities
  expect(prompt.resources[0].ttsString).not.toBe('')
})
