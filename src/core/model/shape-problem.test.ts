import { expect, test } from 'vitest'
import { z } from 'zod'
import { shapeProblem } from './shape-problem.ts'

const schema = z.strictObject({
  name: z.string().max(3),
  weights: z.record(z.string(), z.enum(['error', 'off'])),
  seconds: z.int().min(1).max(99),
  isOn: z.boolean(),
  list: z.array(z.object({ to: z.string() })).min(1, { error: 'needs at least one' }),
  form: z.union([z.literal('a'), z.object({ text: z.string() })]),
})
const RIGHT = {
  name: 'pay',
  weights: { one: 'off' },
  seconds: 5,
  isOn: true,
  list: [{ to: 'a' }],
  form: 'a',
}

test.each([
  ['what is not there', { name: undefined }, 'name is missing'],
  ['what is not there further in', { list: [{ to: 'a' }, {}] }, 'list.1.to is missing'],
  ['another type', { name: 3 }, 'name must be a text'],
  ['a number in quotes', { seconds: '5' }, 'seconds must be a number'],
  ['a fraction', { seconds: 1.5 }, 'seconds must be a whole number'],
  ['a text for true', { isOn: 'yes' }, 'isOn must be true or false'],
  ['one for many', { list: {} }, 'list must be a list in brackets'],
  ['a list for an object', { weights: [] }, 'weights must be an object in braces'],
  ['a word that is none', { weights: { one: 'loud' } }, 'weights.one must be one of error, off'],
  ['too much', { seconds: 100 }, 'seconds must be at most 99'],
  ['too little', { seconds: 0 }, 'seconds must be at least 1'],
  ['too many characters', { name: 'long' }, 'name must have a length of at most 3'],
  ['a key too many', { extra: 1 }, ' has “extra”, which is not known there'],
  ['what the schema has words for', { list: [] }, 'list needs at least one'],
  ['no form of several', { form: 'b' }, 'form is not in any form that can stand there'],
])('%s', (_, patch, said) => {
  const value = { ...RIGHT, ...patch }
  const parsed = schema.safeParse(value)
  if (parsed.success) throw new Error('accepted')
  const { path, detail } = shapeProblem(value, parsed.error)
  expect(`${path} ${detail}`).toBe(said)
})
