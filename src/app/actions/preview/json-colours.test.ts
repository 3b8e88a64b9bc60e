import { expect, test } from 'vitest'
import { jsonColours } from './json-colours.ts'

const seen = (text: string) =>
  jsonColours(text).map(({ start, end, look }) => `${look} ${text.slice(start, end)}`)

test('keys, texts, numbers and words of JSON have a colour', () => {
  expect(seen('{"a" : "b", "c": -1.5e3, "d": [true, null]}')).toEqual([
    'key "a"',
    'string "b"',
    'key "c"',
    'number -1.5e3',
    'key "d"',
    'number true',
    'number null',
  ])
})

test('a quote inside a text does not end it', () => {
  expect(seen(String.raw`{"a": "x \" y"}`)).toEqual(['key "a"', String.raw`string "x \" y"`])
})

test('broken JSON has colours as far as it goes, a form has none', () => {
  expect(seen('{"a": "b')).toEqual(['key "a"'])
  expect(seen('a=1&b=true')).toEqual([])
})
