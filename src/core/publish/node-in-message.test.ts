import { describe, expect, it } from 'vitest'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import type { Design } from '../model/design.ts'
import { nodeInMessage } from './node-in-message.ts'

const design = sessionTokenTemplate.build()
const [first] = design.nodes
const named = (...names: string[]): Design => ({
  ...design,
  nodes: names.map((name) => ({ ...first!, name })),
})

describe('the node that a message names', () => {
  it('is found whatever stands around its name', () => {
    expect(nodeInMessage('Validation failed on ‘CVV’.', named('CVV'))?.name).toBe('CVV')
  })

  it('is the one with the whole name', () => {
    const flow = named('Card', 'Card number')
    expect(nodeInMessage('“Card number” has no failure path', flow)?.name).toBe('Card number')
  })

  it('is none when a name is only a part of a word', () => {
    expect(nodeInMessage('The Paypal task is empty', named('Pay'))).toBeNull()
  })

  it('is found when its name stands in a word before it stands alone', () => {
    expect(nodeInMessage('Repay: Pay has no output', named('pay', 'Pay'))?.name).toBe('Pay')
  })

  it('is none of a node without a name', () => {
    expect(nodeInMessage('Task is empty.', named(''))).toBeNull()
  })
})
