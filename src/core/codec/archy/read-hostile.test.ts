import { expect, test } from 'vitest'
import { refusalOf } from '#testing/archy-files.ts'

// Files that nobody exports: what a reader could hang on, or fall over.
test.each([
  ['a mapping', 'secureCall: &a\n  name: *a\n'],
  ['a list, some levels down', 'secureCall:\n  a: &a [1, [2, *a]]\n'],
  ['a merge', 'secureCall: &a\n  <<: *a\n'],
  ['a name that was used before', 'secureCall:\n  a: &a {b: 1}\n  b: &a {c: *a}\n'],
])('an alias to what it stands in: %s', (_, yaml) => {
  expect(refusalOf(yaml)).toContain('a value holds itself, as “a”')
})

test('an alias deep inside to a value that is as deep', () => {
  const [open, close] = ['['.repeat(400), ']'.repeat(400)]
  const yaml = `secureCall:\n  a: &a ${open}x${close}\n  b: ${open}*a${close}\n`
  expect(refusalOf(yaml)).toContain('nested more than 500 levels deep at line 2')
})

test('aliases to aliases without end', () => {
  const links = Array.from({ length: 3000 }, (_, i) => `  k${i}: &a${i} [*a${i - 1}]`)
  const yaml = `secureCall:\n  first: &a-1 x\n${links.join('\n')}\n`
  expect(refusalOf(yaml)).toContain('nested more than 500 levels deep')
})

test.each([
  ['lists in lists', `secureCall: ${'['.repeat(480)}${']'.repeat(480)}\n`],
  ['mappings in mappings', `secureCall: ${'{a: '.repeat(480)}x${'}'.repeat(480)}\n`],
  [
    'lines below lines',
    Array.from({ length: 480 }, (_, i) => `${' '.repeat(i)}${i === 0 ? 'secureCall' : 'a'}:`).join(
      '\n',
    ),
  ],
])('what is just not too deep is read: %s', (_, yaml) => {
  expect(refusalOf(yaml)).not.toContain('not YAML')
})

test.each([
  ['above', `${'#c\n'.repeat(150_000)}secureCall:\n  name: x\n`],
  ['between', `secureCall:\n  name: x\n${'  #c\n'.repeat(150_000)}  description: y\n`],
  ['in a list', `secureCall:\n  a:\n  - 1\n${'  #c\n'.repeat(150_000)}  - 2\n`],
  ['below', `secureCall:\n  name: x\n${'#c\n'.repeat(150_000)}`],
])('hundreds of thousands of comments are read in one go: %s', (_, yaml) => {
  expect(refusalOf(yaml)).toContain('has no tasks and starts in no menu')
})
