import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { designs } from '#testing/arbitraries.ts'
import { canonicalDesign } from '#testing/canonical-design.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

describe('the session token template', () => {
  const template = findTemplate('session-token')?.build()
  if (template === undefined) throw new Error('the template is gone')

  test('comes back from its YAML', () => {
    const back = mustRead(mustWrite(template).yaml)
    expect(canonicalDesign(back.design)).toEqual(canonicalDesign(template))
    expect(back.notes.map(({ code }) => code)).toEqual([
      'action-without-contract',
      'action-without-contract',
    ])
  })

  test('gives the same text the second time', () => {
    const { yaml } = mustWrite(template)
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })

  test('is read at the places where it was written', () => {
    const { yaml, positions } = mustWrite(template)
    const back = mustRead(yaml)
    const places = (map: typeof positions) =>
      [...map.values()].map(({ line, column }) => `${line}:${column}`).sort()
    expect(places(back.positions)).toEqual(places(positions))
  })
})

/** Where a task that runs already is called again, one variable of the flow cannot stand for those of each call. */
test('a design without counted loops can always be written, but for what a task that calls itself shares', () => {
  const uncounted = designs().filter((design) => design.nodes.every(({ kind }) => kind !== 'loop'))
  fc.assert(
    fc.property(uncounted, (design) => {
      const result = writeArchy(design)
      const problems = result.ok
        ? []
        : result.error.filter(({ code }) => code !== 'called-while-shared')
      expect(problems.map(describeArchyProblem)).toEqual([])
    }),
  )
}, 30_000)
