import { afterEach, expect, test } from 'vitest'
import { readTestSetup, writeTestSetup } from './test-setups.ts'

afterEach(() => localStorage.clear())

const setup = { card: '4242424242424242', scenario: 'decline', values: { Amount: '19.99' } }

test('test values are found again for the action that they were kept for, and for no other', () => {
  expect(writeTestSetup('design', 'pay', setup)).toBe(true)
  expect(readTestSetup('design', 'pay')).toEqual(setup)
  expect(readTestSetup('design', 'other')).toBeNull()
  expect(readTestSetup('copy', 'pay')).toBeNull()
})

test('what is taken away is gone', () => {
  writeTestSetup('design', 'pay', setup)
  writeTestSetup('design', 'pay', null)
  expect(readTestSetup('design', 'pay')).toBeNull()
})

test.each(['{', '[]', '{"card": 4, "scenario": "decline", "values": {}}', '{"values": {"a": 1}}'])(
  '%s in the storage counts as nothing',
  (text) => {
    localStorage.setItem('secure-flow-studio.test.design.pay', text)
    expect(readTestSetup('design', 'pay')).toBeNull()
  },
)
