import { analyse, type Ranks } from '../analysis/analyse.ts'
import { writeOutCalls } from '../analysis/called-tasks.ts'
import { type EdgeFinding, secureEdgesOf } from '../analysis/edge-findings.ts'
import { type Inferred, inferredIn } from '../analysis/inferred.ts'
import { allSteps } from '../analysis/steps.ts'
import { type TokenLife, tokenLivesOf } from '../analysis/token-lives.ts'
import type { Design } from '../model/design.ts'
import { problemsBack } from './back-to-design.ts'
import type { Severities } from './config.ts'
import type { Report, Rule, RuleSubject } from './define.ts'
import { type KnownOrg, NO_ORG } from './known-org.ts'
import { DEFAULT_OPTIONS, type RuleOptions } from './options.ts'
import type { Problem, Severity } from './problem.ts'
import { NOTHING_PUBLISHED, type PublishedActions } from './published.ts'
import { RULES } from './registry.ts'
import { severitiesIn } from './severities.ts'
import { covers } from './suppression.ts'

export interface LintConfig {
  /** The rules to ask; all of them unless stated. */
  readonly rules?: readonly Rule[]
  /** What rules weigh where it is not what they usually weigh. */
  readonly severities?: Severities
  readonly options?: RuleOptions
  /** What is known to be published of the design's actions. */
  readonly published?: PublishedActions
  /** What is known of the org that the design goes to. */
  readonly org?: KnownOrg
}

export interface LintResult {
  /** In flow order, then by code. */
  readonly problems: readonly Problem[]
  /** What edges carry that the canvas shows, by edge id. */
  readonly edges: ReadonlyMap<string, EdgeFinding>
  /** How tokens live from their fetch to their payment. */
  readonly tokens: readonly TokenLife[]
  /** What was taken to be so although nobody has declared it. */
  readonly inferred: Inferred
}

/** The name under which a rule that failed is reported, as rule and as code. */
export const CRASHED = 'rule-crashed'

/** The id of the problem that says that a rule has crashed. */
export function crashId({ rule }: Pick<Rule, 'rule'>): string {
  return `${CRASHED}/${rule}`
}

/** Asks every rule about a design whose nodes have been checked. */
export function lintDesign(design: Design, config: LintConfig = {}): LintResult {
  const subject = subjectOf(design, config)
  return {
    problems: problemsOf(design, subject, config),
    ...findingsOnPaths(design),
    inferred: inferredIn(subject.analysis),
  }
}

/** What is shown of paths beside the problems. */
function findingsOnPaths(design: Design): Pick<LintResult, 'edges' | 'tokens'> {
  return { edges: secureEdgesOf(design), tokens: tokenLivesOf(design) }
}

/** The problems alone, in flow order, then by code. */
export function findProblems(design: Design, config: LintConfig = {}): readonly Problem[] {
  return problemsOf(design, subjectOf(design, config), config)
}

function problemsOf(design: Design, subject: RuleSubject, config: LintConfig): readonly Problem[] {
  const { rules = RULES } = config
  const severities = severitiesIn(design, config.severities)
  const found = rules
    .filter(({ rule }) => severities?.get(rule) !== 'off')
    .flatMap((rule) =>
      weigh(
        rule,
        severities,
        askRule(rule, () => everyReportOf(rule, subject)),
      ),
    )
  return arrangeProblems(found, design, subject)
}

/** What rules are asked about: the design with the tasks written out that its steps call. */
export function subjectOf(
  design: Design,
  { options = DEFAULT_OPTIONS, published = NOTHING_PUBLISHED, org = NO_ORG }: LintConfig,
): RuleSubject {
  const written = writeOutCalls(design)
  const analysis = analyse(written.design)
  return { design: written.design, analysis, options, published, org }
}

/** What rules have reported, in the order of the rules, as problems of the design. */
export function arrangeProblems(
  found: readonly Problem[],
  design: Design,
  { analysis }: RuleSubject,
): readonly Problem[] {
  const ordered = inFlowOrder(found, analysis.order)
  const problems = identify(problemsBack(ordered, design, writeOutCalls(design)))
  return problems.map((problem) => suppress(problem, design))
}

/** What a rule has said, weighed as it is here: nothing where it is turned off. */
export function weigh(
  rule: Rule,
  severities: Severities | undefined,
  found: readonly Problem[],
): readonly Problem[] {
  const severity = severities?.get(rule.rule)
  if (severity === undefined) return found
  return severity === 'off' ? NONE : found.map((problem) => weighed(problem, severity))
}

/** All that a rule says of a design; what it throws is passed on. */
export function everyReportOf(rule: Rule, subject: RuleSubject): readonly Report[] {
  const found: Report[] = []
  const { checkSteps, check } = rule
  if (checkSteps !== undefined) {
    const steps = allSteps(subject.analysis)
    for (const report of checkSteps({ ...subject, steps })) found.push(report)
  }
  if (check !== undefined) for (const report of check(subject)) found.push(report)
  return found
}

/** A rule that throws has a bug; its findings so far count for nothing, and the other rules go on. */
export function askRule(rule: Rule, ask: () => Iterable<Report>): readonly Problem[] {
  try {
    let found: Problem[] | null = null
    for (const report of ask()) (found ??= []).push(toProblem(rule, report))
    return found ?? NONE
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return [
      {
        id: crashId(rule),
        code: CRASHED,
        rule: CRASHED,
        severity: 'error',
        node: null,
        message: `The rule “${rule.rule}” (${rule.code}) could not be checked because of a mistake in Secure Flow Studio, not in your design: ${detail} The other rules were checked.`,
        path: [],
        fix: null,
      },
    ]
  }
}

/** Most rules have nothing to say, most of the times that they are asked. */
const NONE: readonly Problem[] = []

/** A rule that could not be checked stays an error, whatever it weighs. */
function weighed(problem: Problem, severity: Severity): Problem {
  return problem.rule === CRASHED ? problem : { ...problem, severity }
}

function toProblem(rule: Rule, report: Report): Problem {
  const { node, action, field, range, variable, about, message, path, fix } = report
  const problem: { -readonly [Key in keyof Problem]: Problem[Key] } = {
    id: `${rule.rule}/${node ?? action ?? ''}/${about ?? variable ?? field ?? ''}`,
    code: rule.code,
    rule: rule.rule,
    severity: report.severity ?? rule.severity,
    node,
    message,
    path,
    fix,
  }
  if (action !== undefined) problem.action = action
  if (field !== undefined) problem.field = field
  if (range !== undefined) problem.range = range
  if (variable !== undefined) problem.variable = variable
  return problem
}

/** The design's own problems come first. Rules report in an order of their own, which breaks what ties are left. */
function inFlowOrder(problems: readonly Problem[], order: Ranks): readonly Problem[] {
  const rank = ({ node }: Problem) => (node === null ? -1 : (order.get(node) ?? order.size))
  return problems.toSorted(
    (a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : Number(a.code > b.code)),
  )
}

/** Ids must be unique for whoever lists problems: a second one of the same rule, node and subject is numbered. */
function identify(problems: readonly Problem[]): readonly Problem[] {
  const taken = new Map<string, number>()
  return problems.map((problem) => {
    const count = (taken.get(problem.id) ?? 0) + 1
    taken.set(problem.id, count)
    return count === 1 ? problem : { ...problem, id: `${problem.id}/${count}` }
  })
}

function suppress(problem: Problem, design: Design): Problem {
  // Without a reason nothing is accepted: whoever reviews the design could not tell why.
  const suppression = design.suppressions.find(
    (candidate) => candidate.reason.trim() !== '' && covers(candidate, problem),
  )
  return suppression === undefined ? problem : { ...problem, suppressed: suppression.reason }
}
