import { expect, test } from 'vitest'
import { cardOf, factsFor, writtenAgain } from '#testing/kind-example.ts'
import { endTask } from './index.ts'

test.each([[{}], [{ outputPath: { name: 'Success' } }]])('%j is written as it was read', (body) => {
  expect(writtenAgain(endTask, body)).toEqual(body)
})

test('it has no way on, and does not say how the call ends', () => {
  const { outputs, ends } = factsFor(endTask)
  expect(outputs).toEqual([])
  expect(ends).toBeNull()
})

test('the palette does not offer it, and its card shows the output path', () => {
  expect(endTask.offered).toBe(false)
  expect(cardOf(endTask, { outputPath: 'Success' })).toEqual(['by Success'])
  expect(cardOf(endTask)).toEqual([])
})
