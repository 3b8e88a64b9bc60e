import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { JsonObject } from '#core/kinds/define.ts'
import type { Json } from '#core/model/values.ts'
import { names } from '#testing/node-arbitraries.ts'
import { yamlScalar } from './yaml-scalar.ts'
import { writeYaml } from './yaml-text.ts'

const text = (root: JsonObject) => writeYaml(root, () => null).text

describe('a scalar', () => {
  test.each([
    ['Card number', 'Card number'],
    ['Approved?', 'Approved?'],
    ['GetAt(Split(x, "|"), 0)', 'GetAt(Split(x, "|"), 0)'],
    ['yes', '"yes"'],
    ['null', '"null"'],
    ['12', '"12"'],
    ['1:30', '"1:30"'],
    ['2024-01-01', '"2024-01-01"'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['', '""'],
    [' x', '" x"'],
    ['line\nbreak', '"line\\nbreak"'],
    ['-5 degrees', '-5 degrees'],
    ['Zahlung läuft 💳', 'Zahlung läuft 💳'],
  ])('%j is %s', (value, expected) => {
    expect(yamlScalar(value, 'double')).toBe(expected)
  })

  test('of an expression keeps its own double quotes readable', () => {
    expect(yamlScalar('!IsSet(Task.x)', 'single')).toBe("'!IsSet(Task.x)'")
    expect(yamlScalar('"it\'s"', 'single')).toBe(`'"it''s"'`)
    expect(yamlScalar('"a\nb"', 'single')).toBe('"\\"a\\nb\\""')
  })

  test.each([
    [5, '5'],
    [0.1, '0.1'],
    [true, 'true'],
    [1e21, '1.0e+21'],
    [1.5e-7, '1.5e-7'],
  ])('%j stays what it is in YAML 1.1 and 1.2', (value, expected) => {
    expect(yamlScalar(value, 'double')).toBe(expected)
    expect(parse(expected, { version: '1.1' })).toBe(value)
    expect(parse(expected, { version: '1.2' })).toBe(value)
  })
})

test('every text is read back as that text by YAML 1.1 and 1.2, as value and as key', () => {
  const strings = fc.oneof(names, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  const quotes = fc.constantFrom('single' as const, 'double' as const, 'always' as const)
  fc.assert(
    fc.property(strings, quotes, (value, quoting) => {
      const line = `${yamlScalar(value, 'double')}: ${yamlScalar(value, quoting)}`
      for (const version of ['1.1', '1.2'] as const) {
        expect(Object.entries(parse(line, { version }))).toEqual([[value, value]])
      }
    }),
    { numRuns: 500 },
  )
}, 30_000)

test('every tree is read back as that tree', () => {
  const { tree } = fc.letrec<{ tree: Json; map: JsonObject }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      names,
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      tie('map'),
    ),
    map: fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
  }))
  fc.assert(
    fc.property(fc.dictionary(names, tree, { minKeys: 1 }), (root) => {
      expect(parse(text(root))).toEqual(root)
    }),
  )
}, 30_000)

test('lists and mappings are indented as in exports of Genesys', () => {
  const list = [{ playAudio: { name: 'A', audio: { tts: 'hi' } } }, { disconnect: {} }]
  expect(text({ task: { actions: list, menus: [] } })).toBe(`task:
  actions:
    - playAudio:
        name: A
        audio:
          tts: hi
    - disconnect: {}
  menus: []
`)
})

test('an item of a list has a place and may have a comment', () => {
  const item = { disconnect: { name: 'A' } }
  const written = writeYaml({ actions: [{ a: 1 }, item] }, (thing) =>
    thing === item ? { comments: [], mark: 'twice' } : null,
  )
  expect(written.text).toBe('actions:\n  - a: 1\n  - disconnect: # twice\n      name: A\n')
  expect(written.positions.get(item)).toEqual({ line: 3, column: 5 })
})
