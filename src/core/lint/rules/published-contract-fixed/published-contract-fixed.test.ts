import { describe, expect, test } from 'vitest'
import { buildFlow, buildPublished } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { applyFixes } from '../../fix.ts'
import { publishedContractFixed } from './index.ts'

const FLOW = `start -> token: fetch -> pay: pay -> done: return
otherwise -> done`

testRule(publishedContractFixed, {
  valid: [
    { name: 'an action that is as it was published', flow: `published Process_Payment\n${FLOW}` },
    {
      name: 'nothing is known to be published',
      flow: `action Process_Payment in Currency?\n${FLOW}`,
    },
    {
      name: 'the request may change at any time',
      flow: `published Process_Payment
action Process_Payment timeout 5
url https://gateway.example/v2
${FLOW}`,
    },
  ],
  invalid: [
    {
      name: 'an action that was published from here is replaced, and the orgs are named',
      flow: `published Process_Payment in Test
published Process_Payment in Production
action Process_Payment out Reply
${FLOW}`,
      reports: [
        {
          node: null,
          severity: 'info',
          messageId: 'replaced',
          action: 'Process_Payment',
          says: ['to Test and Production', 'the output Reply is new', 'makes a new action'],
        },
      ],
    },
    {
      name: 'an action of which the design has a test clone: a new action would leave that behind',
      flow: `published Process_Payment
action Process_Payment in Currency?
action Probe clone Process_Payment
${FLOW}`,
      reports: [{ node: null, messageId: 'changed', action: 'Process_Payment' }],
    },
  ],
})

describe('a published action', () => {
  test.each([
    ['has a new input', 'in Currency?', 'the input Currency is new'],
    ['has a new output', 'out Reply', 'the output Reply is new'],
    ['is not secure any more', 'open', 'it was secure'],
  ])('%s', (_, change, says) => {
    const flow = `published Process_Payment\naction Process_Payment ${change}\n${FLOW}`
    const published = buildPublished(flow)
    const { design, left } = applyFixes(buildFlow(flow), {
      safety: 'safe',
      rules: [publishedContractFixed],
      published,
    })
    expect(left.map(({ message }) => message.includes(says))).toEqual([true])
    expect(design.actions.some(({ name }) => name === 'Process_Payment')).toBe(true)
  })

  test('becomes a new one that the flow calls', () => {
    const flow = `published Process_Payment\naction Process_Payment in Currency?\n${FLOW}`
    const published = buildPublished(flow)
    const { design, left } = applyFixes(buildFlow(flow), {
      safety: 'all',
      rules: [publishedContractFixed],
      published,
    })
    expect(left).toEqual([])
    const names = design.actions.map(({ name }) => name)
    expect(names).toContain('Process_Payment v2')
    expect(names).not.toContain('Process_Payment')
    const pay = design.nodes.find(({ id }) => id === 'pay')
    expect(pay?.props['action']).toBe('Process_Payment-v2')
    const token = design.nodes.find(({ id }) => id === 'token')
    expect(token?.props['action']).toBe(
      buildFlow(flow).nodes.find(({ id }) => id === 'token')?.props['action'],
    )
  })
})
