import { expect, it } from 'vitest'
import { flowDrift } from './flow-drift.ts'

const sidesOf = (texts: Parameters<typeof flowDrift>[0]) =>
  flowDrift(texts).map(({ changedBy, org, design }) => [changedBy, org, design])

it('what was published last is the base of both sides', () => {
  expect(sidesOf({ published: 'a', live: 'b', design: 'c' })).toEqual([
    ['org', 'a', 'b'],
    ['design', 'a', 'c'],
  ])
})

it('a side that has changed nothing is left out', () => {
  expect(sidesOf({ published: 'a', live: 'b', design: 'a' })).toEqual([['org', 'a', 'b']])
  expect(sidesOf({ published: 'a', live: 'a', design: 'a' })).toEqual([])
})

it('without a base what is live stands against the design', () => {
  expect(sidesOf({ published: null, live: 'b', design: 'c' })).toEqual([['unknown', 'b', 'c']])
})
