import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from '../../lint.ts'
import { setBeforeRead } from './index.ts'

function reportsOf(flow: string, said: Readonly<Record<string, string>>) {
  const design = buildFlow(flow)
  const audio = Object.fromEntries(
    Object.entries(said).map(([field, text]) => [field, { type: 'expression', text }]),
  )
  const { problems } = lintDesign(
    { ...design, flow: { ...design.flow, ...audio } },
    { rules: [setBeforeRead] },
  )
  return problems.map(({ node, field, variable }) => [node, field, variable])
}

const NAMED = `variable Flow.Name
  start -> name: set(Flow.Name = "x") -> done: return`

describe('the flow’s own audio', () => {
  test('the greeting comes before anything is set', () => {
    expect(reportsOf(NAMED, { greeting: 'ToAudioTTS(Flow.Name)' })).toEqual([
      [null, 'greeting', 'Flow.Name'],
    ])
  })

  test('a greeting that asks first, and one with an initial value', () => {
    const asks = 'ToAudioTTS(If(IsSet(Flow.Name), Flow.Name, "there"))'
    expect(reportsOf(NAMED, { greeting: asks })).toEqual([])
    const flow = 'variable Flow.Shop = "x"\nstart -> done: return'
    expect(reportsOf(flow, { greeting: 'ToAudioTTS(Flow.Shop)' })).toEqual([])
  })

  test('after an error there may be whatever the flow sets', () => {
    expect(reportsOf(NAMED, { errorAudio: 'ToAudioTTS(Flow.Name)' })).toEqual([])
  })

  test('after an error there is nothing that nothing sets', () => {
    const flow = 'variable Flow.Why\nstart -> done: return'
    expect(reportsOf(flow, { errorAudio: 'ToAudioTTS(Flow.Why)' })).toEqual([
      [null, 'errorAudio', 'Flow.Why'],
    ])
  })
})
