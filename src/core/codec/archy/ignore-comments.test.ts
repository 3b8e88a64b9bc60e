import { describe, expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import type { Design } from '../../model/design.ts'

const FILE = `# secure-flow-ignore SF-PCI-03: seen to by another team
secureCall:
  name: Pay
  division: Home
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  variables:
    # secure-flow-ignore name-valid: agents know it by that
    - stringVariable:
        name: Flow.Amount
        initialValue:
          noValue: true
        isInput: false
        isOutput: false
  # secure-flow-ignore SF-SEC-11 : it says no number
  initialGreeting:
    tts: Hello
  tasks:
    # secure-flow-ignore flow-well-formed: being built
    - task:
        name: Main
        refId: Main_10
        actions:
          # Asks nothing
          # secure-flow-ignore SF-CX-05, no-dangling-output: the agent asks first
          - playAudio:
              name: Hello
              audio:
                tts: Hello # secure-flow-ignore SF-CX-06: no keys yet
          - disconnect:
              name: Bye
`

const accepted = ({ suppressions }: Design) =>
  suppressions.map(({ rule, reason, ...place }) => ({ rule, reason, ...place }))

const read = (comment: string) =>
  mustRead(FILE.replace('# Asks nothing', `# ${comment}`)).design.suppressions.filter(
    ({ node, rule }) => node !== null && !rule.startsWith('SF-CX') && rule !== 'no-dangling-output',
  )

describe('a comment that accepts a problem', () => {
  test('accepts it at what it is about', () => {
    const { design } = mustRead(FILE)
    const hello = design.nodes.find(({ name }) => name === 'Hello')
    const node = hello?.id
    expect(accepted(design)).toEqual([
      { rule: 'SF-PCI-03', node: null, reason: 'seen to by another team' },
      {
        rule: 'SF-SEC-11',
        node: null,
        setting: 'initialGreeting',
        reason: 'it says no number',
      },
      {
        rule: 'flow-well-formed',
        node: null,
        setting: `tasks.${design.tasks[0]?.id ?? ''}`,
        reason: 'being built',
      },
      {
        rule: 'name-valid',
        node: null,
        variable: design.variables[0]?.id,
        reason: 'agents know it by that',
      },
      { rule: 'SF-CX-05', node, reason: 'the agent asks first' },
      { rule: 'no-dangling-output', node, reason: 'the agent asks first' },
      { rule: 'SF-CX-06', node, reason: 'no keys yet' },
    ])
  })

  test('stands where it stood after import and export', () => {
    expect(mustWrite(mustRead(FILE).design).yaml).toBe(FILE)
  })

  test('goes, rule by rule, when what it accepts is taken back', () => {
    const { design } = mustRead(FILE)
    const without = (...rules: string[]) =>
      mustWrite({
        ...design,
        suppressions: design.suppressions.filter(({ rule }) => !rules.includes(rule)),
      }).yaml
    expect(without('no-dangling-output')).toBe(FILE.replace(', no-dangling-output', ''))
    const lines = FILE.split('\n').filter((line) => !line.includes('SF-CX-05'))
    expect(without('SF-CX-05', 'no-dangling-output')).toBe(lines.join('\n'))
    expect(without('SF-CX-06')).toBe(
      FILE.replace(' # secure-flow-ignore SF-CX-06: no keys yet', ''),
    )
    expect(without('name-valid', 'SF-PCI-03', 'SF-SEC-11', 'flow-well-formed')).not.toMatch(
      /name-valid|SF-PCI-03|SF-SEC-11|flow-well-formed/,
    )
  })

  test.each([
    ['secure-flow-ignore SF-ORD-02', 'SF-ORD-02', ''],
    ['secure-flow-ignore SF-ORD-02 the agent asks', 'SF-ORD-02', ''],
    ['secure-flow-ignore SF-ORD-02: ', 'SF-ORD-02', ''],
    ['secure-flow-ignore', '', ''],
    ['secure-flow-ignore: the agent asks', '', 'the agent asks'],
    ['secure-flow-ignore SF-ORD-02: at 10:30 it is over', 'SF-ORD-02', 'at 10:30 it is over'],
  ])('is taken as it is, so that what it lacks can be said: %s', (comment, rule, reason) => {
    expect(read(comment)).toEqual([expect.objectContaining({ rule, reason })])
  })

  test.each([
    'secure-flow-ignored SF-ORD-02: no',
    'see secure-flow-ignore SF-ORD-02: no',
    'secure-flow-ignore-all: no',
  ])('is no other comment: %s', (comment) => {
    expect(read(comment)).toEqual([])
  })
})

test('what a design accepts is not written where no comment says it', () => {
  const design = buildFlow(
    'suppress SF-ORD-02: an exercise\nstart -> hello: play("Hello.") -> done: return',
  )
  expect(mustWrite(design).yaml).not.toContain('secure-flow-ignore')
})
