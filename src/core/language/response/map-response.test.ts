import { describe, expect, it } from 'vitest'
import { toJson } from '../json/json-value.ts'
import { evaluateResponseLine } from './evaluate-response-line.ts'
import { mapParsedResponse, mapResponse, parseResponse } from './map-response.ts'
import { describeResponseError } from './response-error.ts'

const REPLY = {
  id: 'tok_1',
  status: 'succeeded',
  used: false,
  nothing: null,
  empty: '',
  amount: 25.1,
  card: { brand: 'Visa' },
  items: [
    { k: 'a', id: '1' },
    { k: 'b', id: '2' },
  ],
}

function line(
  translationMap: Record<string, string>,
  translationMapDefaults: Record<string, string>,
  successTemplate: string,
): ReturnType<typeof evaluateResponseLine> {
  return evaluateResponseLine({
    raw: REPLY,
    translationMap,
    translationMapDefaults,
    successTemplate,
  })
}

describe('Translated values are JSON text', () => {
  it('texts arrive in quotes, other values as JSON', () => {
    expect(
      line({ id: '$.id', used: '$.used', card: '$.card' }, {}, '[${id},${used},${card}]'),
    ).toEqual({
      out: '["tok_1",false,{"brand":"Visa"}]',
      validJson: true,
    })
  })

  it('quotes around a text value break the JSON', () => {
    expect(line({ id: '$.id' }, {}, '{"id": "${id}"}')).toEqual({
      out: '{"id": ""tok_1""}',
      validJson: false,
    })
  })

  it('a comparison with plain text never holds, and false, null and "" count as true', () => {
    const template =
      '#if($s == "succeeded")same#{else}other#end #if($used)T#end#if($nothing)T#end#if($empty)T#end'
    const map = { s: '$.status', used: '$.used', nothing: '$.nothing', empty: '$.empty' }
    expect(line(map, {}, template)).toMatchObject({ out: 'other TTT' })
  })
})

describe('Defaults', () => {
  it('take the place of a path that finds nothing, as they are written', () => {
    expect(line({ x: '$.nope' }, { x: '"none"' }, '{"x": ${x}}')).toMatchObject({
      out: '{"x": "none"}',
    })
    expect(line({ x: '$.nope' }, { x: 'none' }, '{"x": ${x}}')).toEqual({
      out: '{"x": none}',
      validJson: false,
    })
  })

  it('take the place of a path through null, but not of null itself', () => {
    expect(line({ x: '$.nothing.x' }, { x: '0' }, '${x}')).toMatchObject({ out: '0' })
    expect(line({ x: '$.nothing' }, { x: '0' }, '${x}')).toMatchObject({ out: 'null' })
  })

  it('are ignored by a filter without matches, and used when its list is missing', () => {
    expect(line({ x: "$.items[?(@.k=='z')].id" }, { x: '0' }, '${x}')).toMatchObject({ out: '[]' })
    expect(line({ x: "$.nope[?(@.k=='z')].id" }, { x: '0' }, '${x}')).toMatchObject({ out: '0' })
  })

  it('without one the source text of the variable is printed', () => {
    expect(line({ x: '$.nope' }, {}, '{"x": ${x}}')).toEqual({
      out: '{"x": ${x}}',
      validJson: false,
    })
  })

  it('without a path they are not used at all', () => {
    expect(line({}, { x: '5' }, '${x}')).toMatchObject({ out: '${x}' })
  })

  it('do not help a path that fails for another reason', () => {
    expect(line({ x: '$.items[*].id.sum()' }, { x: '0' }, '${x}')).toEqual({
      error:
        'Translation of "x": The path "$.items[*].id.sum()" fails on this data: there are no numbers to aggregate. Change the path; a default does not help here.',
    })
    expect(line({ x: '$.nothing[?(@.x)]' }, { x: '0' }, '${x}')).toHaveProperty('error')
  })
})

describe('firstFromArray', () => {
  const first = '${successTemplateUtils.firstFromArray("${ids}", "$esc.quote$esc.quote")}'

  it('gives the first match of a filter, still as JSON text', () => {
    expect(line({ ids: "$.items[?(@.k=='b')].id" }, {}, first)).toMatchObject({ out: '"2"' })
  })

  it('gives its second argument when there is none', () => {
    expect(line({ ids: "$.items[?(@.k=='z')].id" }, {}, first)).toMatchObject({ out: '""' })
  })

  it('fails when the variable is not set', () => {
    expect(line({ ids: '$.nope' }, {}, first)).toHaveProperty('error')
  })
})

describe('The reply', () => {
  const map = { translationMap: { x: '$.a' }, translationMapDefaults: { x: '0' } }

  it('may be JSON text, whose digits are kept in rawResult', () => {
    const raw = '{"a": 12345678901234567890, "b": 25.10}'
    expect(
      evaluateResponseLine({ raw, ...map, successTemplate: '${x} ${rawResult}' }),
    ).toMatchObject({
      out: `12345678901234567890 ${raw}`,
    })
  })

  it('is handed over whole when no success template is given', () => {
    expect(evaluateResponseLine({ raw: { a: 1.5, b: [true] } })).toEqual({
      out: '{"a":1.5,"b":[true]}',
      validJson: true,
    })
  })

  it('in plain text is a text without properties', () => {
    expect(
      evaluateResponseLine({ raw: 'Bad Gateway', ...map, successTemplate: '${x}' }),
    ).toMatchObject({
      out: '0',
    })
  })

  it('that is cut off is named with its place', () => {
    expect(evaluateResponseLine({ raw: '{"a": [1,', ...map, successTemplate: '${x}' })).toEqual({
      error:
        'The reply is not JSON: a value is expected at line 1, column 10. Check what the endpoint sends, and its Accept header.',
    })
  })

  it.each(['', 'null'])('that is empty (%j) cannot be translated', (raw) => {
    expect(evaluateResponseLine({ raw, ...map, successTemplate: '${x}' })).toHaveProperty('error')
  })

  it('numbers are printed as Java prints them', () => {
    const raw = toJson({ a: 10_000_000.5, b: 100, c: 0.0001 })
    const mapped = mapResponse({
      raw,
      translationMap: { a: '$.a', b: '$.b', c: '$.c' },
      translationMapDefaults: {},
      successTemplate: '${a} ${b} ${c}',
    })
    expect(mapped).toMatchObject({ ok: true, value: { text: '1.00000005E7 100 1.0E-4' } })
  })
})

describe('A parsed mapping', () => {
  it('is used for many replies and tells the variables of each', () => {
    const mapping = parseResponse({
      translationMap: { x: '$.a', y: '$.b' },
      translationMapDefaults: {},
      successTemplate: '${x}',
    })
    if (!mapping.ok) throw new Error(describeResponseError(mapping.error))
    const mapped = [1, 2].map((a) => mapParsedResponse(mapping.value, toJson({ a })))
    expect(mapped).toMatchObject([
      { ok: true, value: { text: '1', variables: new Map([['x', '1']]), validJson: true } },
      { ok: true, value: { text: '2' } },
    ])
  })

  it.each([
    [{ x: '$.' }, 'x', 'Translation of "x": The path "$." is not valid at column 2'],
    [{ x: '' }, 'x', 'Translation of "x": The path "" is not valid at column 1: the path is empty'],
    [{}, '#if(', 'Success template: Line 1, column 5: A value is expected'],
  ])('refuses %j with %j', (translationMap, successTemplate, words) => {
    const mapping = parseResponse({ translationMap, translationMapDefaults: {}, successTemplate })
    expect(mapping.ok ? '' : describeResponseError(mapping.error)).toContain(words)
  })
})
