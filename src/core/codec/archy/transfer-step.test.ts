import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sessionTokenTemplate } from '../../gateways/session-token/flow.ts'
import type { Design } from '../../model/design.ts'
import { DATA_TO_PASS, transferStep } from './transfer-step.ts'

const design = sessionTokenTemplate.build()
const quiet: Design = {
  ...design,
  nodes: design.nodes.filter((node) => !JSON.stringify(node).includes('Flow.InvocationData')),
}

describe('the step that hands a caller over', () => {
  it('names the flow, whatever its name holds', () => {
    const { yaml } = transferStep({ ...quiet, flow: { ...quiet.flow, name: 'Pay: “EUR” #1' } })
    expect(parse(yaml)).toMatchObject({
      actions: [{ transferToFlowSecure: { targetFlow: { name: 'Pay: “EUR” #1' } } }],
    })
  })

  it('passes a string when the flow reads one', () => {
    const step = transferStep(design)
    expect(step.passesData).toBe(true)
    expect(step.yaml).toContain(`exp: ${DATA_TO_PASS}`)
  })

  it('passes nothing when the flow reads nothing', () => {
    expect(transferStep(quiet)).toMatchObject({ passesData: false })
    expect(parse(transferStep(quiet).yaml)).toMatchObject({
      actions: [{ transferToFlowSecure: { invocationData: { noValue: true } } }],
    })
  })
})
