import { readJson, writeJson } from '../json/lossless-json.ts'
import { javaJson } from './json-number-text.ts'
import { evaluateJsonPath, parseJsonPath } from './json-path.ts'

/** A path, and the JSON text of what it gives. */
export type Example = readonly [path: string, expected: string]

/** The reply that most examples look into. */
const DATA =
  '{"id":"tok_1","card":{"brand":"Visa","last4":"4242","exp":5},"n":null,"arr":[{"k":"a","v":1,"ok":true,"t":["x","y"]},{"k":"b","v":2,"t":[]},{"k":"b","v":3.5,"n":null}],"empty":[],"blank":{},"nums":[3,1,2],"strs":["a","bb","ccc"],"a.b":"dot","a b":"blank","deep":{"a":{"b":{"c":[{"d":1},{"d":2}]}}},"mixed":[1,"1",true,null,2.5,[1,2],{"x":1}],"neg":-1,"zero":0,"t":"true","s":"text","book":[{"cat":"ref","price":8.95,"isbn":"x"},{"cat":"fic","price":12.99},{"cat":"fic","price":8.99,"isbn":"y"}]}'

/** The JSON text of what a path gives. Only what is not found may take a default; everything else fails the action. */
export function result(path: string, text = DATA): string {
  const data = readJson(text)
  if (!data.ok) throw new Error('the data are no JSON')
  const parsed = parseJsonPath(path)
  if (!parsed.ok) return 'fails'
  const value = evaluateJsonPath(parsed.value, data.value)
  if (value.ok) return writeJson(javaJson(value.value))
  return value.error.code === 'path-not-found' ? 'not found' : 'fails'
}
