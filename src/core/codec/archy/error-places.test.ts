import { expect, test } from 'vitest'
import { refusalOf } from '#testing/archy-files.ts'
import { describeArchyReadError, describeReadNote, readArchy } from './read.ts'
import { writeArchy } from './write.ts'

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
  expect(text).toContain('Missing closing')
})

test('two tasks with one reference id are told', () => {
  const second = TASKS.replace('  tasks:\n', '').replace('name: Main', 'name: Other')
  const result = readArchy(`secureCall:\n  name: Pay\n${TASKS}${second}`)
  if (!result.ok) throw new Error(describeArchyReadError(result.error))
  const twice = result.value.notes.filter(({ code }) => code === 'reference-id-twice')
  expect(twice.map(describeReadNote)).toEqual([
    expect.stringContaining('“Main” and “Other” both have the reference id “Main_10”'),
  ])
  const exported = writeArchy(result.value.design)
  const ids = exported.ok ? (exported.value.yaml.match(/refId: .*/g) ?? []) : []
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  const alone = readArchy(`secureCall:\n  name: Pay\n${TASKS}`)
  expect(alone.ok && alone.value.notes).toEqual([])
})

test('a key with an unclosed quote is reported where that was opened', () => {
  expect(refusalOf(`secureCall:\n  name: Pay\n  "division: Home\n${TASKS}`)).toContain(
    'line 3, column 3',
  )
})
