import { describe, expect, test } from 'vitest'
import { analyse } from '#core/analysis/analyse.ts'
import type { Report, Rule } from '#core/lint/define.ts'
import { applyFixes } from '#core/lint/fix.ts'
import { everyReportOf, lintDesign } from '#core/lint/lint.ts'
import { DEFAULT_OPTIONS, type RuleOptions } from '#core/lint/options.ts'
import type { PathStep, Problem, Severity } from '#core/lint/problem.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { mustRead } from './archy-files.ts'
import { buildFlow, buildKnownOrg, buildPublished } from './build-flow.ts'

export interface RuleTests {
  readonly valid: readonly { readonly name: string; readonly flow: string }[]
  readonly invalid: readonly {
    readonly name: string
    readonly flow: string
    /** Every report, in the rule's order. */
    readonly reports: readonly ExpectedReport[]
    /** The flow after all fixes of the rule; left out, none of the reports may offer one. */
    readonly fixed?: string
    readonly safety?: 'safe' | 'unsafe'
    /** What differs from the defaults. */
    readonly options?: Partial<RuleOptions>
  }[]
}

export interface ExpectedReport {
  readonly node: string | null
  readonly messageId: string
  readonly action?: string
  readonly variable?: string
  /** The piece of the field's text that is marked. */
  readonly marks?: string
  readonly field?: string
  readonly severity?: Severity
  /** Pieces of the message. */
  readonly says?: readonly string[]
  /** The witness as `token.success > card.success > pay`; with seconds, as `token.success 0 > …`. */
  readonly path?: string
  readonly title?: string
}

/** What a rule says of a flow as a file has it. */
export function problemsInFile(rule: Rule, yaml: string): readonly Problem[] {
  return lintDesign(mustRead(yaml).design, { rules: [rule] }).problems
}

/** Tests a rule by examples. What it says elsewhere, and what other rules say, is not looked at. */
export function testRule(rule: Rule, tests: RuleTests): void {
  describe(`${rule.code} ${rule.rule}`, () => {
    for (const { name, flow } of tests.valid) {
      test(`silent: ${name}`, () => {
        expect(reportsOf(rule, flow).map(({ message }) => message)).toEqual([])
      })
    }
    for (const { name, flow, reports, fixed, safety = 'safe', options } of tests.invalid) {
      test(`reports: ${name}`, () => {
        const found = reportsOf(rule, flow, options)
        const { actions } = buildFlow(flow)
        expect(found.map((report, i) => asExpected(report, reports[i], actions))).toEqual(reports)
        const fixes = found.flatMap(({ fix }) => fix ?? [])
        expect(new Set(fixes.map((fix) => fix.safety))).toEqual(
          new Set(fixed === undefined ? [] : [safety]),
        )
      })
      if (fixed === undefined) continue
      test(`mends: ${name}`, () => {
        const design = buildFlow(flow)
        const published = buildPublished(flow)
        const after = applyFixes(design, {
          safety: 'all',
          rules: [rule],
          published,
          options: { ...DEFAULT_OPTIONS, ...options },
        })
        expect(shapeOf(after.design)).toEqual(shapeOf(buildFlow(fixed)))
        expect(after.left).toEqual([])
        expect(newErrors(design, after.design)).toEqual([])
      })
    }
  })
}

/**
 * The errors of the second design that the first one does not have. A copy of a step has the errors of the step, and an
 * extraction that a fix has added waits for a person to acknowledge it.
 */
export function newErrors(before: Design, after: Design): readonly string[] {
  const known = new Set(lintDesign(before).problems.map(({ id }) => id))
  return lintDesign(after)
    .problems.filter(
      ({ severity, code, id }) =>
        severity === 'error' && code !== ACKNOWLEDGED && !known.has(id.replace(COPY_NUMBER, '')),
    )
    .map(({ code, message }) => `${code} ${message}`)
}

const COPY_NUMBER = /-\d+(?=\/)/
const ACKNOWLEDGED = 'SF-SEC-05'

/** Everything that a rule says of a flow. */
export function reportsOf(
  rule: Rule,
  flow: string,
  chosen: Partial<RuleOptions> = {},
): readonly Report[] {
  const options = { ...DEFAULT_OPTIONS, ...chosen }
  const design = buildFlow(flow)
  const analysis = analyse(design)
  const published = buildPublished(flow)
  return everyReportOf(rule, { design, analysis, options, published, org: buildKnownOrg(flow) })
}

/** A report as far as the expectation speaks of it. */
function asExpected(
  report: Report,
  expected: ExpectedReport | undefined,
  actions: readonly DataAction[],
): ExpectedReport {
  const { node, messageId } = report
  if (expected === undefined) return { node, messageId, says: [report.message] }
  return {
    node,
    messageId,
    ...(expected.action === undefined ? {} : { action: report.action ?? '' }),
    ...(expected.variable === undefined ? {} : { variable: report.variable ?? '' }),
    ...(expected.marks === undefined ? {} : { marks: marked(report, actions) }),
    ...(expected.field === undefined ? {} : { field: report.field ?? '' }),
    ...(expected.severity === undefined ? {} : { severity: report.severity ?? 'error' }),
    ...(expected.says === undefined
      ? {}
      : {
          says: expected.says.map((part) =>
            report.message.includes(part) ? part : report.message,
          ),
        }),
    ...(expected.path === undefined ? {} : { path: pathText(report.path ?? []) }),
    ...(expected.title === undefined ? {} : { title: report.fix?.title ?? '' }),
  }
}

/** What the report's range marks in the action's text that its field names. */
function marked({ action: id, field = '', range }: Report, actions: readonly DataAction[]): string {
  let text: unknown = actions.find((action) => action.id === id)
  for (const key of field.split('.')) {
    text = typeof text === 'object' && text !== null ? Reflect.get(text, key) : undefined
  }
  return typeof text === 'string' && range !== undefined ? text.slice(range.start, range.end) : ''
}

function pathText(path: readonly PathStep[]): string {
  return path
    .map(({ node, output, seconds }) =>
      [
        output === null ? node : `${node}.${output}`,
        ...(seconds === undefined ? [] : [seconds]),
      ].join(' '),
    )
    .join(' > ')
}

/** What a flow does, without names that only people read, places and the order of its lists. */
export function shapeOf(design: Design) {
  return {
    flow: design.flow,
    entries: Object.fromEntries(
      design.tasks.map(({ name, entry }) => [name, entry && word(entry)]),
    ),
    nodes: Object.fromEntries(
      design.nodes.map(({ id, kind, task, props }) => [word(id), { kind, task, props }]),
    ),
    edges: design.edges
      .map(({ from, output, to }) => `${word(from)}.${output} -> ${word(to)}`)
      .sort(),
    variables: byName(design.variables.map((item) => ({ ...item, id: '', description: '' }))),
    actions: byName(design.actions),
  }
}

function byName<T extends { readonly name: string }>(items: readonly T[]) {
  return Object.fromEntries(items.map((item) => [item.name, item]))
}

/** The notation has no hyphens in its names; ids that a fix makes have. */
function word(id: string): string {
  return id.replaceAll('-', '_')
}
