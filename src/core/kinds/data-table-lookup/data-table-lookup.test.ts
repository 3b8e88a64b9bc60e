import { describe, expect, test } from 'vitest'
import { cardOf, factsFor, readAs, writtenAgain } from '#testing/kind-example.ts'
import { expression } from '../../model/values.ts'
import { dataTableLookup } from './index.ts'

const props = {
  table: 'IVR Cache',
  key: expression('Task.Queue.id'),
  columns: { AgentsIdle: 'Task.Idle', Updated: 'Task.Updated', Note: '' },
  errorTypeInto: 'Task.Failure_Reason',
}

describe('a lookup of an export', () => {
  test.each([
    [
      'with columns',
      {
        lookupValue: { exp: 'Task.Queue.id' },
        dataTable: {
          'IVR Cache': {
            foundOutputs: { AgentsIdle: { var: 'Task.Idle' }, Updated: { noValue: true } },
            failureOutputs: { errorType: { noValue: true }, errorMessage: { noValue: true } },
          },
        },
        outputs: {
          found: { actions: [{ disconnect: { name: 'Found' } }] },
          notFound: { actions: [{ disconnect: { name: 'Not found' } }] },
        },
      },
    ],
    [
      'without columns',
      {
        lookupValue: { exp: 'Flow.ani' },
        dataTable: {
          Blocked: {
            failureOutputs: { errorType: { noValue: true }, errorMessage: { var: 'Task.Why' } },
          },
        },
        outputs: { failure: { actions: [{ disconnect: { name: 'Failed' } }] } },
      },
    ],
  ])('%s is written as it was read', (_, body) => {
    expect(writtenAgain(dataTableLookup, body)).toEqual(body)
  })

  test('names its table by a key', () => {
    const body = { dataTable: { Blocked: { foundOutputs: { Since: { var: 'Task.Since' } } } } }
    expect(readAs(dataTableLookup, body).props).toMatchObject({
      table: 'Blocked',
      columns: { Since: 'Task.Since' },
    })
  })
})

test('it leaves by found, not found or failure, and assigns its columns on found only', () => {
  const { outputs, assigns } = factsFor(dataTableLookup, props)
  expect(outputs.map(({ id, role }) => [id, role])).toEqual([
    ['found', 'primary'],
    ['notFound', 'exception'],
    ['failure', 'exception'],
  ])
  expect(assigns.map(({ output, variable, field }) => [output, variable, field])).toEqual([
    ['found', 'Task.Idle', 'columns.AgentsIdle'],
    ['found', 'Task.Updated', 'columns.Updated'],
    ['failure', 'Task.Failure_Reason', 'errorTypeInto'],
  ])
})

test('its key cannot read secure variables', () => {
  expect(factsFor(dataTableLookup, props).uses).toEqual([
    { place: 'lookup', field: 'key', expression: 'Task.Queue.id' },
  ])
})

test('its card shows the table, the key and the first column', () => {
  expect(cardOf(dataTableLookup, props)).toEqual([
    'IVR Cache by Task.Queue.id',
    'into Task.Idle +1',
  ])
  expect(cardOf(dataTableLookup)).toEqual([
    '(choose a table) by (no key yet)',
    'into (choose a variable)',
  ])
})

test('what is not certain stands in its docs', () => {
  expect(dataTableLookup.offered).toBe(true)
  expect(dataTableLookup.docs).toContain('**Not certain:** whether a secure call flow may use it')
})
