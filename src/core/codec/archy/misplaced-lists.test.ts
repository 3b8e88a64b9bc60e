import { expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { lintDesign } from '../../lint/lint.ts'

const END = 'playAudio: { name: Kept, audio: { tts: Hello. } }'

/** What stands where a list of actions belongs, and is none. */
test.each([
  ['a single action', `outputs: { failure: { actions: { ${END} } } }`],
  ['a list without its key', `outputs: { failure: [{ ${END} }] }`],
  ['a list of outputs', `outputs: [{ failure: { actions: [{ ${END} }] } }]`],
  ['a text', 'outputs: { failure: Kept }'],
  ['a text for the list', 'outputs: { failure: { actions: Kept } }'],
])('%s is kept, and told', (_, outputs) => {
  const { design } = mustRead(`secureCall:
  name: Pay
  startUpRef: ./tasks/task[main]
  defaultLanguage: en-us
  tasks:
    - task:
        name: Main
        refId: main
        actions:
          - collectInput:
              name: Ask
              inputData: { var: Flow.x }
              digits: { exact: 4 }
              ${outputs}
          - disconnect: { name: End }
`)
  expect(mustWrite(design).yaml).toContain('Kept')
  const { problems } = lintDesign(design)
  expect(problems.map(({ code }) => code)).toContain('SF-PUB-02')
})
