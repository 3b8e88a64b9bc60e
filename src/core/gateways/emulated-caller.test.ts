import { describe, expect, test } from 'vitest'
import { basic } from '#testing/emulated-request.ts'
import { basicOf, hasBasic, hasBearer } from './emulated-caller.ts'

const request = (headers: Readonly<Record<string, string>>) => ({
  method: 'POST',
  url: 'https://payments.example.com/',
  headers,
  body: '',
})

describe('a credential that nobody has filled in', () => {
  // Velocity prints a reference without a value as it stands (Genesys Resource Center, "Velocity macros for data actions").
  test.each(['$credentials.key', '${credentials.key}', '$authResponse.access_token'])(
    'is no key: %s',
    (key) => {
      expect(hasBearer(request({ Authorization: `Bearer ${key}` }))).toBe(false)
      expect(hasBasic(request(basic('user', key)))).toBe(false)
    },
  )
})

test('a password may hold dollars and colons', () => {
  expect(basicOf(request(basic('user', 'a:b$c')))).toEqual({ user: 'user', password: 'a:b$c' })
  expect(hasBasic(request(basic('user', 'a:b$c')))).toBe(true)
})

test('a user without a password is no pair', () => {
  expect(hasBasic(request(basic('user', '')))).toBe(false)
})
