import { describe, expect, it } from 'vitest'
import type { Piece } from '../analysis/preview/masked-text.ts'
import { toJson } from '../language/json/json-value.ts'
import { isSameBody, isSameText } from './same-text.ts'

/** A text between `<` and `>` stands for a credential. */
function pieces(text: string): readonly Piece[] {
  return text
    .split(/(<[^>]+>)/)
    .filter((part) => part !== '')
    .map((part) => ({
      text: part,
      mask: part.startsWith('<') ? '••' : null,
      isUnresolved: false,
    }))
}

describe('a text of the org is ours', () => {
  it.each([
    ['Bearer <key>', 'Bearer *****'],
    ['Bearer <key>', 'Bearer sk_test_1'],
    ['Bearer <key>', '*****'],
    ['Bearer <key>', '[REDACTED]'],
    ['<base>/v1/pay', 'https://pay.example.com/v1/pay'],
    ['https://a/<x>/b/<y>', 'https://a/1/b/2'],
    ['{"a": 1, "b": "x"}', '{"b":"x","a":1.0}'],
    ['{"key": "<key>", "a": 1}', '{"a":1,"key":"*****"}'],
    ['plain', 'plain'],
    ['', ''],
  ])('%s as %s', (ours, org) => expect(isSameText(pieces(ours), org)).toBe(true))
})

describe('a text of the org is another', () => {
  it.each([
    ['Bearer <key>', 'Basic *****'],
    ['<base>/v1/pay', 'https://pay.example.com/v1/pays'],
    ['https://a/<x>/b', 'https://a/1/c'],
    ['<x>aa', 'a'],
    ['plain', '*****'],
    ['{"a": 1}', '{"a":"1"}'],
    ['{"a": 1}', '{"a":1,"b":2}'],
    ['{"key": "<key>"}', '{"key":5}'],
    ['', 'something'],
  ])('%s as %s', (ours, org) => expect(isSameText(pieces(ours), org)).toBe(false))
})

describe('a body that the org shows as JSON', () => {
  it('is compared by its values', () => {
    expect(isSameBody(pieces('{"n": [1, true, null]}'), toJson({ n: [1, true, null] }))).toBe(true)
    expect(isSameBody(pieces('{"n": [1]}'), toJson({ n: [1, 2] }))).toBe(false)
    expect(isSameBody(pieces('not json'), toJson({}))).toBe(false)
  })
})
