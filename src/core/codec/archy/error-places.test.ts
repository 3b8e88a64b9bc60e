import { expect, test } from 'vitest'
import { mustRead, mustWrite, refusalOf } from '#testing/archy-files.ts'
import { describeReadNote } from './read.ts'

const TASKS = `  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
          - disconnect:
              name: Bye
`

test('a start that is not in the file is refused where the file names it', () => {
  const start = '/secureCall/tasks/task[Gone_11]'
  expect(refusalOf(`secureCall:\n  name: Pay\n  startUpRef: "${start}"\n${TASKS}`)).toBe(
    `The flow starts at ${start}, which is not in the file. Correct startUpRef at line 3, column 3.`,
  )
})

test.each(['"', "'"])('a quote %s that nothing closes is reported where it was opened', (quote) => {
  const text = refusalOf(`secureCall:\n  name: ${quote}Pay\n  division: Home\n${TASKS}`)
  expect(text).toContain('line 2, column 9')
  expect(text).toContain('is not closed')
})

test('two tasks with one reference id are told', () => {
  const second = TASKS.replace('  tasks:\n', '').replace('name: Main', 'name: Other')
  const { design, notes } = mustRead(`secureCall:\n  name: Pay\n${TASKS}${second}`)
  const twice = notes.filter(({ code }) => code === 'reference-id-twice')
  expect(twice.map(describeReadNote)).toEqual([
    expect.stringContaining('“Main” and “Other” both have the reference id “Main_10”'),
  ])
  const ids = mustWrite(design).yaml.match(/refId: .*/g) ?? []
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  expect(mustRead(`secureCall:\n  name: Pay\n${TASKS}`).notes).toEqual([])
})

test('a key with an unclosed quote is reported where that was opened', () => {
  expect(refusalOf(`secureCall:\n  name: Pay\n  "division: Home\n${TASKS}`)).toContain(
    'line 3, column 3',
  )
})
