import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeWithSharedData, sharedPath } from '#testing/shared-data.ts'
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/json-value.ts'
import { readJson, writeJson } from '../json/lossless-json.ts'
import { evaluateJsonPathLine } from '../jsonpath/evaluate-json-path-line.ts'
import { evaluateVelocityLine } from '../velocity/evaluate-velocity-line.ts'
import { evaluateResponseLine } from './evaluate-response-line.ts'

describeWithSharedData('The real engines on the golden templates and paths', () => {
  const cases = goldenCases()

  it.each(ofKind(cases, 'velocity'))('$id', ({ golden }) => {
    const context = objectOf(golden, 'context')
    const line = evaluateVelocityLine({ template: textOf(golden, 'template'), context })
    const expected = objectOf(golden, 'expected')
    const expected17 = golden.get('expectedVelocity17')
    const out = 'out' in line ? line.out : 'an error'
    expect(out).toBe(expected.has('error') ? 'an error' : expected.get('out'))
    const out17 = isJsonObject(expected17) ? expected17.get('out') : undefined
    expect('out17' in line ? line.out17 : undefined).toEqual(out17)
  })

  it.each(ofKind(cases, 'jsonpath'))('$id', ({ golden }) => {
    const line = evaluateJsonPathLine({
      path: textOf(golden, 'path'),
      data: golden.get('data') ?? null,
    })
    const expected = objectOf(golden, 'expected')
    const out = 'out' in line ? writeJson(line.out) : 'an error'
    expect(out).toBe(expected.has('error') ? 'an error' : writeJson(expected.get('out') ?? null))
  })

  it.each(ofKind(cases, 'response'))('$id', ({ golden }) => {
    const line = evaluateResponseLine({
      raw: golden.get('raw') ?? null,
      translationMap: textsOf(golden, 'translationMap'),
      translationMapDefaults: textsOf(golden, 'translationMapDefaults'),
      successTemplate: textOf(golden, 'successTemplate'),
    })
    const expected = objectOf(golden, 'expected')
    expect(line).toEqual({ out: expected.get('out'), validJson: expected.get('validJson') })
  })
})

/** Read with our own reader, which keeps the digits of the big numbers. */
function goldenCases(): readonly JsonObject[] {
  const cases = readJson(readFileSync(sharedPath('data', 'template-cases.json'), 'utf8'))
  if (!cases.ok || !isJsonArray(cases.value)) throw new Error('template-cases.json is no list')
  return cases.value.filter((golden) => isJsonObject(golden))
}

function ofKind(cases: readonly JsonObject[], kind: string): { id: string; golden: JsonObject }[] {
  return cases
    .filter((golden) => golden.get('kind') === kind)
    .map((golden) => ({ id: textOf(golden, 'id'), golden }))
}

function textOf(object: JsonObject, key: string): string {
  const value = object.get(key)
  if (typeof value !== 'string') throw new Error(`${key} is no text`)
  return value
}

function objectOf(object: JsonObject, key: string): JsonObject {
  const value: Json | undefined = object.get(key)
  if (!isJsonObject(value)) throw new Error(`${key} is no object`)
  return value
}

function textsOf(object: JsonObject, key: string): ReadonlyMap<string, string> {
  const map = objectOf(object, key)
  return new Map(Array.from(map.keys(), (name) => [name, textOf(map, name)]))
}
