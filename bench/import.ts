import { parse } from 'yaml'
import { readArchy } from '#core/codec/archy/read.ts'
import { best, printTable } from './measure.ts'

/** Reading Archy YAML into a design, against parsing the same text with the YAML library alone. */
const rows = [['actions', 'parse', 'import', 'import / parse']]
for (const actions of [100, 500, 2000]) {
  const yaml = flowOf(actions)
  const parsing = best(5, () => parse(yaml))
  const importing = best(5, () => {
    const read = readArchy(yaml)
    if (!read.ok) throw new Error(`bench flow was not read: ${read.error.code}`)
  })
  rows.push([
    `${actions}`,
    `${parsing.toFixed(0)} ms`,
    `${importing.toFixed(0)} ms`,
    (importing / parsing).toFixed(2),
  ])
}
printTable(rows)

/** A flow as long as asked, with a collect, a decision and an update by turns, some of them nested. */
function flowOf(actions: number): string {
  const lines = [
    'secureCall:',
    '  name: Bench',
    '  startUpRef: "/secureCall/tasks/task[Main_10]"',
    '  defaultLanguage: en-us',
    '  supportedLanguages: {en-us: {defaultLanguageSkill: {noValue: true}}}',
    '  initialGreeting: {tts: Hello}',
    '  tasks:',
    '    - task:',
    '        name: Main',
    '        refId: Main_10',
    '        variables:',
    '          - stringVariable: {name: Task.Card, initialValue: {noValue: true}, isSecure: true}',
    '          - stringVariable: {name: Task.Note, initialValue: {noValue: true}}',
    '        actions:',
  ]
  for (let n = 0; n < actions; n += 4) {
    lines.push(
      '          - collectInput:',
      `              name: Card ${n}`,
      '              inputData: {var: Task.Card}',
      '              digits: {range: {terminatingDtmf: digit_#, min: 13, max: 19}}',
      '              inputAudio: {tts: Enter your card number.}',
      '              outputs:',
      '                success:',
      '                  actions:',
      '                    - decision:',
      `                        name: Note ${n}`,
      "                        condition: {exp: '!IsNotSetOrEmpty(Task.Note)'}",
      '                        outputs:',
      '                          "yes":',
      '                            actions:',
      `                              - playAudio: {name: Say ${n}, audio: {tts: Thank you.}}`,
      `          - updateData: {name: Set ${n}, statements: [{string: {variable: Task.Note, value: {lit: a}}}]}`,
    )
  }
  lines.push('          - disconnect: {name: Bye}', '')
  return lines.join('\n')
}
