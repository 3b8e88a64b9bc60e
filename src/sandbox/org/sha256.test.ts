import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, sha256Base64Url } from './sha256.ts'

describe('SHA-256', () => {
  test('the example of RFC 7636, appendix B', () => {
    expect(sha256Base64Url('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })

  test('agrees with Node on any ASCII text, around block borders too', () => {
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 200 })
    fc.assert(
      fc.property(ascii, (text) => {
        expect(sha256Base64Url(text)).toBe(createHash('sha256').update(text).digest('base64url'))
      }),
    )
  })
})

describe('base64', () => {
  test('gives back what was encoded', () => {
    const latin = fc.uint8Array().map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(latin, (bytes) => {
        expect(decodeBase64(bytes.toString('base64'))).toBe(bytes.toString('latin1'))
      }),
    )
  })

  test('text that is no base64 is null', () => {
    expect(decodeBase64('a b')).toBeNull()
  })
})
