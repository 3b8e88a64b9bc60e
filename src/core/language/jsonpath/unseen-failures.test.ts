import { describe, expect, it } from 'vitest'
import { readJson, writeJson } from '../json/lossless-json.ts'
import { javaJson } from './json-number-text.ts'
import { evaluateJsonPath, parseJsonPath } from './json-path.ts'

// Paths that were made up afterwards; what is expected was found by running Jayway json-path 2.10.0.

type Example = readonly [path: string, expected: string]

const DATA =
  '{"id":"tok_1","card":{"brand":"Visa","last4":"4242","exp":5},"n":null,"arr":[{"k":"a","v":1,"ok":true,"t":["x","y"]},{"k":"b","v":2,"t":[]},{"k":"b","v":3.5,"n":null}],"empty":[],"blank":{},"nums":[3,1,2],"strs":["a","bb","ccc"],"a.b":"dot","a b":"blank","deep":{"a":{"b":{"c":[{"d":1},{"d":2}]}}},"mixed":[1,"1",true,null,2.5,[1,2],{"x":1}],"neg":-1,"zero":0,"t":"true","s":"text","book":[{"cat":"ref","price":8.95,"isbn":"x"},{"cat":"fic","price":12.99},{"cat":"fic","price":8.99,"isbn":"y"}]}'

/** The JSON text of what a path gives. Only what is not found may take a default; everything else fails the action. */
function result(path: string, text: string): string {
  const data = readJson(text)
  if (!data.ok) throw new Error('the data are no JSON')
  const parsed = parseJsonPath(path)
  if (!parsed.ok) return 'fails'
  const value = evaluateJsonPath(parsed.value, data.value)
  if (value.ok) return writeJson(javaJson(value.value))
  return value.error.code === 'path-not-found' ? 'not found' : 'fails'
}

describe('What is not found, and what fails', () => {
  it.each<Example>([
    ['$.nums[-4]', 'not found'],
    ['$.nums[::2]', 'fails'],
    ['$.nope.length()', 'not found'],
    ['$.empty.sum()', 'fails'],
    ['$.empty.min()', 'fails'],
    ['$..nums.sum()', 'fails'],
    ['$.book[*].price.sum()', 'fails'],
    ['$.nope.nope', 'not found'],
    ['$.n.x', 'not found'],
    ['$.n[0]', 'not found'],
    ['$.nums.x', 'not found'],
    ['$.card[0]', 'not found'],
    ["$.nums['x']", 'not found'],
    ['$.nums[a]', 'fails'],
    ['$.a b', 'fails'],
    ['$.[0]', 'not found'],
    ['$.nums[]', 'fails'],
    ['$.book[?(@.price < )]', 'fails'],
    ['$.book[?(@.price << 3)]', 'fails'],
    ['$.book[?()]', 'fails'],
    ['$.book[?(@.price < 10]', 'fails'],
    ['$.book[?(true)]', 'fails'],
    ['$.book[(@.length()-1)]', 'fails'],
    ['$.book.first().cat', 'not found'],
    ['$.nums.sum().x', 'not found'],
    ['$ .id', 'fails'],
    ['$.store.book', 'not found'],
    ['$.id()', 'fails'],
    ["$.book[?(@.cat == 'ref' and @.price > 1)].price", 'fails'],
    ["$.book[?@.cat == 'ref'].price", 'fails'],
    ['$.arr[?(@.k =~ /(/)].v', 'fails'],
    ['$.n[?(@.x)]', 'fails'],
    ['$.empty[-1]', 'not found'],
    ['$.nums[ 0 : 2 ]', 'fails'],
    ['$.nums[+1]', 'fails'],
    ['$.nums[1.5]', 'fails'],
    ['$.nums[99]', 'not found'],
    ['$.nums[-99]', 'not found'],
    ['$.strs.length().x', 'not found'],
    ['$.nums[*].max()', 'fails'],
    ['$.nums.max().min()', 'not found'],
    ['$.strs.max()', 'fails'],
    ['$.card.max()', 'fails'],
    ['$.id.first()', 'fails'],
    ['$.card.first()', 'fails'],
    ['$.nums.first().x', 'not found'],
    ['$.nums[0].sum()', 'fails'],
    ['$.sum()', 'fails'],
    ['$.max()', 'fails'],
    ["$.concat($.nope, 'x')", 'not found'],
    ['$.length($.id)', 'not found'],
    ['$.first($.nums)', 'fails'],
    ['$.nums.index()', 'fails'],
    ['$...id', 'fails'],
    ['$..id.', 'fails'],
    ["$['i\\'d']", 'not found'],
    ["$['id\",'s']", 'fails'],
    ["$['']", 'not found'],
    ['$[""]', 'not found'],
    ['$[0]', 'not found'],
    ['$[-1]', 'not found'],
    ['$.arr[1].t.first()', 'not found'],
    ['$.arr[0].nope', 'not found'],
    ['$.s.x.y', 'not found'],
    ["$.t == 'true'", 'fails'],
    ['$.id | $.s', 'fails'],
    ['$.id,$.s', 'not found'],
    ['$.card.{brand}', 'not found'],
    ['$.card.brand[0]', 'not found'],
    ['$.card[brand]', 'fails'],
    ["$.card.'brand'", 'not found'],
    ['$."card"', 'not found'],
    ['$$.id', 'fails'],
    ['$.a-b', 'not found'],
    ['$.a_b', 'not found'],
    ['$.ünïcode', 'not found'],
    ['$.card.BRAND', 'not found'],
  ])('%s', (path, expected) => {
    expect(result(path, DATA)).toBe(expected)
  })
})
