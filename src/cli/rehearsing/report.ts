import { terminalText } from '#core/base/visible-text.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import type { Identity } from '#core/publish/ports.ts'
import { maskedText } from '#core/analysis/preview/masked-text.ts'
import { describeDifference, partOfDifference } from '#core/rehearse/difference.ts'
import { describeRehearsalError, type RehearsalError } from '#core/rehearse/environment.ts'
import type { RehearsedAction } from '#core/rehearse/rehearse-actions.ts'
import { isProved } from '#core/rehearse/parity.ts'
import {
  callText,
  describeLine,
  leftText,
  publishedParity,
  rehearsalText,
} from '#core/rehearse/report-text.ts'
import { json, type ReportFormat } from '../publishing/report.ts'
import type { Subject } from '../publishing/subject.ts'
import type { Leftovers } from './leftovers.ts'
import type { Rehearsed } from './rehearse-in.ts'

interface Told {
  readonly subject: Subject
  readonly identity: Identity
  readonly rehearsed: Rehearsed
  readonly published: PublishedMemory | null
  /** What was removed of a rehearsal that was cut off. */
  readonly earlier: Leftovers
}

/** A rehearsal for a person or for a script, and why it did not go as it should; null when it did. */
export function rehearsalReport(
  told: Told,
  format: ReportFormat,
): { readonly text: string; readonly failure: string | null } {
  const { rehearsed, earlier } = told
  const { actions, error, left } = rehearsed.rehearsal
  const reasons = [
    ...(error === null ? [] : [describeEnding(error)]),
    ...actions.flatMap(({ comparison: { name, differences }, parity }) => [
      ...(differences.length === 0
        ? []
        : [`${name} is not as the preview has it: ${differences.length} found.`]),
      ...(isProved(parity) ? [] : [`The clone of ${name} is not ${name}.`]),
    ]),
    ...stops(rehearsed),
    ...(left.length + earlier.left.length === 0
      ? []
      : [`${leftText([...left, ...earlier.left.map(({ name }) => name)])} Remove with --clean.`]),
  ]
  const failure = reasons.length === 0 ? null : reasons.join(' ')
  return {
    failure,
    text: format === 'json' ? asJson(told, failure) : terminalText(asText(told)),
  }
}

/** What has become of clones that were left. */
export function leftoversReport(
  { removed, left }: Leftovers,
  { orgId: id, orgName: name }: Identity,
  format: ReportFormat,
): string {
  if (format === 'json') return json({ org: { id, name }, removed, left })
  const gone = removed.length === 0 ? [] : [`Removed from ${name}: ${removed.join(', ')}.`]
  return terminalText(`${[...gone, leftText(left.map((one) => one.name))].join('\n')}\n`)
}

/** What the app asks on its page is an option here. */
function describeEnding(error: RehearsalError): string {
  const text = describeRehearsalError(error)
  if (error.code !== 'refused') return text
  const endpoints = new Set(
    error.refusals.flatMap((refusal) =>
      refusal.code === 'unknown-endpoint' ? [refusal.endpoint] : [],
    ),
  )
  const options = [...endpoints].map((endpoint) => `--test-endpoint ${endpoint}`).join(' ')
  return options === '' ? text : `${text} That is said with ${options}.`
}

function stops(rehearsed: Rehearsed): readonly string[] {
  if (rehearsed.type === 'actions') return []
  const { lines, actions } = rehearsed.rehearsal
  return lines.flatMap((line) =>
    line.type === 'stopped' ? [`${describeLine(line, actions)}.`] : [],
  )
}

function asText({ identity, rehearsed, published, earlier }: Told): string {
  const { actions, error } = rehearsed.rehearsal
  // What was refused before anything was sent is told by the one line of what went wrong.
  if (actions.length === 0 && error !== null) return removedText(earlier)
  const parity = actions.flatMap((action) => {
    const standing = standingOf(action, published)
    return standing === null ? [] : [standing.text]
  })
  return [
    `${removedText(earlier)}Rehearsed in ${identity.orgName}:`,
    '',
    rehearsed.type === 'call' ? callText(rehearsed.rehearsal) : rehearsalText(rehearsed.rehearsal),
    ...parity.flatMap((line) => [line, '']),
  ].join('\n')
}

function removedText({ removed }: Leftovers): string {
  return removed.length === 0
    ? ''
    : `Removed what an earlier rehearsal had left: ${removed.join(', ')}.\n`
}

function asJson(
  { subject, identity, rehearsed, published, earlier }: Told,
  failure: string | null,
) {
  const { actions, left } = rehearsed.rehearsal
  return json({
    org: { id: identity.orgId, name: identity.orgName },
    flow: { name: subject.design.flow.name },
    rehearsed: rehearsed.type,
    outcome: failure === null ? 'as-previewed' : 'failed',
    error: failure,
    actions: actions.map((action) => aboutAction(action, published)),
    ...(rehearsed.type === 'call'
      ? { lines: rehearsed.rehearsal.lines.map((line) => describeLine(line, actions)) }
      : {}),
    removedBefore: earlier.removed,
    left: [...earlier.left.map(({ name }) => name), ...left],
  })
}

function aboutAction(rehearsed: RehearsedAction, published: PublishedMemory | null) {
  const { comparison, parity } = rehearsed
  const { action, name, outcome, differences, parts, operations } = comparison
  const standing = standingOf(rehearsed, published)
  return {
    id: action,
    name,
    outcome,
    differences: differences.map((difference) => ({
      code: difference.code,
      part: partOfDifference(difference),
      message: describeDifference(difference),
    })),
    parts: parts.map(({ part, ours, org, isSame }) => ({
      part,
      preview: maskedText(ours),
      org: org === null ? null : maskedText(org),
      same: isSame,
    })),
    operations: operations.map(({ result, ...operation }) => ({
      ...operation,
      result: maskedText(result),
    })),
    parity: {
      ...parity,
      isProved: isProved(parity),
      published: standing === null ? null : standing.hash,
    },
  }
}

function standingOf(
  { comparison: { action }, parity }: RehearsedAction,
  published: PublishedMemory | null,
) {
  const remembered = published?.actions[action]
  return remembered === undefined ? null : publishedParity(remembered, parity)
}
