import { expect, test } from 'vitest'
import { mustRead } from '#testing/archy-files.ts'
import { lintDesign } from './lint.ts'

/** What a file says in properties that have no field here: a call evaluates it all the same. */
function problemsOf(action: string, property: string) {
  const yaml = `secureCall:
  name: Pay
  startUpRef: ./tasks/task[main]
  defaultLanguage: en-us
  variables:
    - stringVariable: { name: Flow.CVV, isSecure: true }
    - stringVariable: { name: Flow.Card_Number, isSecure: true }
    - stringVariable: { name: Flow.Note, initialValue: { lit: "" } }
  tasks:
    - task:
        name: Main
        refId: main
        actions:
          - collectInput: { name: Card, inputData: { var: Flow.Card_Number }, inputAudio: { tts: Card. }, outputs: { failure: { actions: [{ disconnect: { name: No Card } }] } } }
          - collectInput: { name: Code, inputData: { var: Flow.CVV }, inputAudio: { tts: Code. }, outputs: { failure: { actions: [{ disconnect: { name: No Code } }] } } }
          - ${action}:
              name: Step
              ${property}
          - disconnect: { name: End }
`
  const { design, places } = mustRead(yaml)
  const step = design.nodes.find(({ name }) => name === 'Step')?.id
  return lintDesign(design)
    .problems.filter(({ node, field }) => node === step && field?.startsWith('carried.') === true)
    .map(({ code, node, field }) => {
      const place = node === null || field === undefined ? null : places.field(node, field)
      return [code, yaml.split('\n')[(place?.line ?? 0) - 1]?.trim()]
    })
}

test.each([
  ['transferToFlow', 'invocationData: { exp: Flow.CVV }', ['SF-PCI-01', 'SF-SEC-02', 'SF-SEC-04']],
  ['playAudio', 'note: { exp: Length(Flow.CVV) }', ['SF-SEC-02']],
  ['collectInput', 'verificationAudio: { exp: ToAudioTTS(Flow.Card_Number) }', ['SF-SEC-11']],
  ['collectInput', 'verificationAudio: { exp: "ToAudioTTS(Right(Flow.Card_Number, 4))" }', []],
  ['transferToAcd', 'directAgent: { exp: Flow.Nobody }', ['SF-CON-19']],
  ['transferToAcd', 'directAgent: { exp: Flow.Note }', []],
])('%s with %s', (action, property, codes) => {
  const found = problemsOf(action, property)
  expect(new Set(found.map(([code]) => code))).toEqual(new Set(codes))
  for (const [, line] of found) expect(line).toBe(property)
})
