import { describe, expect, test } from 'vitest'
import { factsOf } from '#core/kinds/node-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { graphOf, mustRead, mustWrite, secureFlow } from '#testing/archy-files.ts'
import { describeReadNote } from './read.ts'

describe('what no kind models', () => {
  const yaml = secureFlow(`
          - dataTableLookup:
              name: Look up
              lookupValue:
                exp: Flow.Key
              dataTable:
                Cards:
                  foundOutputs:
                    limit:
                      var: Flow.Limit
              outputs:
                found:
                  actions:
                    - playAudio:
                        name: Found
                        audio:
                          tts: found
          - futureChoice:
              name: Which
              choose:
                - option:
                    value:
                      exp: Flow.Limit == 1
                    actions:
                      - disconnect:
                          name: One
                - option:
                    value:
                      lit: true
                    actions: []
          - returnToAgent:
              name: Back
`)
  const { design, notes } = mustRead(yaml)

  test('has the outputs that it is known or seen to have', () => {
    expect(graphOf(design)).toEqual([
      'enter next:look-up',
      'look-up found:found notFound:which failure:which',
      'found next:which',
      'which choose 0 option:one choose 1 option:back next:back',
      'one',
      'back',
    ])
    expect(notes.map(({ code }) => code)).toContain('unknown-action')
  })

  test('tells which variables it reads and gives values to', () => {
    const [, node] = design.nodes
    if (node === undefined) throw new Error('no node')
    const { uses, assigns } = factsOf(node, indexDesign(design))
    expect(uses.map(({ expression }) => expression)).toEqual(['Flow.Key'])
    expect(assigns.map(({ output, variable }) => [output, variable])).toEqual([
      ['found', 'Flow.Limit'],
    ])
  })

  test('is written back unchanged', () => {
    const body = yaml.slice(yaml.indexOf('- dataTableLookup'))
    expect(mustWrite(design).yaml).toContain(body.trimEnd())
  })
})

describe('what a form shows otherwise than the file', () => {
  const yaml = secureFlow(`
          - transferToAcd:
              name: Queue
              targetQueue:
                lit:
                  name: Payments
              priority:
                exp: Flow.Priority
              languageSkill:
                noValue: true
          - callDataSecure:
              name: Pay
              timeout:
                lit:
                  minutes: 1
              category:
                Gateway:
                  dataAction:
                    Pay:
                      inputs:
                        Amount:
                          exp: Flow.Amount
                      successOutputs:
                        id:
                          noValue: true
`)

  test('is carried and written back', () => {
    const { design, notes } = mustRead(yaml)
    const text = mustWrite(design).yaml
    expect(text).toContain(yaml.slice(yaml.indexOf('- transferToAcd')).trimEnd())
    expect(text).not.toContain('processingPrompt:\n                noValue')
    expect(notes.map(describeReadNote)).toContain(
      '“Queue” says more in priority than its form shows. It is written back as it is until you change it.',
    )
  })

  test('gives way to what has been changed since', () => {
    const { design } = mustRead(yaml)
    const nodes = design.nodes.map((node) => {
      if (node.id === 'pay') return { ...node, props: { ...node.props, timeoutSeconds: 15 } }
      return node.id === 'queue' ? { ...node, props: { ...node.props, priority: 5 } } : node
    })
    const text = mustWrite({ ...design, nodes }).yaml
    expect(text).toMatch(/timeout:\n +lit:\n +seconds: 15/)
    expect(text).toMatch(/priority:\n +lit: 5/)
    expect(text).toContain('languageSkill:')
  })
})

test.each([
  [
    'as export writes it',
    '[{string: {variable: Flow.Amount, value: {exp: Flow.InvocationData}}}]',
    0,
  ],
  [
    'with a key more',
    '[{string: {variable: Flow.Amount, value: {exp: Flow.InvocationData}, note: x}}]',
    1,
  ],
  [
    'with two values',
    '[{string: {variable: Flow.Amount, value: {exp: Flow.InvocationData, lit: x}}}]',
    1,
  ],
  ['with no list', '{string: {variable: Flow.Amount, value: {exp: Flow.InvocationData}}}', 1],
])('what the entry unpacks, %s, is written back', (_, statements, steps) => {
  const file = secureFlow(`
          - updateData:
              name: Unpack invocation data
              statements: ${statements}
          - disconnect:
              name: End`)
  const { design } = mustRead(file)
  expect(design.nodes.filter(({ kind }) => kind === 'update-data')).toHaveLength(steps)
  const written = mustWrite(design).yaml
  for (const word of statements.match(/note|lit/g) ?? []) expect(written).toContain(word)
  expect(written).toContain('Flow.InvocationData')
})
