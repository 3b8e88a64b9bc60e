import { describe, expect, test } from 'vitest'
import { mustRead, mustWrite, refusalOf } from '#testing/archy-files.ts'
import { readAnyDesign } from '../recognise.ts'
import { describeReadNote } from './read.ts'

const HEAD = `secureCall:
  name: Pay
  startUpRef: "/secureCall/tasks/task[Main_10]"
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
`
const OTHER = `    - task:
        name: Other
        refId: Other_11
        actions:
          - disconnect:
              name: Bye
`
const jump = (indent: number, name: string, to: string, more = '') => {
  const pad = ' '.repeat(indent)
  return `${pad}- jumpToTask:
${pad}    name: ${name}
${more === '' ? '' : `${pad}    ${more}\n`}${pad}    targetTaskRef: "/secureCall/tasks/task[${to}]"
`
}
const branch = (name: string, yes: string, no: string) => `          - decision:
              name: ${name}
              condition:
                exp: Flow.X == 1
              outputs:
                "yes":
                  actions:
${yes}                "no":
                  actions:
${no}`
const play = (indent: number, name: string) => {
  const pad = ' '.repeat(indent)
  return `${pad}- playAudio:
${pad}    name: ${name}
${pad}    audio:
${pad}      tts: hi
`
}

/** Everything from the tasks on; the settings that a file leaves out are not what matters here. */
const tasksOf = (yaml: string) => yaml.slice(yaml.indexOf('  tasks:'))

describe('written back as it was is', () => {
  test.each([
    [
      'a jump behind a branch, for both its lists',
      branch('D', play(20, 'A'), play(20, 'B')) + jump(10, 'Onwards', 'Other_11', 'note: mine'),
    ],
    [
      'a jump behind a branch of which one list ends',
      branch(
        'D',
        '                    - disconnect:\n                        name: C\n',
        play(20, 'B'),
      ) + jump(10, 'Onwards', 'Other_11'),
    ],
    ['a jump in each list', branch('D', jump(20, 'One', 'Other_11'), jump(20, 'Two', 'Other_11'))],
    [
      'a jump in one list and another behind the branch',
      branch('D', jump(20, 'One', 'Other_11'), play(20, 'B')) + jump(10, 'Onwards', 'Other_11'),
    ],
    [
      'a jump back to where the flow starts',
      play(10, 'Hello') +
        branch('D', jump(20, 'Again', 'Main_10'), jump(20, 'Onwards', 'Other_11')),
    ],
    [
      'a property without a value',
      `${play(10, 'A')}              extra: null\n${jump(10, 'J', 'Other_11')}`,
    ],
    [
      'an output that is called Yes in an action without a form',
      `          - futureAction:
              outputs:
                "Yes":
                  actions:
${play(20, 'A')}${jump(10, 'J', 'Other_11')}`.replace(
        'futureAction:\n',
        'futureAction:\n              name: F\n',
      ),
    ],
  ])('%s', (_, actions) => {
    const file = HEAD + actions + OTHER
    const yaml = mustWrite(mustRead(file).design).yaml
    expect(tasksOf(yaml)).toBe(tasksOf(file))
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })

  test('what stands beside the flow, with its comments', () => {
    const file = `${HEAD}${play(10, 'A')}# for another tool\ndefinitions:\n  # one\n  one: 1\n`
    const yaml = mustWrite(mustRead(file).design).yaml
    expect(yaml).toContain('\ndefinitions:\n  one: 1\n')
    for (const comment of ['# for another tool', '# one']) expect(yaml).toContain(comment)
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })

  test('a variable that declares more than one thing', () => {
    const variables = `  variables:
    - stringVariable:
        name: Flow.A
      note: 3
    - nothing
`
    const { design, notes } = mustRead(
      HEAD.replace('  tasks:\n', `${variables}  tasks:\n`) + play(10, 'A'),
    )
    expect(mustWrite(design).yaml).toContain(variables)
    expect(notes.map(describeReadNote)).toContain(
      'An entry of a list of variables that declares none is kept and written back.',
    )
  })
})

describe('a list of tasks of which one only jumps on', () => {
  test('marks no step as shared', () => {
    const file =
      HEAD + play(10, 'A') + OTHER.replace(/ +- disconnect:\n.*\n/, jump(10, 'Back', 'Main_10'))
    expect(mustWrite(mustRead(file).design).yaml).not.toContain('shared step')
  })
})

test('an action that an alias stands for is where the alias is', () => {
  const file = `${HEAD}          - &hello
            playAudio: {name: A, audio: {tts: hi}}
          - *hello
          - disconnect: {name: Bye}
`
  const lines = [...mustRead(file).positions.values()].map(({ line }) => line)
  expect(lines).toEqual([5, 10, 11, 12])
})

test('a flow in braces is read as YAML', () => {
  const text =
    '{secureCall: {name: Pay, tasks: [{task: {name: Main, actions: [{disconnect: {}}]}}]}}'
  const result = readAnyDesign(text, 'flow.yaml')
  expect(result.ok && result.value.form).toBe('archy')
})

test.each([
  [
    'secureCall: hello\n',
    'At line 1, column 1 “secureCall:” with the properties of the flow below it is expected.',
  ],
  [
    'secureCall:\n  name: Pay\n  tasks:\n    Main:\n      actions: []\n',
    'At line 4, column 5 a list of tasks below “tasks:”, each as “- task:”, is expected.',
  ],
])('%s is refused with its place', (yaml, message) => {
  expect(refusalOf(yaml)).toContain(message)
})
