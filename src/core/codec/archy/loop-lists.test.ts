import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { writeArchy } from './write.ts'

function yamlOf(flow: string): string {
  const written = writeArchy(buildFlow(flow))
  if (!written.ok) throw new Error('not written')
  return written.value.yaml
}

test('steps that end the call do not keep the loop before them from running off its list', () => {
  const yaml = yamlOf(`
    start -> again: loop(3) -> token: fetch -> again
    token.failure, token.timeout -> sorry: play("Sorry.") -> bye: hangup
    again.next -> done: return
  `)
  expect(yaml).toContain('name: "Shared: sorry"')
  expect(yaml).not.toContain('loopNext')
})

test('an end that several paths lead to is written at each of them', () => {
  const yaml = yamlOf(`
    start -> again: loop(3) -> token: fetch -> again
    token.failure, token.timeout -> bye: hangup
    again.next -> done: return
  `)
  expect(yaml.split('name: bye')).toHaveLength(3)
  expect(yaml).not.toContain('loopNext')
})

test('a loop that runs off its list anyway keeps its steps together', () => {
  const yaml = yamlOf(`
    start -> again: loop(3) -> card: collect(CC) -> token: fetch -> sorry: play("Sorry.") -> again
    card.failure -> again
    token.failure, token.timeout -> sorry
    again.next -> done: return
  `)
  expect(yaml).not.toContain('Shared: ')
})
