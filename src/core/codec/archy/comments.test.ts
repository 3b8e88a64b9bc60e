import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { validDesigns } from '#testing/valid-designs.ts'
import { writeArchy } from './write.ts'
import { runMode } from '#testing/run-mode.ts'

const numRuns = runMode === 'nightly' ? 3000 : 150

/** A file in the style of exports, with comments wherever people write them. */
const COMMENTED = `# Paying by phone
#
## Ask finance before you change it
secureCall: # the flow
  name: Pay # as agents know it
  # The division decides who sees it
  division: Home
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      # Not used
      defaultLanguageSkill:
        noValue: true
      textToSpeech:
        defaultEngine:
          voice: Jill # or Amy
  variables:
    # In pounds
    - stringVariable: # from the CRM
        name: Flow.Amount
        # Never zero
        initialValue:
          lit: "5"
        isInput: false
        isOutput: false
    # The second one
    - stringVariable:
        name: Flow.Other
        initialValue:
          noValue: true
        isInput: false
        isOutput: false
  initialGreeting:
    tts: Hello # short
  tasks:
    # Where it begins
    - task: # main
        name: Main
        refId: Main_10
        # What is done
        actions:
          # Say hello
          - playAudio: # twice
              name: A
              audio:
                # Recorded later
                tts: hi
          # Two lines
          # of one comment
          - decision:
              name: D
              condition:
                exp: Flow.Amount == "5" # pounds
              outputs:
                # When it is
                "yes":
                  actions:
                    # Leave
                    - disconnect:
                        name: Bye
                    # Nothing more here
                # When it is not
                "no":
                  actions:
                    # On to the other task
                    - jumpToTask: # a jump
                        # Named by Architect
                        name: Jump to Reusable Task
                        targetTaskRef: "/secureCall/tasks/task[Other_11]"
        # The task ends here
    - task:
        name: Other
        refId: Other_11
        actions:
          - disconnect: # with more! # than one mark
              name: Bye
    # No more tasks
  # No more of the flow
# The end
`

describe('comments of a file', () => {
  test('stand after import and export where they stood', () => {
    expect(mustWrite(mustRead(COMMENTED).design).yaml).toBe(COMMENTED)
  })

  test('belong to the things that they are about', () => {
    const { flow, tasks, variables, nodes } = mustRead(COMMENTED).design
    expect(flow.comments?.[0]).toEqual({
      at: [],
      before: [' Paying by phone', '', '# Ask finance before you change it'],
      after: ' the flow',
      below: [' The end'],
    })
    expect(tasks[0]?.comments?.[0]).toEqual({ at: [], before: [' Where it begins'] })
    expect(variables[0]?.comments).toEqual([
      { at: [], before: [' In pounds'] },
      { at: [], after: ' from the CRM' },
      { at: ['initialValue'], before: [' Never zero'] },
    ])
    const decision = nodes.find(({ name }) => name === 'D')
    expect(decision?.comments).toContainEqual({
      at: [],
      output: 'no',
      before: [' On to the other task'],
    })
  })

  test('stay where they are when something else is changed', () => {
    const design = mustRead(COMMENTED).design
    const nodes = design.nodes.map((node) => (node.name === 'A' ? { ...node, name: 'Ä' } : node))
    const changed = COMMENTED.replace('name: A\n', 'name: Ä\n')
    expect(mustWrite({ ...design, nodes }).yaml).toBe(changed)
  })

  test('on a property that is gone go to the step', () => {
    const design = mustRead(COMMENTED).design
    const nodes = design.nodes.map((node) =>
      node.name === 'A' ? { ...node, props: { ...node.props, audio: { type: 'none' } } } : node,
    )
    const text = mustWrite({ ...design, nodes }).yaml
    expect(text).toContain('          # Recorded later\n          - playAudio: # twice\n')
    expect(mustWrite(mustRead(text).design).yaml).toBe(text)
  })

  test.each([
    ['CRLF', COMMENTED.replaceAll('\n', '\r\n')],
    ['a marker of the document', `---\n${COMMENTED}`],
    ['a byte order mark', `\uFEFF${COMMENTED}`],
    ['blank lines', COMMENTED.replaceAll('\n', '\n\n')],
    ['more room before them', COMMENTED.replaceAll(/(\w:?) #/g, '$1    #')],
  ])('are kept with %s', (_, text) => {
    expect(mustWrite(mustRead(text).design).yaml).toBe(COMMENTED)
  })

  test('at what an alias or a merge stands for stay, once', () => {
    const text = `secureCall:
  name: Pay
  tasks:
    - task:
        name: Main
        actions:
          - playAudio:
              name: A
              audio: &hello
                tts: hi # said twice
          - playAudio:
              <<: # the same
                audio: *hello # see above
              name: B
`
    const yaml = mustWrite(mustRead(text).design).yaml
    for (const comment of ['said twice', 'the same', 'see above']) {
      expect(yaml.split(`# ${comment}`)).toHaveLength(2)
    }
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })

  test('at a way on that export leaves out stay at its step', () => {
    const text = `secureCall:
  name: Pay
  tasks:
    - task:
        name: Main
        actions:
          - loop:
              name: L
              loopCount:
                lit: 3
              outputs:
                loop:
                  actions:
                    - playAudio:
                        name: A
                        audio:
                          tts: hi
                    # and again
                    - loopNext:
                        name: Next Loop # go on
`
    const yaml = mustWrite(mustRead(text).design).yaml
    expect(yaml).toContain('# and again')
    expect(yaml).toContain('# go on')
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })
})

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
