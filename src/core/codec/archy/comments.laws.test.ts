import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { runMode } from '#testing/run-mode.ts'
import { validDesigns } from '#testing/valid-designs.ts'
import { writeArchy } from './write.ts'

const numRuns = runMode === 'nightly' ? 3000 : 150

describe('whatever a comment of a design says', () => {
  const start = buildFlow('start: enter -> a: play("x") -> end: return')

  test('it never becomes YAML', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('\n', '\r', '\u0085', '\u2028', '\uFEFF', '\0', ' ', '#', 'a: b', '- x'),
        )
        .map((parts) => parts.join('')),
    )
    const lines = fc.array(texts, { maxLength: 3 })
    const keys = fc.constantFrom('name', 'audio', 'tts', 'gone', '__proto__', 0)
    const comment = fc.record(
      { at: fc.array(keys, { maxLength: 3 }), before: lines, after: texts, below: lines },
      { requiredKeys: ['at'] },
    )
    const plain = mustWrite(start).yaml
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 3 }), (comments) => {
        const nodes = start.nodes.map((node) => ({ ...node, comments }))
        const yaml = mustWrite({ ...start, nodes, flow: { ...start.flow, comments } }).yaml
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(yaml, { version })).toEqual(parse(plain, { version }))
        }
        const again = mustWrite(mustRead(yaml).design).yaml
        expect(parse(again)).toEqual(parse(plain))
        expect(mustWrite(mustRead(again).design).yaml).toBe(again)
      }),
      { numRuns },
    )
  })
})

describe('of random comments in what export wrote', () => {
  const designs = validDesigns().filter((design) => writeArchy(design).ok)
  const places = fc.array(
    fc.record({ line: fc.nat(), isBehind: fc.boolean(), text: fc.constantFrom('a', 'b: c', '#') }),
    { minLength: 1, maxLength: 12 },
  )

  test('import and export lose none and move none', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(designs, places, (design, comments) => {
        const yaml = withComments(mustWrite(mustRead(mustWrite(design).yaml).design).yaml, comments)
        expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
      }),
      { numRuns },
    )
  })
})

/** In the column of the line that they stand before, or behind a line; copies of a step have to stay alike. */
function withComments(
  yaml: string,
  comments: readonly { readonly line: number; readonly isBehind: boolean; readonly text: string }[],
): string {
  const lines = yaml.trimEnd().split('\n')
  const copied = new Set(lines.flatMap((line, i) => (isCopy(line) ? linesOfItem(lines, i) : [])))
  const commented = lines.map((line, i) => {
    const own = comments.filter((comment) => comment.line % lines.length === i && !copied.has(i))
    const before = own.flatMap(({ isBehind, text }) =>
      isBehind ? [] : [`${' '.repeat(line.search(/\S/))}# ${text}`],
    )
    const behind = own.map(({ isBehind, text }) => (isBehind ? ` # ${text}` : ''))
    return [...before, `${line}${behind.join('')}`].join('\n')
  })
  return `${commented.join('\n')}\n`
}

function isCopy(line: string): boolean {
  return / # shared step \d+$/.test(line)
}

function linesOfItem(lines: readonly string[], first: number): readonly number[] {
  const column = lines[first]?.search(/\S/) ?? 0
  const more = lines.slice(first + 1).findIndex((line) => line.search(/\S/) <= column)
  const count = more < 0 ? lines.length - first : more + 1
  return Array.from({ length: count }, (_, i) => first + i)
}
