import { describe, expect, it, test } from 'vitest'
import { maskedText } from '../analysis/preview/masked-text.ts'
import { maskedPieces, maskedWords } from './mask.ts'

const shown = (text: string, ...secrets: readonly string[]) =>
  maskedText(maskedPieces(text, secrets))

describe('a secret is hidden', () => {
  it('wherever it stands, when it is long', () => {
    expect(shown('card=4111111111111111&x=1', '4111111111111111')).toBe('card=•••• 1111&x=1')
    expect(shown('{"t":"a.tok_12345.b"}', 'tok_12345')).toBe('{"t":"a.••••••.b"}')
  })

  it('where it stands by itself, when it is short', () => {
    expect(shown('{"cvv":"123","amount":1230,"id":"a123"}', '123')).toBe(
      '{"cvv":"•••","amount":1230,"id":"a123"}',
    )
    expect(shown('cvc=123&n=5', '123')).toBe('cvc=•••&n=5')
  })

  it('also when it looks like a pattern', () => {
    expect(shown('a (.*) b', '(.*)')).toBe('a •••• b')
    expect(shown('x .* y', '.*')).toBe('x •• y')
  })
})

test('what looks like a secret is hidden though nobody knew of it', () => {
  expect(shown('{"k":"sk_live_4eC39HqLyjWDarjtT1zdp7dc"}')).toBe('{"k":"••••••"}')
  expect(shown('n=4485 2757 4230 8327')).toBe('n=•••• 8327')
})

test('an error that cites a security code or a part of a card does not show it', () => {
  const secrets = ['4111111111111111', '737']
  expect(maskedWords('cvv 737 is wrong for 4111-1111-1111-1111', secrets)).toBe(
    'cvv ••• is wrong for •••• 1111',
  )
  expect(maskedWords(String.raw`{"n":"41111111","c":"\u0037\u003337"}`, secrets)).not.toMatch(
    /41111|737/,
  )
})
