import { expect, test } from 'vitest'
import { describeArchyReadError, readArchy } from './read.ts'

function refused(text: string): string {
  const result = readArchy(text)
  return result.ok ? 'read' : describeArchyReadError(result.error)
}

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
  expect(refused(`secureCall:\n  name: Pay\n  startUpRef: "${start}"\n${TASKS}`)).toBe(
    `The flow starts at ${start}, which is not in the file. Correct startUpRef at line 3, column 3.`,
  )
})

test.each(['"', "'"])('a quote %s that nothing closes is reported where it was opened', (quote) => {
  const text = refused(`secureCall:\n  name: ${quote}Pay\n  division: Home\n${TASKS}`)
  expect(text).toContain('line 2, column 9')
  expect(text).toContain('Missing closing')
})

test('a key with an unclosed quote is reported where that was opened', () => {
  expect(refused(`secureCall:\n  name: Pay\n  "division: Home\n${TASKS}`)).toContain(
    'line 3, column 3',
  )
})
