import { expect, test } from 'vitest'
import { describeWithSharedData } from './shared-data.ts'
import { checkExchange } from './swagger-check.ts'

describeWithSharedData('checking an exchange against the API definition', () => {
  const division = { id: '1', name: 'Home', description: '', homeDivision: true }
  const good = {
    method: 'GET',
    path: '/api/v2/authorization/divisions/home',
    status: 200,
    replyBody: JSON.stringify(division),
  }

  test('one that fits has no problems', () => {
    expect(checkExchange(good)).toEqual([])
  })

  test.each([
    ['a misspelt property', { replyBody: JSON.stringify({ ...division, homedivision: true }) }],
    [
      'a property of another type',
      { replyBody: JSON.stringify({ ...division, homeDivision: 'yes' }) },
    ],
    ['a required property left out', { replyBody: JSON.stringify({ name: 'Home' }) }],
    ['no body', { replyBody: '' }],
    ['text instead of JSON', { replyBody: 'Home' }],
    ['a status that is not declared', { status: 202 }],
    ['a path that does not exist', { path: '/api/v2/authorization/nowhere' }],
    ['a method that does not exist', { method: 'PUT' }],
    [
      'a query parameter that is not declared',
      { path: '/api/v2/flows?kind=a', replyBody: '{"entities":[]}' },
    ],
    ['a query parameter left out', { path: '/api/v2/flows/lookup', replyBody: '{"entities":[]}' }],
    ['an error that is no ErrorBody', { status: 404, replyBody: '{"reason":"gone"}' }],
    [
      'an undeclared property deep in a list',
      { path: '/api/v2/flows', replyBody: '{"entities":[{"name":"A","nam":1}]}' },
    ],
    [
      'an enum value that is not one',
      { path: '/api/v2/flows/1', replyBody: '{"name":"A","type":"securecall"}' },
    ],
  ])('%s is told', (_case, changes) => {
    expect(checkExchange({ ...good, ...changes })).not.toEqual([])
  })

  test('a request body counts too', () => {
    const exchange = {
      method: 'POST',
      path: '/api/v2/integrations/actions/1/draft/publish',
      status: 200,
      replyBody: '{}',
    }
    expect(checkExchange({ ...exchange, requestBody: '{"version":1}' })).toEqual([])
    expect(checkExchange({ ...exchange, requestBody: '{"draftVersion":1}' })).not.toEqual([])
  })

  test('OAuth, uploads and controls stand outside', () => {
    for (const path of ['/oauth/token', '/uploads/1', '/sandbox/faults']) {
      expect(checkExchange({ method: 'POST', path, status: 200, replyBody: '{}' })).toEqual([])
    }
  })
})
