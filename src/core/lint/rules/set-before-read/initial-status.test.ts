import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { Design } from '../../../model/design.ts'
import { expression } from '../../../model/values.ts'
import { startLinter } from '../../again.ts'
import { lintDesign } from '../../lint.ts'
import { setBeforeRead } from './index.ts'

/** Where no answer came, nothing is noted: the order number is read only where the payment is noted as made. */
const NOTED = `variable Flow.State = "open"
start -> order: set(Number = Call.Ani) -> ask: decide(Call.Ani == "1") -> paid: set(Flow.State = "paid") -> note: set(Receipt = Call.Ani) -> which: decide(Flow.State == "paid") -> tell: data(Receipt = Task.Receipt) -> done: return
ask.no -> which
which.no -> done`

const UNWRITTEN = NOTED.replace('paid: set(Flow.State = "paid") -> ', '')

function unset(design: Design): readonly string[] {
  const { problems } = lintDesign(design, { rules: [setBeforeRead] })
  return problems.flatMap(({ node }) => node ?? [])
}

describe('the status that a flow begins with', () => {
  test('leads elsewhere than to what only another status comes to', () => {
    expect(unset(buildFlow(NOTED))).toEqual([])
  })

  test('leads there where it is that status', () => {
    expect(unset(buildFlow(NOTED.replace('"open"', '"paid"')))).toEqual(['tell'])
  })

  test('is not known where the flow is given it from outside', () => {
    const design = buildFlow(NOTED)
    const variables = design.variables.map((one) => ({ ...one, carried: { isInput: true } }))
    expect(unset({ ...design, variables })).toEqual(['tell'])
  })

  test('is a setting where no step overwrites it', () => {
    expect(unset(buildFlow(UNWRITTEN))).toEqual(['tell'])
  })

  test('is not known where only a step that no call comes to overwrites it', () => {
    expect(unset(buildFlow(`${UNWRITTEN}\nlost: set(Flow.State = "paid") -> done`))).toEqual([
      'tell',
    ])
  })

  test('is another one once the flow has overwritten it', () => {
    const mended = NOTED.replace('Number = Call.Ani', 'Flow.State = "paid"')
    expect(unset(buildFlow(mended))).toEqual(['tell'])
  })

  test('is followed after an edit as in a design that was never seen', () => {
    const design = buildFlow(NOTED)
    const begun = design.variables.map((one) =>
      one.task === null ? { ...one, initial: expression('"paid"') } : one,
    )
    const unwritten = design.nodes.map((node) =>
      node.id === 'paid'
        ? {
            ...node,
            props: JSON.parse(JSON.stringify(node.props).replace('Flow.State', 'Task.Receipt')),
          }
        : node,
    )
    const check = startLinter({ rules: [setBeforeRead] })
    const found = [
      design,
      { ...design, variables: begun },
      design,
      { ...design, nodes: unwritten },
      design,
    ].map((one) => check(one).problems.length)
    expect(found).toEqual([0, 1, 0, 1, 0])
  })
})
