import { describe, expect, it } from 'vitest'
import type { JsonInput } from '../language/json/json-value.ts'
import { readOperations } from './read-operations.ts'

function read(...results: readonly JsonInput[]) {
  const operations = results.map((result) => ({ name: '', success: true, result, error: null }))
  return readOperations({ operations }, new Set(['id', 'status']))
}

describe('the operations of a test are told by their shape', () => {
  it('whatever they are called', () => {
    const shown = read(
      { id: '7', status: 'new' },
      { requestUrl: 'https://a/b', headers: { Accept: 'x' }, requestBody: '{"a":1}' },
      { statusCode: 201, responseBody: { id: 9 } },
      { id: '9' },
    )
    expect(shown.url).toBe('https://a/b')
    expect(shown.headers?.get('accept')).toBe('x')
    expect(shown.body).toBe('{"a":1}')
    expect(shown.reply).toEqual({ status: 201, body: '{"id":9}' })
    expect([...(shown.translations ?? [])]).toEqual([['id', '9']])
  })

  it('and what is not recognised is not compared', () => {
    expect(read(null, 'text', ['list'], { anything: true })).toEqual({
      url: null,
      headers: null,
      body: null,
      reply: null,
      translations: null,
    })
  })
})
