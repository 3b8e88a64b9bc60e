import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildFlow } from '#testing/build-flow.ts'
import { inOurWords } from './in-our-words.ts'
import { yamlOf } from './yaml-of.ts'

const written = yamlOf(buildFlow('start -> hello: play("Hello.") -> bye: hangup'))
const ours = written.ok ? written.value : ''

it('a file that is laid out in another way comes out as we lay it out', () => {
  const theirs = JSON.stringify(parse(ours), null, 4)
  expect(theirs).not.toBe(ours)
  expect(inOurWords(theirs)).toBe(ours)
})

it('what we have written stays as it is', () => {
  expect(inOurWords(ours)).toBe(ours)
})

it('what is no flow stays as it is', () => {
  expect(inOurWords('inboundCall: [')).toBe('inboundCall: [')
})
