import { type CallLine, describeEnd } from './call-lines.ts'
import { maskedText } from '../analysis/preview/masked-text.ts'
import { describeDifference } from './difference.ts'
import { describeRehearsalError } from './environment.ts'
import type { RememberedAction } from '../publish/memory.ts'
import { isProved, type Parity, parityHash, shortHash } from './parity.ts'
import type { RehearsedAction, Rehearsal } from './rehearse-actions.ts'
import type { RehearsedCall } from './rehearse-call.ts'

/** A rehearsal as text, to be kept with a ticket. Nothing secret is in it: what is masked on the screen is masked here. */
export function rehearsalText({ actions, left, error }: Rehearsal): string {
  return [
    ...actions.flatMap(actionLines),
    ...(error === null ? [] : [`Ended early: ${describeRehearsalError(error)}`, '']),
    leftText(left),
    '',
  ].join('\n')
}

/** A rehearsed call as text: what the caller hears, then every action that was called. */
export function callText({ lines, actions, left, error }: RehearsedCall): string {
  return [
    ...lines.map((line) => describeLine(line, actions)),
    '',
    ...actions.flatMap(actionLines),
    ...(error === null ? [] : [`Ended early: ${describeRehearsalError(error)}`, '']),
    leftText(left),
    '',
  ].join('\n')
}

/** One line of a rehearsed call as a sentence. */
export function describeLine(line: CallLine, actions: readonly RehearsedAction[]): string {
  switch (line.type) {
    case 'heard':
      return `The caller hears: ${line.text}`
    case 'keyed':
      return line.count === 0
        ? `The caller keys in nothing for ${line.variable}`
        : `The caller keys in ${line.variable}, ${line.count} ${line.count === 1 ? 'key' : 'keys'}`
    case 'called': {
      const { name = '', outcome } = actions[line.action]?.comparison ?? {}
      return `The org runs ${name}: ${outcome ?? ''}`
    }
    case 'wrote':
      return `The agent gets ${line.name}: ${line.value === '' ? 'nothing' : line.value}`
    case 'stopped':
      return `The flow cannot go on: ${line.text}`
    case 'ended':
      return describeEnd(line.how)
  }
}

/** What a rehearsal proves of one action. */
export function verdictText({ comparison: { differences } }: RehearsedAction): string {
  if (differences.length === 0) return 'As the preview has it'
  return differences.length === 1 ? '1 difference' : `${differences.length} differences`
}

export function parityText(parity: Parity): string {
  const { action, clone, differing } = parity
  return isProved(parity)
    ? `The clone that was tested has the templates of this action: ${shortHash(action)}`
    : `The clone that was tested is not this action: ${differing.join(', ')} ${differing.length === 1 ? 'differs' : 'differ'} (${shortHash(clone)} and ${shortHash(action)})`
}

/** What was tested beside what callers get: the hashes of the parts are remembered from the publish. */
export function publishedParity(
  { name, version, hashes }: RememberedAction,
  { clone }: Pick<Parity, 'clone'>,
): { readonly isProved: boolean; readonly hash: string; readonly text: string } {
  const hash = parityHash(hashes)
  const isTested = hash === clone
  const text = isTested
    ? `${name}, version ${version}, is published with exactly these templates: ${shortHash(hash)}`
    : `${name}, version ${version}, is published with other templates (${shortHash(hash)}) than were tested here (${shortHash(clone)}).`
  return { isProved: isTested, hash, text }
}

export function leftText(left: readonly string[]): string {
  return left.length === 0
    ? 'All test clones were removed from the org.'
    : `Still in the org, to be removed: ${left.join(', ')}.`
}

function actionLines(rehearsed: RehearsedAction): readonly string[] {
  const { comparison, parity } = rehearsed
  // Whoever looks for the reason of a refusal needs what was sent and what came back.
  const isAsForeseen = comparison.outcome === 'success' && comparison.differences.length === 0
  return [
    `${comparison.name}: ${comparison.outcome}. ${verdictText(rehearsed)}.`,
    ...comparison.differences.map((difference) => `  ! ${describeDifference(difference)}`),
    ...comparison.operations.flatMap(({ name, success, error, result }) => [
      `  ${success ? 'done' : 'failed'}: ${name}${error === null ? '' : `. ${error}`}`,
      ...(isAsForeseen ? [] : indented(maskedText(result))),
    ]),
    ...comparison.parts
      .filter(({ org, isSame }) => org !== null && isSame)
      .map(({ part, org }) => `  same: ${part} = ${firstLine(maskedText(org ?? []))}`),
    `  ${parityText(parity)}`,
    '',
  ]
}

function indented(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n').map((line) => `      ${line}`)
}

function firstLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
