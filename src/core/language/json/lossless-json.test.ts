import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonInput, JsonNumber, toJson } from './json-value.ts'
import { describeJsonError, readJson, writeJson } from './lossless-json.ts'

function roundTrip(text: string): string {
  const value = readJson(text)
  return value.ok ? writeJson(value.value) : describeJsonError(value.error)
}

describe('Reading and writing', () => {
  it.each([
    '12345678901234567890',
    '25.10',
    '-0',
    '1e400',
    '0.1234567890123456789012',
    '{"b":1,"a":2,"10":3,"9":4}',
    '[[],{},"",null,true,false]',
    '"\\"\\\\\\n\\u0001 é € 😀"',
  ])('%s comes back as it was', (text) => {
    expect(roundTrip(text)).toBe(text)
  })

  it('blanks are dropped, the last of equal keys wins', () => {
    expect(roundTrip(' { "a" : 1 ,\n "a" : [ 2 ] } ')).toBe('{"a":[2]}')
  })

  it('keys that JavaScript objects inherit are plain keys', () => {
    expect(roundTrip('{"__proto__":{"x":1},"constructor":2}')).toBe(
      '{"__proto__":{"x":1},"constructor":2}',
    )
    expect(toJson(JSON.parse('{"__proto__":{"x":1}}') as JsonInput)).toEqual(
      new Map([['__proto__', new Map([['x', new JsonNumber('1')]])]]),
    )
  })

  it('plain numbers become the digits that they stand for', () => {
    expect(writeJson([1, -0, 1e21, 0.1, Number.NaN, 2 ** 53])).toBe(
      '[1,-0.0,1000000000000000000000,0.1,null,9007199254740992]',
    )
  })
})

describe('What is no JSON', () => {
  it.each([
    ['', 1, 1, 'a value'],
    ['{"a": }', 1, 7, 'a value'],
    ['[1,]', 1, 4, 'a value'],
    ['{a: 1}', 1, 2, 'a key in double quotes'],
    ['{"a" 1}', 1, 6, '":" after the key'],
    ['{"a": 1\n "b": 2}', 2, 2, '"," or "}"'],
    ['[1 2]', 1, 4, '"," or "]"'],
    ['1 2', 1, 3, 'the end of the text'],
    ['"a', 1, 3, 'the closing quote of the text'],
    ['"\\x"', 1, 2, 'a JSON escape'],
    ['01', 1, 2, 'the end of the text'],
    ["'a'", 1, 1, 'a value'],
  ])('%j fails at line %i, column %i', (text, line, column, expected) => {
    expect(readJson(text)).toEqual({
      ok: false,
      error: { code: 'json-syntax', line, column, expected },
    })
  })

  it('nesting is bounded', () => {
    const read = readJson('['.repeat(100_000))
    expect(read.ok ? '' : describeJsonError(read.error)).toContain('more than 200 levels deep')
  })
})

describe('Laws', () => {
  it('it reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(roundTrip(text)).toBe(text)
      }),
    )
  })

  it('it accepts exactly what JSON.parse accepts', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '1',
      '-',
      '.',
      'e',
      ' ',
      'true',
      'null',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        expect(readJson(text).ok).toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
