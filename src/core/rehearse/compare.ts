import type { ActionId } from '../base/ids.ts'
import { maskedText, type Piece } from '../analysis/preview/masked-text.ts'
import { indentedJson } from '../analysis/preview/indented-json.ts'
import { previewAction, type PreviewSetup } from '../analysis/preview/preview-action.ts'
import { secretReplyValues } from '../analysis/preview/preview-response.ts'
import { ownText } from '../analysis/preview/test-values.ts'
import { isJsonObject, type Json, toJson } from '../language/json/json-value.ts'
import { writeJson } from '../language/json/lossless-json.ts'
import type { DataAction } from '../model/data-action.ts'
import type { OrgOperation, OrgTest } from '../publish/ports.ts'
import { compareReply } from './compare-reply.ts'
import { type ComparedText, compareRequest, shownCredentials } from './compare-request.ts'
import type { Difference, Outcome } from './difference.ts'
import { outcomeOfTest, type Tested } from './tested.ts'
import { maskedPieces, maskedWords } from './mask.ts'
import { jsonIn, readOperations } from './read-operations.ts'

/** The test of one clone beside our own preview of the action. */
export interface ActionComparison {
  readonly action: ActionId
  readonly name: string
  /** By which output a call of the action would be left. */
  readonly outcome: Outcome
  readonly operations: readonly ShownOperation[]
  readonly parts: readonly ComparedPart[]
  readonly differences: readonly Difference[]
}

/** One operation as the org shows it, with what is secret in it known as such. */
export interface ShownOperation {
  readonly name: string
  readonly success: boolean
  readonly result: readonly Piece[]
  readonly error: string | null
}

export interface ComparedPart {
  readonly part: string
  readonly ours: readonly Piece[]
  /** Null when the org does not show it. */
  readonly org: readonly Piece[] | null
  readonly isSame: boolean
}

/** What the org made of the clone, part by part beside our preview, and where they are not the same. */
export function compareTest(tested: Tested): ActionComparison {
  const { action, values, test } = tested
  const setup = setupOf(tested)
  const shown = readOperations(test, new Set(Object.keys(action.response.translationMap)))
  const onReply =
    shown.reply === null ? null : previewAction(action, { ...setup, sample: shown.reply })
  const secrets = [
    ...action.inputs.flatMap(({ name, sensitivity }) =>
      sensitivity === 'none' ? [] : [ownText(values, name)],
    ),
    ...(onReply === null ? [] : secretReplyValues(onReply.rows)),
    ...secretResults(action, test),
    ...shownCredentials(action, setup, shown),
  ]
  const reply = compareReply(tested, shown, onReply)
  const parts = [...compareRequest(action, setup, shown), ...reply.parts].map((part) =>
    masked(part, secrets),
  )
  return {
    action: action.id,
    name: action.name,
    outcome: outcomeOfTest(test),
    operations: test.operations.map((operation) => shownOperation(operation, secrets)),
    parts,
    differences: [
      ...parts.flatMap(({ part, ours, org, isSame }): readonly Difference[] => {
        // A status is told by itself, in words of its own.
        if (isSame || part === 'status') return []
        if (org !== null) {
          return [{ code: 'part', part, ours: maskedText(ours), org: maskedText(org) }]
        }
        const isHeader = part.startsWith('header ') && shown.headers !== null
        return isHeader ? [{ code: 'header-missing', header: part.replace('header ', '') }] : []
      }),
      ...reply.differences.map((difference) => withoutSecrets(difference, secrets)),
    ],
  }
}

function setupOf({ card, values, now }: Tested): PreviewSetup {
  return { card, values, scenario: 'success', sample: null, now }
}

function masked(
  { part, ours, org, isSame }: ComparedText,
  secrets: readonly string[],
): ComparedPart {
  return { part, ours, org: org === null ? null : maskedPieces(org, secrets), isSame }
}

/** Outputs that the contract calls sensitive. */
function secretResults({ outputs }: DataAction, { finalResult }: OrgTest): readonly string[] {
  const result = toJson(finalResult)
  if (!isJsonObject(result)) return []
  return outputs.flatMap(({ name, sensitivity }) => {
    const value = result.get(name)
    return sensitivity !== 'none' && typeof value === 'string' ? [value] : []
  })
}

function shownOperation(operation: OrgOperation, secrets: readonly string[]): ShownOperation {
  const { name, success, error } = operation
  const value = readable(toJson(operation.result))
  const text = value === null ? '' : typeof value === 'string' ? value : writeJson(value)
  return {
    name,
    success,
    result: maskedPieces(indentedJson(text), secrets),
    error: error === null ? null : maskedWords(error, secrets),
  }
}

/** A body that is JSON is easier to read as such than with every quote escaped. */
function readable(value: Json): Json {
  if (!isJsonObject(value)) return value
  return new Map([...value].map(([name, one]) => [name, name === 'body' ? jsonIn(one) : one]))
}

function withoutSecrets(difference: Difference, secrets: readonly string[]): Difference {
  if (difference.code === 'outcome') {
    return { ...difference, words: maskedWords(difference.words, secrets) }
  }
  return difference
}
