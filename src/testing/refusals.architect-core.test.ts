import { expect, test } from 'vitest'
import type { TaskId } from '#core/base/ids.ts'
import { describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import { askCore } from './architect-core.ts'
import { BREAKS } from './broken-designs.ts'
import { buildFlow } from './build-flow.ts'
import { EXPORTED_FLOW } from './exported-flow.ts'
import { ODD_IN_SETTINGS, ODD_IN_STEPS } from './odd-values.ts'
import { REFUSALS } from './refusals.ts'
import { describeWithSharedData } from './shared-data.ts'
import { VALID_ACTION, validVariables } from './valid-steps.ts'

const BASE: Design = {
  ...buildFlow('entered by transfer\nstart -> hello: play("Welcome.") -> done: hangup'),
  variables: [...validVariables(['Main' as TaskId])],
  actions: [VALID_ACTION],
}

test('every way to break a design is in the table', () => {
  expect(BREAKS.map(({ name }) => name)).toEqual(Object.keys(REFUSALS))
})

test.each(BREAKS)('one message of ours tells that a design $name', (way) => {
  const told = lintDesign(way.apply(BASE)).problems.filter(({ code }) => code === way.rule)
  expect(told).toHaveLength(1)
  expect(told[0]?.message).toContain(REFUSALS[way.name]?.ours)
})

describeWithSharedData('the messages of Genesys’ own core', () => {
  test('are those beside which ours were written', { timeout: 300_000 }, () => {
    const reports = askCore(BREAKS.map((way) => file(way.apply(BASE))))
    const others = BREAKS.filter(({ name }, i) => {
      const said = reports[i]?.errors.map(({ message }) => message).join('\n') ?? ''
      return !said.includes(REFUSALS[name]?.core ?? 'nothing')
    })
    expect(others.map(({ name }) => name)).toEqual([])
  })

  test('are those by which values of a file count as refused', { timeout: 300_000 }, () => {
    const odd = [...ODD_IN_STEPS, ...ODD_IN_SETTINGS].filter(({ core }) => core !== undefined)
    const reports = askCore(
      odd.map(({ right, wrong }) => ({ yaml: EXPORTED_FLOW.replace(right, () => wrong) })),
    )
    const others = odd.filter(({ core = '' }, i) =>
      reports[i]?.errors.every(({ message }) => !message.includes(core)),
    )
    expect(others.map(({ wrong }) => wrong)).toEqual([])
  })
})

function file(design: Design) {
  const written = writeArchy(design)
  if (!written.ok) throw new Error(written.error.map(describeArchyProblem).join('\n'))
  return { yaml: written.value.yaml, actions: design.actions }
}
