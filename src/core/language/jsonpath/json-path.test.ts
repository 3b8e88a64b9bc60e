import { describe, expect, it } from 'vitest'
import { toJson } from '../json/json-value.ts'
import { readJson, writeJson } from '../json/lossless-json.ts'
import { evaluateJsonPath, parseJsonPath } from './json-path.ts'
import { javaJson } from './json-number-text.ts'

// What is expected was found by running Jayway json-path 2.10.0.

const DATA = readJson(
  '{"id":"tok_1","card":{"brand":"Visa","last4":"4242","exp_month":5},"nothing":null,"arr":[{"k":"a","v":1,"ok":true},{"k":"b","v":2},{"k":"b","v":3,"paid":false,"n":null,"t":["x","y"]}],"empty":[],"blank":{},"Build-Version":"1.2","a.b":"dot","a b":"blank","b:c":1,"amount":25.1,"big":12345678901234567890,"nums":[3,1,2],"strs":["a","bb","2"],"one":[7],"deep":{"a":{"b":{"c":[{"d":1},{"d":2}]}}},"mixed":[1,"1",true,null,2.5,[1,2],{"x":1}]}',
)

/** The JSON text of what the path gives, or the kind of its failure. */
function result(path: string): string {
  const parsed = parseJsonPath(path)
  if (!parsed.ok) return parsed.error.code
  const value = evaluateJsonPath(parsed.value, DATA.ok ? DATA.value : toJson(null))
  return value.ok ? writeJson(javaJson(value.value)) : value.error.code
}

describe('Definite paths', () => {
  it.each([
    {
      path: '$',
      expected:
        '{"id":"tok_1","card":{"brand":"Visa","last4":"4242","exp_month":5},"nothing":null,"arr":[{"k":"a","v":1,"ok":true},{"k":"b","v":2},{"k":"b","v":3,"paid":false,"n":null,"t":["x","y"]}],"empty":[],"blank":{},"Build-Version":"1.2","a.b":"dot","a b":"blank","b:c":1,"amount":25.1,"big":12345678901234567890,"nums":[3,1,2],"strs":["a","bb","2"],"one":[7],"deep":{"a":{"b":{"c":[{"d":1},{"d":2}]}}},"mixed":[1,"1",true,null,2.5,[1,2],{"x":1}]}',
    },
    { path: '$.id', expected: '"tok_1"' },
    { path: '$.card.brand', expected: '"Visa"' },
    { path: "$.card['brand']", expected: '"Visa"' },
    { path: '$["card"]["last4"]', expected: '"4242"' },
    { path: "$['a.b']", expected: '"dot"' },
    { path: "$['a b']", expected: '"blank"' },
    { path: '$.Build-Version', expected: '"1.2"' },
    { path: '$.b:c', expected: '1' },
    { path: '$.nothing', expected: 'null' },
    { path: '$.big', expected: '12345678901234567890' },
    { path: '$.amount', expected: '25.1' },
    { path: '$.arr[0].k', expected: '"a"' },
    { path: '$.arr[-1].k', expected: '"b"' },
    { path: "$.card['brand','last4']", expected: '{"brand":"Visa","last4":"4242"}' },
    { path: "$.card['brand','nope']", expected: '{"brand":"Visa"}' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('Odd spellings that are accepted', () => {
  it.each([
    { path: 'id', expected: '"tok_1"' },
    { path: '.card.brand', expected: '["Visa"]' },
    { path: '@.id', expected: '"tok_1"' },
    { path: 'arr[0].k', expected: '"a"' },
    { path: '$.id ', expected: '"tok_1"' },
    { path: "$.['id']", expected: '"tok_1"' },
    { path: '$.arr.[0].k', expected: '"a"' },
    { path: '$.arr[0]x', expected: '{"k":"a","v":1,"ok":true}' },
    { path: "$['id' , 'card'].brand", expected: '["Visa"]' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('What is not found', () => {
  it.each([
    { path: '$.nope', expected: 'path-not-found' },
    { path: '$.nope.x', expected: 'path-not-found' },
    { path: '$.card.nope', expected: 'path-not-found' },
    { path: '$.id.x', expected: 'path-not-found' },
    { path: '$.id[0]', expected: 'path-not-found' },
    { path: '$.arr.k', expected: 'path-not-found' },
    { path: '$.arr[9].k', expected: 'path-not-found' },
    { path: '$.arr[-4]', expected: 'path-not-found' },
    { path: '$.empty[0]', expected: 'path-not-found' },
    { path: '$.nothing.x', expected: 'path-not-found' },
    { path: '$.nothing[0]', expected: 'path-not-found' },
    { path: '$.nope[*]', expected: 'path-not-found' },
    { path: '$.nope[?(@.x)]', expected: 'path-not-found' },
    { path: '$.STATUS', expected: 'path-not-found' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('Lists of matches', () => {
  it.each([
    { path: '$.arr[*].v', expected: '[1,2,3]' },
    {
      path: '$.arr.*',
      expected:
        '[{"k":"a","v":1,"ok":true},{"k":"b","v":2},{"k":"b","v":3,"paid":false,"n":null,"t":["x","y"]}]',
    },
    { path: '$.arr[*].nope', expected: '[]' },
    { path: '$.card.*', expected: '["Visa","4242",5]' },
    { path: '$.empty[*]', expected: '[]' },
    { path: '$.blank.*', expected: '[]' },
    { path: '$.nothing[*]', expected: '[]' },
    { path: '$.arr[0,1].k', expected: '["a","b"]' },
    { path: '$.arr[0,9].k', expected: '["a"]' },
    { path: "$.arr[*]['k','v']", expected: '[{"k":"a","v":1},{"k":"b","v":2},{"k":"b","v":3}]' },
    { path: '$.*[0]', expected: '[{"k":"a","v":1,"ok":true},3,"a",7,1]' },
    { path: '$..d', expected: '[1,2]' },
    { path: '$..k', expected: '["a","b","b"]' },
    { path: '$..nope', expected: '[]' },
    { path: '$..c[0].d', expected: '[1]' },
    { path: '$..c[*].d', expected: '[1,2]' },
    { path: '$..[0].k', expected: '["a"]' },
    { path: '$.deep..d', expected: '[1,2]' },
    { path: '$..card.brand', expected: '["Visa"]' },
    { path: "$..['k','v']", expected: '[{"k":"a","v":1},{"k":"b","v":2},{"k":"b","v":3}]' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('Slices', () => {
  it.each([
    { path: '$.nums[0:2]', expected: '[3,1]' },
    { path: '$.nums[:2]', expected: '[3,1]' },
    { path: '$.nums[1:]', expected: '[1,2]' },
    { path: '$.nums[-2:]', expected: '[1,2]' },
    { path: '$.nums[:-1]', expected: '[3,1]' },
    { path: '$.nums[0:-1]', expected: '[]' },
    { path: '$.nums[-2:2]', expected: '[1,2,3,1]' },
    { path: '$.nums[0:3:2]', expected: '[3,1,2]' },
    { path: '$.nums[2:1]', expected: '[]' },
    { path: '$.nums[0:100]', expected: '[3,1,2]' },
    { path: '$.nums[:]', expected: 'path-syntax' },
    { path: '$.nums[1:x]', expected: 'path-syntax' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('Filters', () => {
  it.each([
    { path: "$.arr[?(@.k=='b')].v", expected: '[2,3]' },
    { path: '$.arr[?(@.k=="b")].v', expected: '[2,3]' },
    { path: "$.arr[?( @.k == 'b' )].v", expected: '[2,3]' },
    { path: "$.arr[ ?(@.k=='a') ].v", expected: '[1]' },
    { path: "$.arr[?(@['k']=='a')].v", expected: '[1]' },
    { path: "$.arr[?(@.k=='zz')].v", expected: '[]' },
    { path: '$.arr[?(@.paid)].k', expected: '["b"]' },
    { path: '$.arr[?(!@.paid)].v', expected: '[1,2]' },
    { path: '$.arr[?(!(@.ok))].v', expected: '[2,3]' },
    { path: '$.arr[?(@.paid == false)].v', expected: '[3]' },
    { path: '$.arr[?(@.nope == null)].v', expected: '[]' },
    { path: '$.arr[?(@.nope != null)].v', expected: '[1,2,3]' },
    { path: '$.arr[?(@.n == null)].v', expected: '[3]' },
    { path: "$.arr[?(@.v == '1')].v", expected: '[1]' },
    { path: '$.arr[?(@.v == 1.0)].v', expected: '[1]' },
    { path: "$.arr[?(@.v == '1.0')].v", expected: '[1]' },
    { path: "$.arr[?(@.v === '1')].v", expected: '[]' },
    { path: "$.arr[?(@.v > '1')].v", expected: '[]' },
    { path: '$.arr[?(@.v >= 2)].v', expected: '[2,3]' },
    { path: "$.arr[?(@.k > 'a')].v", expected: '[2,3]' },
    { path: "$.arr[?(@.ok == 'true')].v", expected: '[]' },
    { path: '$.arr[?(@.v > 1 && @.v < 3)].v', expected: '[2]' },
    { path: "$.arr[?(@.k=='a' || @.v==3)].v", expected: '[1,3]' },
    { path: "$.arr[?(@.v > 1 && @.k == 'b' || @.k == 'a')].v", expected: '[1,2,3]' },
    { path: "$.arr[?((@.v > 1) && (@.k == 'b'))].v", expected: '[2,3]' },
    { path: '$.arr[?(@.v > $.arr[0].v)].v', expected: '[2,3]' },
    { path: '$.arr[?(@.t.length() == 2)].v', expected: '[3]' },
    { path: "$.arr[?(@.k in ['a','c'])].v", expected: '[1]' },
    { path: '$.arr[?(@.v in [1,3])].v', expected: '[1,3]' },
    { path: '$.arr[?(@.k nin ["a"])].v', expected: '[2,3]' },
    { path: '$.arr[?(@.k in $.strs)].v', expected: '[1]' },
    { path: "$.arr[?(@.t contains 'x')].v", expected: '[3]' },
    { path: "$.arr[?(@.k contains 'a')].v", expected: '[1]' },
    { path: '$.arr[?(@.t size 2)].v', expected: '[3]' },
    { path: '$.arr[?(@.k size 1)].v', expected: '[1,2,3]' },
    { path: '$.arr[?(@.t empty false)].v', expected: '[3]' },
    { path: "$.arr[?(@.t subsetof ['x','y','z'])].v", expected: '[3]' },
    { path: "$.arr[?(@.t anyof ['x'])].v", expected: '[3]' },
    { path: "$.arr[?(@.t noneof ['x'])].v", expected: '[]' },
    { path: "$.arr[?(@.t all ['x'])].v", expected: '[]' },
    { path: '$.arr[?(@.k =~ /A/i)].v', expected: '[1]' },
    { path: '$.strs[?(@ =~ /b/)]', expected: '[]' },
    { path: '$.strs[?(@ =~ /b+/)]', expected: '["bb"]' },
    { path: '$.nums[?(@ > 1)]', expected: '[3,2]' },
    { path: '$.mixed[?(@ == 1)]', expected: '[1,"1"]' },
    { path: '$.mixed[?(@ == [1,2])]', expected: '[[1,2]]' },
    { path: "$.card[?(@.brand=='Visa')].last4", expected: '["4242"]' },
    { path: "$.arr[?(@.k=='b')].v[0]", expected: '[]' },
    { path: "$.arr[?(@.k=='b')][0]", expected: '[]' },
    { path: '$..[?(@.v>1)].k', expected: '["b","b"]' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('Functions', () => {
  it.each([
    { path: '$.arr.length()', expected: '3' },
    { path: '$.card.length()', expected: '3' },
    { path: '$.id.length()', expected: 'null' },
    { path: '$.nums.sum()', expected: '6.0' },
    { path: '$.nums.max()', expected: '3.0' },
    { path: '$.nums.min()', expected: '1.0' },
    { path: '$.nums.avg()', expected: '2.0' },
    { path: '$.nums.stddev()', expected: '0.8164965809277263' },
    { path: '$.nums.first()', expected: '3' },
    { path: '$.nums.last()', expected: '2' },
    { path: '$.nums.index(1)', expected: '1' },
    { path: '$.sum($.arr[*].v)', expected: '6.0' },
    { path: '$.sum(1,2,3)', expected: '6.0' },
    { path: '$.max($.nums[*],10)', expected: '10.0' },
    { path: '$..v.sum()', expected: '6.0' },
    { path: '$..v.length()', expected: '0' },
    { path: '$.concat($.id,"-",$.card.last4)', expected: '"tok_1-4242"' },
    { path: '$.strs.concat()', expected: '"abb2"' },
    { path: '$.card.keys()', expected: '["brand","last4","exp_month"]' },
    { path: '$.nums.append(4)', expected: '[3,1,2,4]' },
    { path: "$.arr[?(@.k=='b')].v.first()", expected: 'path-failed' },
    { path: '$.arr[?(@.t)].t.length()', expected: '[2]' },
    { path: '$.length($.nums[*])', expected: '0' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('Failures that no default helps', () => {
  it.each([
    { path: '$.arr[*].v.sum()', expected: 'path-failed' },
    { path: '$.strs.sum()', expected: 'path-failed' },
    { path: '$.empty.first()', expected: 'path-failed' },
    { path: '$.one.last()', expected: 'path-failed' },
    { path: '$.nums.index(9)', expected: 'path-failed' },
    { path: '$.nums.foo()', expected: 'path-syntax' },
    { path: '$.nothing[?(@.x)]', expected: 'path-failed' },
    { path: '$.mixed[?(@ contains 1)]', expected: '[[1,2]]' },
    { path: '$.id.sum()', expected: 'path-failed' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})

describe('What is no path', () => {
  it.each([
    { path: '$.', expected: 'path-syntax' },
    { path: '$..', expected: 'path-syntax' },
    { path: '$.card .last4', expected: 'path-syntax' },
    { path: ' $.id', expected: 'path-syntax' },
    { path: '$arr', expected: 'path-syntax' },
    { path: '$[id]', expected: 'path-syntax' },
    { path: "$['id", expected: 'path-syntax' },
    { path: "$['id']]x", expected: 'path-not-found' },
    { path: "$['id',]", expected: 'path-syntax' },
    {
      path: '$.arr[',
      expected:
        '[{"k":"a","v":1,"ok":true},{"k":"b","v":2},{"k":"b","v":3,"paid":false,"n":null,"t":["x","y"]}]',
    },
    { path: '$.arr[]', expected: 'path-syntax' },
    { path: '$.arr[?]', expected: 'path-syntax' },
    { path: '$.arr[?()]', expected: 'path-syntax' },
    { path: "$.arr[?(@.k = 'a')]", expected: 'path-syntax' },
    { path: '$.arr[?(@.k == a)]', expected: 'path-syntax' },
    { path: "$.arr[?(@.k like 'a')]", expected: 'path-syntax' },
    { path: "$.arr[?(@.k == 'a' and @.v == 1)]", expected: 'path-syntax' },
    { path: '$.arr[?(@.k =~ /[/)]', expected: 'path-syntax' },
    { path: '$.arr[(@.length-1)]', expected: 'path-syntax' },
    { path: '$.arr[1.5]', expected: 'path-syntax' },
    { path: '$.sum(', expected: 'path-syntax' },
  ])('$path', ({ path, expected }) => {
    expect(result(path)).toBe(expected)
  })
})
