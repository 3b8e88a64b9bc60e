import { expect, test } from 'vitest'
import { readArchy } from '#core/codec/archy/read.ts'
import { writeArchy } from '#core/codec/archy/write.ts'
import { createOrgState } from '../seed.ts'
import { compileFlow } from './compile.ts'

const FILE = `secureCall:
  name: Menus
  startUpRef: "./menus/menu[Main Menu_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      defaultLanguageSkill:
        noValue: true
  initialGreeting:
    tts: Hello.
  variables:
    - stringVariable:
        name: Flow.Amount
        initialValue:
          noValue: true
  menus:
    - menu:
        name: Main Menu
        refId: Main Menu_10
        audio:
          exp: ToAudioTTS(Flow.Amount)
        choices:
          - menuJumpToTask:
              name: To pay
              dtmf: digit_1
              targetTaskRef: "./tasks/task[Pay_13]"
          - menuDisconnect:
              name: Disconnect
              dtmf: digit_9
  tasks:
    - task:
        name: Pay
        refId: Pay_13
        actions:
          - disconnect:
              name: Bye
`

function said(yaml: string): readonly string[] {
  const { messages } = compileFlow(yaml, createOrgState({ basePath: '', uploadOrigin: '' }))
  return messages.map(({ text }) => text)
}

test('what export writes of menus compiles, and the variable of the prompt is used', () => {
  const read = readArchy(FILE)
  const written = read.ok ? writeArchy(read.value.design) : null
  const yaml = written?.ok === true ? written.value.yaml : ''
  expect(yaml).toContain('menuJumpToTask')
  expect(said(yaml)).toEqual(said(FILE))
  expect(said(yaml).filter((text) => /Amount|reference|error/i.test(text))).toEqual([])
})

test('a choice that jumps to no task of the file is refused', () => {
  expect(said(FILE.replace('task[Pay_13]"', 'task[Gone_14]"')).join()).toContain(
    'There is no task reference set',
  )
})
