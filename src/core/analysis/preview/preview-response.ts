import type { GatewayReply } from '../../gateways/emulator.ts'
import { type ActionOutcome, describeFailureReason, outcomeOf } from '../../gateways/exchange.ts'
import { isDefinite, parseJsonPath } from '../../language/jsonpath/json-path.ts'
import { describePathError } from '../../language/jsonpath/path-error.ts'
import { mapResponse } from '../../language/response/map-response.ts'
import type { ContractField, DataAction, Sensitivity } from '../../model/data-action.ts'
import { templatesOf } from '../actions/action-templates.ts'
import { maskOf } from './masked-text.ts'
import { plainText } from './plain-text.ts'

/** What one row of the translation map gives now. */
export interface TranslationPreview {
  /** A definite path stands for one place; another gives a list. Null when the path cannot be read. */
  readonly isDefinite: boolean | null
  readonly isSecret: boolean
  readonly value:
    | { readonly from: 'path' | 'default'; readonly text: string }
    /** No value and no default: the template keeps its `${name}`. */
    | { readonly from: 'nothing' }
    /** There is no reply to look into. */
    | { readonly from: 'unknown' }
    | { readonly from: 'error'; readonly words: string }
}

/** One output as the flow gets it. */
export interface OutputPreview {
  readonly name: string
  readonly type: ContractField['type']
  readonly sensitivity: Sensitivity
  /** As text; null when it is not set. */
  readonly text: string | null
  readonly mask: string | null
}

/** By which output the step is left, and what the flow has then. */
export type FlowPreview =
  | {
      readonly output: 'success'
      readonly outputs: readonly OutputPreview[]
      /** Properties of the result that the contract does not name, so that the flow never sees them. */
      readonly unused: readonly string[]
    }
  | { readonly output: 'failure'; readonly words: string }
  | { readonly output: 'timeout'; readonly words: string }

export function previewTranslations(
  action: DataAction,
  reply: GatewayReply | null,
): ReadonlyMap<string, TranslationPreview> {
  const { translationMap, translationMapDefaults } = action.response
  const secret = secretTranslations(action)
  const names = new Set([...Object.keys(translationMap), ...Object.keys(translationMapDefaults)])
  return new Map(
    Array.from(names, (name) => [
      name,
      { ...previewRow(action, name, reply), isSecret: secret.has(name) },
    ]),
  )
}

/** What the flow has of a reply. A request that was never sent leaves by failure: give its words instead. */
export function previewOutcome(action: DataAction, reply: GatewayReply): FlowPreview {
  const outcome = outcomeOf(action, reply)
  switch (outcome.output) {
    case 'success':
      return previewSuccess(action, outcome)
    case 'failure':
      return { output: 'failure', words: describeFailureReason(outcome.reason) }
    case 'timeout':
      return {
        output: 'timeout',
        words: `No reply within ${action.timeoutSeconds} s. The gateway may have done its work all the same.`,
      }
  }
}

/** Values of a reply that are hidden wherever it is shown: those of secret translations. */
export function secretReplyValues(
  rows: ReadonlyMap<string, TranslationPreview>,
): readonly string[] {
  return [...rows.values()].flatMap(({ isSecret, value }) =>
    isSecret && value.from === 'path' ? [value.text.replace(/^"(.*)"$/s, '$1')] : [],
  )
}

function previewRow(
  { response }: DataAction,
  name: string,
  reply: GatewayReply | null,
): Omit<TranslationPreview, 'isSecret'> {
  const { translationMap, translationMapDefaults } = response
  const fallback = Object.hasOwn(translationMapDefaults, name) ? translationMapDefaults[name] : null
  const missing =
    fallback === null || fallback === undefined
      ? { from: 'nothing' as const }
      : { from: 'default' as const, text: fallback }
  if (!Object.hasOwn(translationMap, name)) return { isDefinite: null, value: missing }
  const text = translationMap[name] ?? ''
  const path = parseJsonPath(text)
  if (!path.ok) {
    return { isDefinite: null, value: { from: 'error', words: describePathError(path.error) } }
  }
  const known = { isDefinite: isDefinite(path.value) }
  if (reply === null) return { ...known, value: { from: 'unknown' } }
  const mapped = mapResponse({
    translationMap: { [name]: text },
    translationMapDefaults: {},
    successTemplate: '',
    raw: reply.body,
  })
  if (!mapped.ok) {
    const { error } = mapped
    return error.code === 'translation'
      ? { ...known, value: { from: 'error', words: describePathError(error.error) } }
      : { ...known, value: { from: 'unknown' } }
  }
  const found = mapped.value.variables.get(name)
  return { ...known, value: found === undefined ? missing : { from: 'path', text: found } }
}

/** Translations that the success template writes into a sensitive output, or that bear its name. */
function secretTranslations(action: DataAction): ReadonlySet<string> {
  const secret = new Set(
    action.outputs.filter(({ sensitivity }) => sensitivity !== 'none').map(({ name }) => name),
  )
  const template = templatesOf(action).find(({ part }) => part === 'success')
  const printed = (template?.walk?.printed ?? []).filter(({ place: { key } }) =>
    secret.has(key ?? ''),
  )
  return new Set([...secret, ...printed.flatMap(({ reference }) => namesIn(reference.literal))])
}

/** Every name behind a `$` in a reference with its arguments. */
function namesIn(literal: string): readonly string[] {
  return Array.from(literal.matchAll(/\$!?\{?([A-Za-z_][\w-]*)/g), ([, name = '']) => name)
}

function previewSuccess(
  { outputs }: DataAction,
  { values }: Extract<ActionOutcome, { output: 'success' }>,
): FlowPreview {
  const named = new Set(outputs.map(({ name }) => name))
  return {
    output: 'success',
    outputs: outputs.map(({ name, type, sensitivity }) => {
      const text = plainText(values.get(name))
      const mask = sensitivity === 'none' || text === null ? null : maskOf(text)
      return { name, type, sensitivity, text, mask }
    }),
    unused: [...values.keys()].filter((name) => !named.has(name)),
  }
}
