import { describe, expect, test } from 'vitest'
import { graphOf, mustRead, mustWrite, secureFlow } from '#testing/archy-files.ts'

describe('what people write by hand', () => {
  test.each(['yes', 'Yes', 'true', '"yes"'])('%s: is the output yes', (key) => {
    const { design } = mustRead(
      secureFlow(`
          - decision:
              name: A
              condition: {exp: "true"}
              outputs:
                ${key}:
                  actions:
                    - disconnect: {name: B}
`),
    )
    expect(graphOf(design)[1]).toBe('a yes:b no:-')
  })

  test('anchors, merges and comments', () => {
    const { design } = mustRead(
      secureFlow(`
          # the same greeting twice
          - playAudio: {name: A, audio: &hello {tts: hello}}
          - playAudio: {name: B, audio: *hello}
          - playAudio: {<<: {audio: {tts: merged}}, name: C}
`),
    )
    const audios = design.nodes.slice(1).map(({ props }) => props['audio'])
    expect(audios).toEqual(['hello', 'hello', 'merged'].map((text) => ({ type: 'speech', text })))
  })

  test('substitutions of Archy and of Terraform stay as they are', () => {
    const yaml = secureFlow(`
          - callDataSecure:
              name: Pay
              category:
                {{gateway}}:
                  dataAction:
                    \${prefix}-pay:
                      inputs:
                        amount: {lit: "{{amount}}"}
                      successOutputs: {}
          - playAudio: {name: A, audio: {tts: {{goodbye}} and thanks}}
`).replace('name: Test', 'name: {{flow_name}}')
    const { design } = mustRead(yaml)
    expect(design.flow.name).toBe('{{flow_name}}')
    expect(design.actions[0]).toMatchObject({ category: '{{gateway}}', name: '${prefix}-pay' })
    const text = mustWrite(design).yaml
    for (const part of [
      '"{{gateway}}":',
      '${prefix}-pay:',
      '"{{goodbye}} and thanks"',
      '"{{amount}}"',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('an action without a name and without anything', () => {
    const { design } = mustRead(secureFlow('          - disconnect:\n'))
    expect(design.nodes[1]).toMatchObject({ kind: 'disconnect', name: 'Disconnect' })
    expect(mustWrite(design).yaml).toContain('- disconnect: {}')
  })

  test.each([
    ['12345678901234567890', '"12345678901234567890"'],
    ['0.12345678901234567891', '"0.12345678901234567891"'],
    ['12.5', '12.5'],
  ])('long numbers keep their digits: %s', (number, again) => {
    const { design } = mustRead(
      secureFlow(`
          - setParticipantData:
              name: A
              attributes:
                - attribute:
                    name: {lit: account}
                    value: {lit: ${number}}
`),
    )
    expect(mustWrite(design).yaml).toContain(`lit: ${again}`)
  })
})
