import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { designs } from '#testing/arbitraries.ts'
import { canonicalDesign } from '#testing/canonical-design.ts'
import { describeArchyReadError, readArchy } from './read.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

function written(design: Design) {
  const result = writeArchy(design)
  if (!result.ok) throw new Error(result.error.map(describeArchyProblem).join('\n'))
  return result.value
}

function read(yaml: string) {
  const result = readArchy(yaml)
  if (!result.ok) throw new Error(`${describeArchyReadError(result.error)}\n${yaml}`)
  return result.value
}

describe('the session token template', () => {
  const template = findTemplate('session-token')?.build()
  if (template === undefined) throw new Error('the template is gone')

  test('comes back from its YAML', () => {
    const back = read(written(template).yaml)
    expect(canonicalDesign(back.design)).toEqual(canonicalDesign(template))
    expect(back.notes.map(({ code }) => code)).toEqual([
      'action-without-contract',
      'action-without-contract',
    ])
  })

  test('gives the same text the second time', () => {
    const { yaml } = written(template)
    expect(written(read(yaml).design).yaml).toBe(yaml)
  })

  test('is read at the places where it was written', () => {
    const { yaml, positions } = written(template)
    const back = read(yaml)
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
