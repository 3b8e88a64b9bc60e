import { expect, test } from 'vitest'
import { toJson } from '#core/language/json/json-value.ts'
import { flattenResult } from './flatten-result.ts'

const flat = (result: Readonly<Record<string, Parameters<typeof toJson>[0]>>) =>
  Object.fromEntries(
    flattenResult(new Map(Object.entries(result).map(([name, value]) => [name, toJson(value)]))),
  )

test('properties inside of objects are named by their path', () => {
  expect(flat({ id: 'a', card: { last4: '1111', owner: { name: 'b' } } })).toEqual({
    id: 'a',
    'card.last4': '1111',
    'card.owner.name': 'b',
  })
})

test('a list of objects becomes a list for each of their properties', () => {
  expect(flat({ tries: [{ at: '1', code: 'x' }, { at: '2' }] })).toEqual({
    'tries.at': ['1', '2'],
    'tries.code': ['x', null],
  })
})

test('a list of simple values stays', () => {
  expect(flat({ codes: ['x', 'y'], none: null })).toEqual({ codes: ['x', 'y'], none: null })
})
