import { expect, test } from 'vitest'
import { mustRead } from '#testing/archy-files.ts'
import type { NodeId } from '../../base/ids.ts'
import { present } from '../../base/assert.ts'

const YAML = `secureCall:
  name: Pay
  startUpRef: ./tasks/task[pay]
  tasks:
    - task:
        name: Pay
        refId: pay
        actions:
          - collectInput:
              name: Ask
              digits: { exact: 16 }
              inputData:
                var: Task.CC
              inputAudio: &audio
                tts: Your card, please.
              outputs:
                success:
                  actions:
                    - callDataSecure:
                        name: Charge
                        category:
                          Gateway:
                            dataAction:
                              Charge_Card:
                                inputs:
                                  Card: { exp: Task.CC }
                                  a.b: { lit: "1" }
                                successOutputs:
                                  Id: { var: Task.Id }
          - updateData:
              name: Set
              statements:
                - string:
                    variable: Task.Id
                    value: { exp: '""' }
                - string: { variable: Task.Other, value: { exp: 'Task.Id' } }
          - playAudio:
              name: Say
              audio: *audio
          - setParticipantData:
              name: Write
              attributes:
                - attribute:
                    name: { lit: Id }
                    value:
                      exp: Task.Id
          - switch:
              name: Which
              evaluate:
                firstTrue:
                  cases:
                    - case: { value: { exp: Task.Id == "1" } }
                    - case:
                        value: { exp: Task.Id == "2" }
          - disconnect:
              name: End
`

/** The text of the line, from the place on. */
function textAt(name: string, field: string): string | null {
  const { design, places } = mustRead(YAML)
  const node = present(
    design.nodes.find((candidate) => candidate.name === name),
    `no step ${name}`,
  ).id
  const place = places.field(node, field)
  return place && present(YAML.split('\n')[place.line - 1], 'no such line').slice(place.column - 1)
}

test.each([
  ['Ask', 'digits', 'digits: { exact: 16 }'],
  ['Ask', 'variable', 'inputData:'],
  ['Ask', 'prompt.text', 'inputAudio: &audio'],
  ['Charge', 'action', 'category:'],
  ['Charge', 'inputs.Card', 'Card: { exp: Task.CC }'],
  ['Charge', 'inputs.a.b', 'a.b: { lit: "1" }'],
  ['Charge', 'inputs.Missing', 'inputs:'],
  ['Charge', 'outputs.Id', 'Id: { var: Task.Id }'],
  ['Set', 'statements.0.value', 'value: { exp: \'""\' }'],
  ['Set', 'statements.1.variable', "variable: Task.Other, value: { exp: 'Task.Id' } }"],
  ['Say', 'audio', 'audio: *audio'],
  ['Write', 'attributes.0.value', 'value:'],
  ['Which', 'evaluate.cases.0.value', 'value: { exp: Task.Id == "1" } }'],
  ['Which', 'evaluate.cases.1.value', 'value: { exp: Task.Id == "2" }'],
])('%s has %s where the file says it', (name, field, expected) => {
  expect(textAt(name, field)).toBe(expected)
})

test.each([
  ['Ask', 'noEntrySeconds'],
  ['Charge', 'timeoutSeconds'],
  ['Charge', 'failureOutputs.errorCode'],
  ['End', 'constructor'],
])('%s has no %s in the file', (name, field) => {
  expect(textAt(name, field)).toBeNull()
})

test('where no step is there is no property of one', () => {
  expect(mustRead(YAML).places.field('nobody' as NodeId, 'digits')).toBeNull()
})
