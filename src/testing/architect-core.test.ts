import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import { askCore } from './architect-core.ts'
import { BROKEN_NODE } from './breaking.ts'
import { BREAKS } from './broken-designs.ts'
import { describeWithSharedData } from './shared-data.ts'
import { validDesigns } from './valid-designs.ts'

/** The core works for a twentieth of a second on a flow, all of them in one process; the machine may be busy. */
const timeout = 300_000

const writable = validDesigns().filter((design) => writeArchy(design).ok)

describeWithSharedData("Genesys' own design-time core", () => {
  test('has nothing to say about any template with steps', { timeout }, () => {
    const templates = FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null)
    const reports = askCore(templates.map((template) => file(template.build())))
    expect(reports.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
  })

  test('accepts what is made to be accepted, whatever its shape', { timeout }, () => {
    const designs = fc.sample(writable, 200)
    expect(errorsIn(designs)).toEqual([])
  })

  test('refuses a design that is broken on purpose, and so does the rule that stands for it', {
    timeout,
  }, () => {
    const bases = fc.sample(writable, 100)
    const cases = bases.flatMap((base, i) => {
      const way = BREAKS[i % BREAKS.length]
      return way === undefined ? [] : [{ way, base, design: way.apply(base) }]
    })
    const reports = askCore(cases.map(({ design }) => file(design)))
    const accepted = cases.filter((_, i) => reports[i]?.ok === true).map(({ way }) => way.name)
    expect(accepted).toEqual([])
    const missed = cases
      .filter(({ way: { rule }, base, design }) => !isRefused(design, rule, base))
      .map(({ way }) => `${way.rule}: ${way.name}`)
    expect(missed).toEqual([])
  })
})

function file(design: Design) {
  const written = writeArchy(design)
  if (!written.ok) throw new Error(written.error.map(describeArchyProblem).join('\n'))
  return { yaml: written.value.yaml, actions: design.actions }
}

/** What the core says against the designs, with the file that it says it of. */
function errorsIn(designs: readonly Design[]): readonly string[] {
  const files = designs.map(file)
  return askCore(files).flatMap(({ errors }, i) =>
    errors.map(({ where, message }) => `${where}: ${message}\n${files[i]?.yaml}`),
  )
}

function isRefused(design: Design, rule: string, base: Design): boolean {
  const before = new Set(lintDesign(base).problems.map(({ id }) => id))
  return lintDesign(design).problems.some(
    ({ id, code, severity, node }) =>
      code === rule &&
      severity === 'error' &&
      (node === BROKEN_NODE || node === null) &&
      !before.has(id),
  )
}
