import type { ActionId, NodeId, VariableId } from '../base/ids.ts'
import type { Analysis } from '../analysis/analyse.ts'
import type { Steps } from '../analysis/steps.ts'
import type { Look } from '../analysis/word-change.ts'
import type { Design } from '../model/design.ts'
import type { KnownOrg } from './known-org.ts'
import type { RuleOptions } from './options.ts'
import type { Fix, PathStep, Severity, TextRange } from './problem.ts'
import type { PublishedActions } from './published.ts'

/**
 * The catalogue's groups, in its order: the middle of a code names one. `flow` is our own, so that what Architect asks
 * of any flow, and what the proof asks of it, has codes without touching those of the catalogue.
 */
export const RULE_GROUPS = [
  'ordering',
  'secrecy',
  'lifetime',
  'reliability',
  'contract',
  'caller',
  'pci',
  'publish',
  'flow',
] as const
export type RuleGroup = (typeof RULE_GROUPS)[number]

/** A flow in the notation of the rule pages, and what it shows. */
export interface Example {
  readonly shows: string
  readonly flow: string
}

/** The page of a rule: generated into docs/rules, never written there. */
export interface RuleDocs {
  /** One sentence: what the rule demands. */
  readonly summary: string
  readonly why: string
  /** Where the fact is stated that the rule rests on. */
  readonly source: string
  /** What to do about it. */
  readonly fix: string
  readonly invalid: readonly Example[]
  readonly valid: readonly Example[]
}

/** Where a report points, what proves it and what mends it. */
export interface ReportPlace {
  /** Null when it speaks of the design as a whole, or of a data action by itself. */
  readonly node: NodeId | null
  readonly action?: ActionId
  readonly field?: string
  readonly range?: TextRange
  readonly variable?: VariableId
  /** Tells apart several reports of one rule at one node or action: an output, the id of another node. */
  readonly about?: string
  readonly path?: readonly PathStep[]
  readonly fix?: Fix | null
  /** When this report weighs less than the rule usually does. */
  readonly severity?: Severity
  /** What of it is inferred rather than declared, in sentences: stands after the message. */
  readonly remark?: string
}

/** One report of a rule, worded. All have one shape, whatever their places leave out: there can be many of them. */
export interface Report {
  readonly messageId: string
  readonly message: string
  readonly node: NodeId | null
  readonly action: ActionId | undefined
  readonly field: string | undefined
  readonly range: TextRange | undefined
  readonly variable: VariableId | undefined
  readonly about: string | undefined
  readonly path: readonly PathStep[]
  readonly fix: Fix | null
  readonly severity: Severity | undefined
}

/** A rule as the engine sees it. */
export interface Rule {
  readonly rule: string
  readonly code: string
  readonly severity: Severity
  readonly group: RuleGroup
  readonly messages: Readonly<Record<string, string>>
  readonly docs: RuleDocs
  /** What it looks at beside the paths of a flow; that its messages tell names needs not be said. */
  readonly looksAt?: readonly Look[]
  /** Set where it says more of a design of which it is known what was published, or what the org has. */
  readonly asksOrg?: true
  /** What it has to say of each step, input, payment or token by itself; asked about some of them at a time. */
  readonly checkSteps?: (subject: RuleSubject & { readonly steps: Steps }) => Iterable<Report>
  /** What it has to say of the design as a whole. */
  readonly check?: (subject: RuleSubject) => Iterable<Report>
}

export interface RuleSubject {
  readonly design: Design
  readonly analysis: Analysis
  /** What the user has chosen where a rule leaves a choice. */
  readonly options: RuleOptions
  /** What is known of published actions. Nothing in a design says what was published. */
  readonly published: PublishedActions
  /** What is known of the org that the design goes to; mostly nothing. */
  readonly org: KnownOrg
}

/** The names between double braces in a message: the data that a report of it must bring. */
type Placeholder<Message extends string> = Message extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

type MessageData<Message extends string> = Readonly<Record<Placeholder<Message>, string | number>>

export type Messages = Readonly<Record<string, string>>

/** Words a report. The message's placeholders must be given, and no others. */
export type Reporter<Own extends Messages, Place> = <Id extends keyof Own & string>(
  messageId: Id,
  data: MessageData<Own[Id]>,
  place: Place,
) => Report

/** What a rule is declared by. */
export interface RuleSpec<Own extends Messages> extends Omit<Rule, 'check' | 'checkSteps'> {
  readonly messages: Own
  readonly checkSteps?: (
    subject: RuleSubject & Reporting<Own> & { readonly steps: Steps },
  ) => Iterable<Report>
  readonly check?: (subject: RuleSubject & Reporting<Own>) => Iterable<Report>
}

interface Reporting<Own extends Messages> {
  readonly report: Reporter<Own, ReportPlace>
}

/** Declares a rule. Message ids and the data that a message needs are checked by the compiler. */
export function defineRule<const Own extends Messages>(spec: RuleSpec<Own>): Rule {
  const { check, checkSteps, ...rest } = spec
  const report = reporterOf(spec.messages)
  return {
    ...rest,
    ...(checkSteps && {
      checkSteps: ({ design, analysis, options, published, org, steps }) =>
        checkSteps({ design, analysis, options, published, org, steps, report }),
    }),
    ...(check && {
      check: ({ design, analysis, options, published, org }) =>
        check({ design, analysis, options, published, org, report }),
    }),
  }
}

/** Words reports by the messages of a rule. */
export function reporterOf<const Own extends Messages>(messages: Own): Reporter<Own, ReportPlace> {
  const pieces = new Map<string, readonly string[]>()
  return (messageId, data, place) => {
    const own = pieces.get(messageId) ?? piecesOf(messages[messageId] ?? '')
    pieces.set(messageId, own)
    const { node, action, field, range, variable, about, severity } = place
    const { path = NO_PATH, fix = null, remark = '' } = place
    const worded = wordMessage(own, data)
    const message = remark === '' ? worded : `${worded} ${remark}`
    return {
      messageId,
      message,
      node,
      action,
      field,
      range,
      variable,
      about,
      path,
      fix,
      severity,
    }
  }
}

const NO_PATH: readonly PathStep[] = []

/** The text and the names of a message, one after the other. */
function piecesOf(message: string): readonly string[] {
  return message.split(/\{\{(\w+)\}\}/)
}

function wordMessage(
  pieces: readonly string[],
  data: Readonly<Record<string, string | number>>,
): string {
  let message = ''
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] ?? ''
    message += i % 2 === 0 ? piece : String(data[piece])
  }
  return message
}
