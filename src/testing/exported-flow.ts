import { readAnyDesign } from '#core/codec/recognise.ts'
import type { Rule } from '#core/lint/define.ts'
import { positionOf } from '#core/lint/formatters/report.ts'
import { lintDesign } from '#core/lint/lint.ts'

/** As exports write it; every value of it can be replaced by one that Archy does not take. */
export const EXPORTED_FLOW = `secureCall:
  name: Pay
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      defaultLanguageSkill: {noValue: true}
  initialGreeting: {tts: Hello.}
  settingsErrorHandling:
    errorHandling: {disconnect: {none: true}}
    preHandlingAudio: {tts: Sorry.}
  settingsMenu:
    listenForExtensionDialing: {lit: true}
    repeatCount: {lit: 3}
  tasks:
    - task:
        name: Main
        refId: Main_10
        variables:
          - stringVariable: {name: Task.Card, initialValue: {noValue: true}, isInput: false, isSecure: true}
        actions:
          - collectInput:
              name: Card
              inputData: {var: Task.Card}
              digits: {range: {terminatingDtmf: digit_#, min: 13, max: 19}}
              interDigitTimeout: {lit: {seconds: 5}}
              noEntryTimeout: {noValue: true}
              inputAudio: {tts: Your card.}
              includeTerminatingDtmfInResultData: false
              acceptJustStar: {lit: false}
              acceptJustPound: {exp: '1 == 2'}
              verificationType: none
          - callDataSecure:
              name: Charge
              processingPrompt: {noValueWithNoFallback: true}
              timeout: {lit: {minutes: 1, ms: 500}}
              category: {Gateway: {dataAction: {Charge: {inputs: {Card: {exp: Task.Card}}, successOutputs: {Id: {noValue: true}}}}}}
          - updateData:
              name: Empty
              statements:
                - string: {variable: Task.Card, value: {lit: ""}}
          - decision:
              name: Which
              condition: {exp: 'true'}
          - switch:
              name: Many
              evaluate:
                firstTrue:
                  default: {actions: []}
                  cases:
                    - case: {value: {exp: "1 == 1"}, actions: []}
          - transferToAcd:
              name: Back
              targetQueue: {lit: {name: "{{queue}}"}}
              priority: {lit: 0}
              preferredAgents: {noValue: true}
`

/** What rules say of a file, with the places. */
export function problemsOf(yaml: string, rules: readonly Rule[]) {
  const read = readAnyDesign(yaml, 'flow.yaml')
  if (!read.ok) throw new Error('unreadable')
  const { problems } = lintDesign(read.value.design, { rules })
  const report = { ...read.value, file: 'flow.yaml', problems }
  return problems.map((problem) => ({ ...problem, at: positionOf(report, problem) }))
}
