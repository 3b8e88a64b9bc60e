import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesOfSecrets } from './secret-places.ts'

const CARD = '4111111111111111'
const TOKEN = 'tok_a/b+c "d"'

const hidden = (text: string, secrets: readonly string[] = [CARD, TOKEN]) => {
  let shown = ''
  let from = 0
  for (const { start, end } of placesOfSecrets(text, secrets)) {
    shown += `${text.slice(from, start)}<…>`
    from = end
  }
  return shown + text.slice(from)
}

describe('a secret is found however it is written', () => {
  test.each([
    ['as it is', `n=${CARD};`, 'n=<…>;'],
    ['in groups', 'n=4111 1111-1111.1111;', 'n=<…>;'],
    ['over lines', 'n=4111\n1111\n1111\n1111;', 'n=<…>;'],
    ['with escapes of JSON', String.raw`"\u00341111111111111\u00311"`, '"<…>"'],
    [
      'as JSON in JSON',
      String.raw`{"b":"{\"t\":\"tok_a\/b+c \\\"d\\\"\"}"}`,
      String.raw`{"b":"{\"t\":\"<…>\"}"}`,
    ],
    ['in a form', 't=tok_a%2Fb%2Bc+%22d%22&x', 't=<…>&x'],
    ['in a URL', `n%3D%34111111111111111%26x`, 'n%3D<…>%26x'],
    ['in a URL in a URL', '%2534111111111111111', '<…>'],
    ['in base64', `Basic ${btoa(`id:${CARD}`)}`, 'Basic <…>'],
    ['in base64 behind other letters', `x-${btoa(CARD).replaceAll('=', '')}.y`, '<…>.y'],
    ['in base64 of URLs, escaped', `${encodeURIComponent(btoa(`a:${CARD}?>`))}&`, '<…>&'],
    ['twice', `${CARD}, ${CARD}`, '<…>, <…>'],
    ['not at all', 'n=4111 2222', 'n=4111 2222'],
  ])('%s', (_, text, expected) => expect(hidden(text)).toBe(expected))
})

test('whatever stands around it and however it was escaped, no secret is left', () => {
  const spell = fc.constantFrom(
    (text: string) => text,
    encodeURIComponent,
    (text: string) => JSON.stringify(text).slice(1, -1),
    (text: string) => encodeURIComponent(encodeURIComponent(text)),
    (text: string) => encodeURIComponent(JSON.stringify(text)),
    (text: string) => Array.from(text, (c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(''),
    btoa,
  )
  const around = fc.stringMatching(/^[ -~]{0,10}$/)
  fc.assert(
    fc.property(
      around,
      around,
      spell,
      fc.constantFrom(CARD, TOKEN),
      (before, after, as, secret) => {
        const text = `${before} ${as(secret)} ${after}`
        expect(hidden(text)).toContain('<…>')
        expect(hidden(text)).not.toContain(as(secret))
      },
    ),
  )
})

test('a text of a million characters is looked through at once', () => {
  expect(placesOfSecrets('%41'.repeat(300_000), [CARD])).toEqual([])
  expect(placesOfSecrets('a'.repeat(1_000_000), [CARD])).toEqual([])
  expect(placesOfSecrets('41 '.repeat(300_000), [CARD])).toEqual([])
  expect(placesOfSecrets('abcdefgh '.repeat(100_000), [CARD])).toEqual([])
})
