import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJson } from '../json/json-value.ts'
import { evaluateJsonPathLine } from './evaluate-json-path-line.ts'
import { evaluateJsonPath, isDefinite, parseJsonPath } from './json-path.ts'
import { describePathError } from './path-error.ts'

const DATA = { id: 'x', list: [1, 2], nested: { deep: [{ a: 1 }] } }

function errorOf(path: string): string {
  const line = evaluateJsonPathLine({ path, data: DATA })
  return 'error' in line ? line.error : ''
}

describe('Definite or not', () => {
  it.each(['$', '$.a.b', '$.a[0]', "$.a['b','c']", '$.a.length()', '$..a.sum()', '$.max($..a)'])(
    '%s stands for one place',
    (path) => {
      const parsed = parseJsonPath(path)
      expect(parsed.ok && isDefinite(parsed.value)).toBe(true)
    },
  )

  it.each([
    '$..a',
    '$.a[*]',
    '$.a[0,1]',
    '$.a[0:1]',
    '$.a[?(@.b)]',
    "$['a','b'].c",
    '.a',
    '$.a[*].length()',
  ])('%s gives a list', (path) => {
    const parsed = parseJsonPath(path)
    expect(parsed.ok && isDefinite(parsed.value)).toBe(false)
  })
})

describe('Messages say what, where, and what to do', () => {
  it.each([
    ['$.card .last4', 7, "a name with blanks needs brackets: ['my name']"],
    ['$.a[?(@.k == 1 x)]', 16, '")" is expected'],
    ['$.a[?(@.k like 1)]', 11, 'the operator "LIKE" is not supported'],
    ['$.a[0', 4, 'a name in quotes, an index, "*" or "?" is expected in the bracket'],
    ['', 1, 'the path is empty'],
  ])('%j is wrong at column %i', (path, column, detail) => {
    expect(errorOf(path)).toBe(
      `The path "${path}" is not valid at column ${column}: ${detail}. Correct it there.`,
    )
  })

  it('a missing name is named', () => {
    expect(errorOf('$.nope.x')).toBe(
      'The path "$.nope.x" finds nothing: "nope" is missing. Check the spelling, or give a default.',
    )
  })

  it('a failure that no default helps says so', () => {
    expect(errorOf('$.id[?(@.x)]')).toBe(
      'The path "$.id[?(@.x)]" fails on this data: a filter is applied to a text. Change the path; a default does not help here.',
    )
  })

  it('null data have no paths', () => {
    expect(evaluateJsonPathLine({ path: '$', data: null })).toHaveProperty('error')
  })
})

describe('Bounds', () => {
  it('a path that multiplies its matches is stopped', () => {
    const wide = Array.from({ length: 60 }, () =>
      Array.from({ length: 60 }, () => ({ a: { a: 1 } })),
    )
    const data = toJson({ a: { a: { a: { a: wide } } } })
    const path = parseJsonPath(`$${'..*'.repeat(20)}`)
    const result = path.ok ? evaluateJsonPath(path.value, data) : path
    expect(result.ok ? '' : describePathError(result.error)).toContain('visits more than')
  })

  it('a slice of billions ends', () => {
    expect(errorOf('$.list[-2147483647:2]')).toContain('visits more than')
  })

  it('an overlong path is refused', () => {
    expect(errorOf(`$${'.a'.repeat(2000)}`)).toContain('more than 2000 characters')
  })

  it('a regular expression that backtracks for ever is stopped', () => {
    const line = evaluateJsonPathLine({
      path: '$[?(@ =~ /(a+)+b/)]',
      data: ['a'.repeat(40)],
    })
    expect(line).toEqual({ error: expect.stringContaining('too many steps') })
  })

  it('a filter that searches the whole list for every item is stopped', () => {
    const data = Array.from({ length: 5000 }, (_, a) => ({ a }))
    for (const filter of ['@.a in $..a', '$..a contains @.b', '$..a noneof ["x", "y"]']) {
      const line = evaluateJsonPathLine({ path: `$[?(${filter})]`, data })
      expect(line).toEqual({ error: expect.stringContaining('visits more than') })
    }
  })

  it('many searches, each of which is short enough, are stopped together', () => {
    const data = Array.from({ length: 5000 }, () => 'a'.repeat(12))
    const line = evaluateJsonPathLine({ path: '$[?(@ =~ /(a+)+b/)]', data })
    expect(line).toEqual({ error: expect.stringContaining('too many steps') })
  })

  it('names that JavaScript objects inherit are not found', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(errorOf(`$.${name}`)).toContain('finds nothing')
    }
  })
})

describe('Laws', () => {
  const pieces = fc.constantFrom(
    '$',
    '@',
    '.',
    '..',
    '[',
    ']',
    '(',
    ')',
    '?',
    '*',
    ',',
    ':',
    "'",
    '"',
    '-',
    '0',
    '1',
    'id',
    'list',
    ' ',

    '[?(',
    '@.a',
    ')]',
    '==',
    '=~',
    '/a/',
    '&&',
    '||',
    '!',
    'in',
    '[1,2]',
    '.length()',
    '.sum(',
    '\\',
  )

  it('every text is a path or an error, and evaluates to a value or an error', () => {
    const paths = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map((parts) => `$${parts.join('')}`),
    )
    fc.assert(
      fc.property(paths, fc.jsonValue(), (path, data) => {
        const line = evaluateJsonPathLine({ path, data: JSON.parse(JSON.stringify(data)) })
        expect('out' in line || line.error.length > 0).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('every member of an object is found by its name in brackets', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (object) => {
        for (const [name, value] of Object.entries(object)) {
          const quoted = name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
          expect(evaluateJsonPathLine({ path: `$['${quoted}']`, data: object })).toMatchObject({
            out: { text: String(value) },
          })
        }
      }),
    )
  })
})
