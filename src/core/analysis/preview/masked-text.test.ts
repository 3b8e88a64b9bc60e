import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CREATE_TOKEN } from '../../gateways/stripe/actions.ts'
import { renderRequest } from '../../gateways/exchange.ts'
import { hideSecrets, maskOf, type Piece } from './masked-text.ts'
import { previewRequest } from './preview-request.ts'

const CARD = '4111111111111111'
const CALL = { inputs: { CC_Number: CARD, Expiry: '1230', CVV: '98765' }, credentials: {} }

/** Ways in which a card number comes into a text, and what stands around them. */
const PARTS = [
  'plain text ',
  '&a=',
  '"',
  '{',
  '\\',
  '\n',
  '${input.CC_Number}',
  '$!input.CC_Number',
  '$input.CC_Number.substring(0, 12)',
  '$esc.uriEncode(${input.CC_Number})',
  '$esc.jsonString("a ${input.CC_Number} b")',
  '$encoding.base64("x${input.CC_Number}")',
  '#set($card = $input.CC_Number)',
  '#set($both = "$card/$input.CVV")',
  '$card',
  '${both}',
  '$both.replace("/", "")',
  '#foreach($part in [$input.CC_Number, "x"])$part,#end',
  '#if($input.CC_Number.startsWith("4"))visa ${input.CC_Number}#else other#end',
  '\\$input.CC_Number',
  '\\\\$input.CC_Number',
  '${input.rawRequest}',
  '$input',
  '${input.nope}',
]

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, mask }) => mask ?? text).join('')
const real = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

describe('whatever a template does with a card number', () => {
  const action = (body: string) => ({
    ...CREATE_TOKEN,
    request: { ...CREATE_TOKEN.request, body },
  })
  const template = fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }).map((all) => all.join(''))

  test('no more than its last four digits are shown, and what is sent is told in full', () => {
    fc.assert(
      fc.property(template, fc.constantFrom('2.x' as const, '1.7' as const), (body, version) => {
        const preview = previewRequest(action(body), CALL, version)
        const sent = renderRequest(action(body), CALL, version)
        expect(preview.ok).toBe(sent.ok)
        if (!preview.ok || !sent.ok) return
        const { pieces } = preview.value.body
        expect(real(pieces)).toBe(sent.value.body)
        expect(shown(pieces)).not.toMatch(/\d{5}|eDQxMTEx/)
      }),
    )
  })
})

test.each([
  [CARD, '•••• 1111'],
  ['12', '••'],
  ['1', '••'],
  ['a-long-token', '••••••'],
])('%s is shown as %s', (text, mask) => {
  expect(maskOf(text)).toBe(mask)
})

test('values that are too short to be told from others are not looked for', () => {
  expect(shown(hideSecrets('tok_1 costs 123', ['tok_1', '123']))).toBe('••••• costs 123')
})
