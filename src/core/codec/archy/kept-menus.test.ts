import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { describeTaskRefusal, removeTask } from '#core/kinds/task-edits.ts'
import { mustRead, mustWrite } from '#testing/archy-files.ts'

/** Starts in a menu; one choice of it jumps to a task, and the form of the other is shown by no export. */
const FILE = `secureCall:
  name: Menus
  startUpRef: "/secureCall/menus/menu[Main Menu_10]"
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
          tts: Press 1 to make a purchase.
        choices:
          - menuJumpToTask:
              name: Jump to Reusable Task
              dtmf: digit_1
              globalDtmf: false
              globalSpeechRecTerms: false
              targetTaskRef: "/secureCall/tasks/task[Buy_13]"
          - menuRepeatMenu:
              name: Again
              dtmf: digit_9
  tasks:
    - task:
        name: Buy
        refId: Buy_13
        actions:
          - playAudio:
              name: Hello
              audio:
                exp: ToAudioTTS(Flow.Amount)
          - disconnect:
              name: Bye
`

test('a task that only a kept menu leads to can run, and nothing is said of what is set there', () => {
  const { problems } = lintDesign(mustRead(FILE).design)
  const said = problems.filter(({ message }) => message.includes('can never run'))
  expect(said).toEqual([])
  expect(problems.some(({ rule }) => rule === 'set-before-read')).toBe(false)
})

test('it cannot be deleted, and the reason is said', () => {
  const design = mustRead(FILE).design
  const buy = design.tasks.find(({ name }) => name === 'Buy')
  const removal = buy === undefined ? null : removeTask(design, buy.id)
  expect(removal !== null && !removal.ok && describeTaskRefusal(removal.error)).toContain('a menu')
})

test('under another name it is still what the menu leads to', () => {
  const design = mustRead(FILE).design
  const renamed = {
    ...design,
    tasks: design.tasks.map((task) => (task.name === 'Buy' ? { ...task, name: 'Pay' } : task)),
  }
  const { yaml } = mustWrite(renamed)
  expect(yaml).toMatch(/name: Pay\n +refId: Buy_13/)
  expect(yaml).toContain('targetTaskRef: "/secureCall/tasks/task[Buy_13]"')
})
