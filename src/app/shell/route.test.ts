import { expect, test } from 'vitest'
import { hrefOf, parseRoute, type Route } from './route.ts'

test.each<Route>([
  { page: 'home' },
  { page: 'designs' },
  { page: 'templates' },
  { page: 'org' },
  { page: 'design', id: 'a b/ü' },
  { page: 'publish', id: '3f0e' },
])('the address of $page leads back to it', (route) => {
  expect(parseRoute(hrefOf(route))).toEqual(route)
})

test.each([
  '',
  '#',
  '#/nowhere',
  '#/design/',
  '#/design/a/other',
  '#/design/a/publish/b',
  '#/design/%E0',
  '#access_token=x',
])('“%s” leads home', (hash) => {
  expect(parseRoute(hash)).toEqual({ page: 'home' })
})
