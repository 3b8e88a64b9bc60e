import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseVelocity, renderVelocity } from '#core/language/velocity/velocity.ts'
import { literalTemplate } from './literal-text.ts'

const CONTEXT = { input: { x: 'VALUE' }, credentials: { key: 'KEY' } }

function rendered(template: string, version: '2.x' | '1.7'): string | null {
  const parsed = parseVelocity(template)
  const result = parsed.ok ? renderVelocity(parsed.value, CONTEXT, { version }) : parsed
  return result.ok ? result.value : null
}

describe('literal text', () => {
  test.each([
    [
      'what is plain stays readable',
      '{"price": "$5", "colour": "#12"}',
      '{"price": "$5", "colour": "#12"}',
    ],
    ['a variable of GraphQL', 'pay(input: $input)', 'pay(input: ${esc.d}input)'],
    ['a directive', '#if(true)', '${esc.h}if(true)'],
    ['a macro', '#_(', '${esc.h}_('],
    ['a comment', 'a ## b', 'a ${esc.h}# b'],
    ['a backslash that would escape', '\\$input', '${esc.b}${esc.d}input'],
    ['an index', '\\$[0]', '${esc.b}${esc.d}[0]'],
    ['a backslash before a path', '\\$.store and $.store', '${esc.b}${esc.d}.store and $.store'],
    ['a backslash of JSON', '{"a": "\\"b\\""}', '{"a": "\\"b\\""}'],
  ])('%s', (_, text, template) => {
    expect(literalTemplate(text)).toBe(template)
  })

  test('renders to itself in both versions, with something live behind it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '$',
        '#',
        '\\',
        '$input',
        '${input.x}',
        '#if(',
        '##',
        '#*',
        '*#',
        '#[[',
        ']]#',
        '[',
        '!',
        '{',
        '#end',
        '#set($a=1)',
        '\n',
        '"',
        "'",
      ),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
        (text) => {
          for (const version of ['2.x', '1.7'] as const) {
            expect(rendered(literalTemplate(text), version)).toBe(text)
            expect(rendered(`${literalTemplate(text)}\${input.x}`, version)).toBe(`${text}VALUE`)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
