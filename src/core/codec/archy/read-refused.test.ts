import { describe, expect, test } from 'vitest'
import { mustRead, mustWrite, refusalOf, secureFlow } from '#testing/archy-files.ts'

describe('what cannot be read is said with its place', () => {
  test.each([
    ['a: [1', 'This is not YAML at line 1, column'],
    ['secureCall:\n  name: "open\n', 'This is not YAML at line'],
    [
      'secureCall:\n  a: 1\n  a: 2\n',
      '“a” stands twice in the same place, again at line 3, column 3.',
    ],
    ['secureCall:\n  ? [1]\n  : 2\n', 'The key at line 2, column 5 is no text.'],
    ['secureCall:\n  a: *gone\n', 'This is not YAML at line 2, column 6'],
    ['a: 1\n---\nb: 2\n', 'several YAML documents, the second one from line'],
    ['just text', 'This is not an Architect flow'],
    ['inboundCall:\n  name: x\n', 'This flow is of type inboundCall.'],
    [
      'secureCall:\n  name: x\n',
      'The flow at line 1, column 1 has no tasks and starts in no menu.',
    ],
    [
      secureFlow('          - disconnect: {}\n').replace('Main_10]"', 'Gone_10]"'),
      'The flow starts at /secureCall/tasks/task[Gone_10], which is not in the file.',
    ],
    [
      secureFlow('          - disconnect\n          - playAudio: {name: B}\n'),
      'At line 10, column 11 one action',
    ],
    [
      secureFlow('          - playAudio: {name: A}\n            disconnect: {}\n'),
      'At line 10, column 13 one action',
    ],
  ])('%#', (yaml, message) => {
    expect(refusalOf(yaml)).toContain(message)
  })

  test('brackets and indents without end, at once', () => {
    expect(refusalOf('['.repeat(100_000))).toContain('nested more than 500 levels deep at line 1')
    expect(refusalOf('- '.repeat(5000))).toContain('nested more than 500 levels deep')
  })

  test('aliases that stand for a billion values', () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const of = i === 0 ? 'x' : `*a${i - 1}`
      return `a${i}: &a${i} [${Array.from({ length: 10 }, () => of).join(', ')}]`
    })
    expect(refusalOf(levels.join('\n'))).toContain('stand for more than 500000 values')
  })

  test('fifty million characters', () => {
    expect(refusalOf(' '.repeat(50_000_000))).toContain('50000000 characters')
  })

  test('keys that mean something to JavaScript reach no prototype', () => {
    const { design } = mustRead(
      secureFlow(
        '          - disconnect: {name: A, __proto__: {polluted: true}, constructor: 1}\n',
      ),
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(mustWrite(design).yaml).toContain('constructor: 1')
  })
})
