import { expect, test } from 'vitest'
import { expression, literal, NO_VALUE } from '../model/values.ts'
import { readTyped, writeTyped } from './typed-values.ts'

// `lit: {minutes: 5}` of a variable: MyPureCloud/developer-center-blog, CacheExampleFlow.yaml. Queues by name: public exports.
test.each([
  ['duration', literal('PT5M'), { lit: { minutes: 5 } }],
  [
    'duration',
    literal('P1DT2H3M4.050S'),
    { lit: { days: 1, hours: 2, minutes: 3, seconds: 4, ms: 50 } },
  ],
  ['duration', literal('PT0.500S'), { lit: { ms: 500 } }],
  ['duration', literal('PT90S'), { lit: { seconds: 90 } }],
  ['duration', expression('MakeDuration(0, 0, 5, 0)'), { exp: 'MakeDuration(0, 0, 5, 0)' }],
  ['queue', literal('Sales'), { lit: { name: 'Sales' } }],
  ['skill', literal('Billing'), { lit: { name: 'Billing' } }],
  ['user', NO_VALUE, { noValue: true }],
  ['prompt', literal('PromptSystem.processing'), { lit: { name: 'PromptSystem.processing' } }],
  ['string', literal('PT5M'), { lit: 'PT5M' }],
  ['integer', literal(5), { lit: 5 }],
  ['queueCollection', expression('Flow.Queues'), { exp: 'Flow.Queues' }],
] as const)('%s: %o is written as %o and read again', (type, value, written) => {
  expect(writeTyped(type, value)).toEqual(written)
  expect(readTyped(type, written)).toEqual(value)
})

test.each([
  [{ seconds: 1.5 }],
  [{ seconds: -1 }],
  [{ fortnights: 1 }],
  [{ ms: 1500 }],
  [{ seconds: '{{wait}}' }],
  [{}],
])('what ISO 8601 has no text for is no value: %o', (lit) => {
  expect(readTyped('duration', { lit })).toEqual(NO_VALUE)
})

test('what no unit can say is written as it stands', () => {
  expect(writeTyped('duration', literal('five minutes'))).toEqual({ lit: 'five minutes' })
  expect(writeTyped('duration', literal('-PT5M'))).toEqual({ lit: '-PT5M' })
})
