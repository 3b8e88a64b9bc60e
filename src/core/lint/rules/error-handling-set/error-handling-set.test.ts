import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { newErrors, testRule } from '#testing/rule-tester.ts'
import { speech } from '../../../model/values.ts'
import type { Design } from '../../../model/design.ts'
import { applyFixes } from '../../fix.ts'
import { lintDesign } from '../../lint.ts'
import { errorHandlingSet } from './index.ts'

testRule(errorHandlingSet, {
  valid: [
    {
      name: 'a task returns to the agent',
      flow: `on-error Failed
        start -> done: return
        task Failed
        back: return`,
    },
    { name: 'a flow that does nothing yet', flow: 'start' },
    {
      name: 'who entered by a transfer is disconnected, and nobody else',
      flow: `on-error Failed
        start -> done: return
        task Failed
        who: decide(Flow.InvocationData == "agent") -> back: return
        who.no -> bye: hangup`,
    },
    {
      name: 'a task transfers',
      flow: `on-error Failed
        start -> done: return
        task Failed
        queue: transfer(Payments)`,
    },
    {
      name: 'another flow has transferred the caller, and a task hangs up',
      flow: `entered by transfer
        on-error Failed
        start -> done: hangup
        task Failed
        bye: hangup`,
    },
  ],
  invalid: [
    {
      name: 'a task that hangs up on one of its paths',
      flow: `variable Flow.Ok boolean = true
        on-error Failed
        start -> done: return
        task Failed
        ok: decide(Flow.Ok) -> back: return
        ok.no -> bye: hangup`,
      reports: [{ node: 'bye', messageId: 'ends' }],
    },
    {
      name: 'a task without a step',
      flow: `on-error Failed
        start -> done: return
        task Failed`,
      reports: [{ node: null, messageId: 'empty', says: ['the task “Failed”, which has no node'] }],
    },
  ],
})

function withErrors(flow: string, settings: Partial<Design['flow']>): Design {
  const design = buildFlow(flow)
  return { ...design, flow: { ...design.flow, ...settings } }
}

function messages(design: Design): readonly string[] {
  return lintDesign(design, { rules: [errorHandlingSet] }).problems.map(({ message }) => message)
}

const UNSET = { errorHandling: { type: 'disconnect' } } as const

describe('flow settings', () => {
  test('nothing is set, and an agent waits: the fix gives the caller back', () => {
    const design = withErrors('start -> done: return', UNSET)
    expect(messages(design)).toEqual([expect.stringContaining('while the agent waits')])
    const after = applyFixes(design, { safety: 'safe', rules: [errorHandlingSet] })
    expect(after.applied.map(({ fix }) => fix?.title)).toEqual(['Return to the agent on an error'])
    expect(messages(after.design)).toEqual([])
    expect(newErrors(design, after.design)).toEqual([])
  })

  test('a word before the disconnect does not give the agent the caller back', () => {
    const settings = { ...UNSET, errorAudio: speech('Sorry.') }
    expect(messages(withErrors('start -> done: return', settings))).toEqual([
      expect.stringContaining('the agent waits for nobody'),
    ])
  })

  test('where another flow has transferred the caller, a word before the disconnect is enough', () => {
    const flow = `entered by transfer
      start -> done: hangup`
    expect(messages(withErrors(flow, UNSET))).toHaveLength(1)
    expect(messages(withErrors(flow, { ...UNSET, errorAudio: speech('Goodbye.') }))).toEqual([])
  })

  test('a queue must be named', () => {
    const to = (queue: string) =>
      withErrors('start -> done: return', { errorHandling: { type: 'queue', queue } })
    expect(messages(to('Payments'))).toEqual([])
    expect(messages(to(' '))).toEqual([expect.stringContaining('no queue is named')])
  })
})
