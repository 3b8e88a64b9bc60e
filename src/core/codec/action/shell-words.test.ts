import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shellWords } from './shell-words.ts'

describe('the words of a command', () => {
  test.each([
    ['blanks', 'curl  a\tb', ['curl', 'a', 'b']],
    ['single quotes', 'curl \'{"a": "b\\n"}\'', ['curl', '{"a": "b\\n"}']],
    ['double quotes', 'curl "a\\"b \\$c \\d"', ['curl', 'a"b $c \\d']],
    ['quotes side by side', "curl 'it'\\''s'", ['curl', "it's"]],
    ['ANSI quotes', "curl $'a\\'b\\u0021\\x41\\n'", ['curl', "a'b!A\n"]],
    ['lines that go on', 'curl \\\n  -X POST \\\r\n  a', ['curl', '-X', 'POST', 'a']],
    ['lost backslashes', 'curl\n -X POST\n a', ['curl', '-X', 'POST', 'a']],
    ['a comment', 'curl a # why\n b', ['curl', 'a', 'b']],
    [
      'an address that was not quoted',
      'curl https://a.example/?b=1&c=2',
      ['curl', 'https://a.example/?b=1&c=2'],
    ],
    ['an empty word', "curl ''", ['curl', '']],
  ])('%s', (_, text, words) => {
    expect(shellWords(text)).toEqual({ ok: true, value: words })
  })

  test('any words come back from single quotes', () => {
    const word = fc.string({ maxLength: 20 }).filter((text) => !text.includes('^'))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const text = words.map((one) => `'${one.replaceAll("'", "'\\''")}'`).join(' ')
        expect(shellWords(text)).toEqual({ ok: true, value: words })
      }),
    )
  })
})
