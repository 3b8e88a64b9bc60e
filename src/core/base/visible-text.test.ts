import { expect, test } from 'vitest'
import { terminalText, visibleLine, visibleText } from './visible-text.ts'

test.each([
  ['a sequence that clears the screen', '\u001B[2Jx', String.raw`\u001b[2Jx`],
  ['the same in one character', '\u009B2Jx', String.raw`\u009b2Jx`],
  ['a carriage return that overwrites the line', 'bad\rgood', String.raw`bad\u000dgood`],
  ['a right-to-left override', 'pay\u202Etxt', String.raw`pay\u202etxt`],
  ['an isolate', '\u2066a\u2069', String.raw`\u2066a\u2069`],
  ['a soft hyphen in a host', 'api.\u00ADstripe.com', String.raw`api.\u00adstripe.com`],
  ['a tag', '\u{E0041}', String.raw`\u{e0041}`],
  ['lines and tabs', 'a\n\tb', 'a\n\tb'],
  ['a sign made of two', '👩‍💻 نص עברית', '👩‍💻 نص עברית'],
])('%s', (_, text, shown) => expect(visibleText(text)).toBe(shown))

test('a name stays on its line', () => {
  expect(visibleLine('Pay\n+ to create')).toBe(String.raw`Pay\u000a+ to create`)
})

test.each([
  ['at the beginning of a line', 'a\n::stop-commands::x', 'a\n\\u003a:stop-commands::x'],
  ['behind spaces', '   ::add-mask::x', '   \\u003a:add-mask::x'],
  ['of the older form, anywhere', 'x ##[error]y', 'x #\\u0023[error]y'],
  ['not a colon in a sentence', 'a :: b, c::d', 'a :: b, c::d'],
])('no line is a command to GitHub Actions: %s', (_, text, shown) => {
  expect(terminalText(text)).toBe(shown)
})

test('a text of nothing but lines and spaces is read at once', () => {
  const text = `${'\n'.repeat(200_000)}${' '.repeat(200_000)}x`
  expect(terminalText(text)).toBe(text)
})
