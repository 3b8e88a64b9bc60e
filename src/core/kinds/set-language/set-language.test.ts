import { expect, test } from 'vitest'
import { cardOf, factsFor, writtenAgain } from '#testing/kind-example.ts'
import { expression, literal } from '../../model/values.ts'
import { setLanguage } from './index.ts'

test.each([[{ lit: 'es-us' }], [{ exp: 'Flow.Language' }], [{ noValue: true }]])(
  'the language %j is written as it was read',
  (language) => {
    expect(writtenAgain(setLanguage, { language })).toEqual({ language })
  },
)

test('it goes on in no time, and its expression cannot read secure variables', () => {
  const { outputs, seconds, uses } = factsFor(setLanguage, { language: expression('Flow.Lang') })
  expect(outputs.map(({ id }) => id)).toEqual(['next'])
  expect(seconds['next']).toEqual({ min: 0, max: 0 })
  expect(uses).toEqual([
    { place: 'language', field: 'language', expression: 'Flow.Lang', expects: 'string' },
  ])
})

test('its card shows the language', () => {
  expect(cardOf(setLanguage, { language: literal('es-us') })).toEqual(['to "es-us"'])
  expect(cardOf(setLanguage)).toEqual(['to (choose a language)'])
})
