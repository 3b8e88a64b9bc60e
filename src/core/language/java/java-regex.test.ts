import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JavaException, LimitReached } from './java-exception.ts'
import { compileRegex, matchesWhole, replaceMatches, splitText } from './java-regex.ts'

function matches(pattern: string, text: string, flags = ''): boolean {
  return matchesWhole(compileRegex(pattern, flags), text)
}

describe('Matching the whole text', () => {
  it.each([
    ['a.c', 'abc', true],
    ['a.c', 'a\nc', false],
    ['[0-9]{3}', '123', true],
    ['[0-9]{3}', '1234', false],
    ['\\d{2,3}', '1', false],
    ['(a|b)*c', 'ababc', true],
    ['[^a-c]+', 'xyz', true],
    ['[a-z&&[^b]]', 'b', false],
    ['[[a-c][x]]+', 'abx', true],
    ['(\\w)\\1', 'aa', true],
    ['(?<q>["\']).*\\k<q>', '"x"', true],
    ['(?i)ABC', 'abc', true],
    ['a(?=b)b', 'ab', true],
    ['a(?!b).', 'ab', false],
    ['.*(?<=b)c', 'abc', true],
    ['a*+a', 'aaa', false],
    ['(?>a+)b', 'aab', true],
    ['\\Qa.b\\E', 'a.b', true],
    ['\\p{Alpha}+\\p{Punct}', 'abc!', true],
    ['\\p{Lu}', 'É', true],
    ['(a*)*', 'aa', true],
    ['^abc$', 'abc\n', false],
    ['\\x41\\u0042', 'AB', true],
    ['a{0}', '', true],
    ['😀.', '😀😀', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected)
  })

  it('flags ignore case, let dots match line ends, and allow comments', () => {
    expect(matches('abc', 'ABC', 'i')).toBe(true)
    expect(matches('a.c', 'a\nc', 's')).toBe(true)
    expect(matches('a b # c', 'ab', 'x')).toBe(true)
  })
})

describe('Replacing', () => {
  it.each([
    ['[^0-9]', '', '50% off', '50'],
    ['(\\w+) (\\w+)', '$2 $1', 'On Queue', 'Queue On'],
    ['x*', '-', 'abc', '-a-b-c-'],
    ['(?<n>a)', '<${n}>', 'aba', '<a>b<a>'],
    ['a', '\\$1', 'a', '$1'],
    ['(a)(b)?', '[$2]', 'a', '[]'],
  ])('%s by %s', (pattern, replacement, text, expected) => {
    expect(replaceMatches(compileRegex(pattern), text, replacement, true)).toBe(expected)
  })

  it('may stop after the first', () => {
    expect(replaceMatches(compileRegex('a'), 'aaa', 'b', false)).toBe('baa')
  })

  it.each(['$', '$x', '$9', '\\', '${nope}'])('the replacement %s is refused', (replacement) => {
    expect(() => replaceMatches(compileRegex('a'), 'a', replacement, true)).toThrow(JavaException)
  })
})

describe('Splitting', () => {
  it.each([
    [',', 'a,b,,', 0, ['a', 'b']],
    [',', 'a,b,,', -1, ['a', 'b', '', '']],
    [',', 'a,b,c', 2, ['a', 'b,c']],
    [',', '', 0, ['']],
    ['', 'abc', 0, ['a', 'b', 'c']],
    ['x', 'abc', 0, ['abc']],
    [',', ',a', 0, ['', 'a']],
  ])('at %j: %j with limit %i', (pattern, text, limit, expected) => {
    expect(splitText(compileRegex(pattern), text, limit)).toEqual(expected)
  })
})

describe('Refusals and bounds', () => {
  it.each([
    '[',
    '(',
    'a)',
    '*a',
    '{',
    'a{2',
    '\\',
    '\\y',
    '[z-a]',
    '(?<n',
    '\\p{Nope}',
    'a{3,2}',
    '\\k<n>',
  ])('%s is no regular expression', (pattern) => {
    expect(() => compileRegex(pattern)).toThrow(JavaException)
  })

  it('endless backtracking is stopped', () => {
    expect(() => matches('(a+)+b', 'a'.repeat(50))).toThrow(LimitReached)
  })

  it('deep nesting and huge repetitions are refused', () => {
    expect(() => compileRegex('('.repeat(1000))).toThrow(JavaException)
    expect(() => compileRegex('((a{999}){999}){999}')).toThrow(JavaException)
  })
})

describe('Laws', () => {
  const pieces = fc.constantFrom(
    'a',
    'b',
    '.',
    '*',
    '+',
    '?',
    '|',
    '(',
    ')',
    '[ab]',
    '[^a]',
    '{1,2}',
    '(?:',
    '\\d',
    '\\w',
  )
  const patterns = fc.array(pieces, { maxLength: 7 }).map((parts) => parts.join(''))

  it('where both read a simple pattern, it matches what JavaScript matches', () => {
    fc.assert(
      fc.property(patterns, fc.stringMatching(/^[ab1]{0,6}$/), (pattern, text) => {
        const expected = inJavaScript(pattern)
        if (expected === null) return
        expect(matches(pattern, text)).toBe(expected.test(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('any text is a pattern or refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => {
        expect(outcome(pattern, text)).toMatch(/^(?:true|false|JavaException|LimitReached)$/)
      }),
    )
  })
})

function inJavaScript(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${new RegExp(pattern).source})$`)
  } catch {
    return null
  }
}

function outcome(pattern: string, text: string): string {
  try {
    return String(matches(pattern, text))
  } catch (reason) {
    if (reason instanceof JavaException) return 'JavaException'
    return reason instanceof LimitReached ? 'LimitReached' : String(reason)
  }
}
