import { describe, expect, it } from 'vitest'
import { maskedText } from './difference.ts'
import { maskedPieces } from './mask.ts'

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
