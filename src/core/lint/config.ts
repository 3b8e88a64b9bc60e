import { err, ok, type Result } from '../base/result.ts'
import { describeJsonError, type JsonError, readJson } from '../language/json/lossless-json.ts'
import { type Weight, WEIGHTS } from '../model/design.ts'
import { DEFAULT_OPTIONS, PATIENCE_RANGE, type RuleOptions } from './options.ts'
import { noSuchRule, ruleCalled, ruleMeant } from './rule-names.ts'

/** The name of the file in which a folder says how its designs are checked. */
export const CONFIG_FILE = 'secure-flow.config.json'

/** How much a rule weighs in this folder, by its name; `off` is not asked. */
export type Severities = ReadonlyMap<string, Weight>

export interface LintSettings {
  readonly severities: Severities
  readonly options: RuleOptions
}

/** Why a text is no configuration. `path` leads to the place, as `rules.SF-ORD-02`. */
export type ConfigError =
  | JsonError
  | { readonly code: 'not-an-object'; readonly path: string }
  | { readonly code: 'unknown-key'; readonly path: string; readonly known: readonly string[] }
  | { readonly code: 'unknown-rule'; readonly name: string; readonly meant: string | null }
  | { readonly code: 'said-twice'; readonly name: string; readonly rule: string }
  | { readonly code: 'bad-value'; readonly path: string; readonly allowed: readonly string[] }
  | {
      readonly code: 'bad-number'
      readonly path: string
      readonly min: number
      readonly max: number
    }

const STANDARD_ACTION = 'standard-action-in-secure-flow'
const PATIENCE = 'caller-patience-seconds'
/** The catalogue says `warn`, the severities say `warning`: both are understood. */
const STANDARD_ACTION_VALUES = ['error', 'warn', 'warning'] as const

/**
 * Reads a configuration file:
 *
 *     { "rules": { "SF-CX-01": "off", "token-headroom": "error" },
 *       "options": { "standard-action-in-secure-flow": "warn", "caller-patience-seconds": 45 } }
 *
 * A rule is called by its code or its name. What is misspelt is an error rather than ignored.
 */
export function readLintSettings(text: string): Result<LintSettings, ConfigError> {
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  const top = entriesOf(parsed.value, '')
  if (!top.ok) return top
  let severities: Severities = new Map()
  let options = DEFAULT_OPTIONS
  for (const [key, value] of top.value) {
    if (key === 'rules') {
      const read = readSeverities(value)
      if (!read.ok) return read
      severities = read.value
    } else if (key === 'options') {
      const read = readOptions(value)
      if (!read.ok) return read
      options = read.value
    } else return err({ code: 'unknown-key', path: key, known: ['rules', 'options'] })
  }
  return ok({ severities, options })
}

export function describeConfigError(error: ConfigError): string {
  switch (error.code) {
    case 'json-syntax':
    case 'json-too-deep':
      return describeJsonError(error)
    case 'not-an-object':
      return `${error.path === '' ? 'the whole' : `“${error.path}”`} must be an object in braces.`
    case 'unknown-key':
      return `“${error.path}” is not known here. There is ${error.known.join(' and ')}.`
    case 'unknown-rule':
      return noSuchRule(error.name, error.meant)
    case 'said-twice':
      return `“rules.${error.name}” says again what the rule ${error.rule} weighs, by its other name. Keep one of them.`
    case 'bad-value':
      return `“${error.path}” must be one of ${error.allowed.join(', ')}.`
    case 'bad-number':
      return `“${error.path}” must be a whole number from ${error.min} to ${error.max}.`
  }
}

function parseJson(text: string): Result<unknown, ConfigError> {
  // Our own reader says where the JSON is wrong, in one line and in our words.
  const wellFormed = readJson(text)
  return wellFormed.ok ? ok(JSON.parse(text) as unknown) : wellFormed
}

function readSeverities(json: unknown): Result<Severities, ConfigError> {
  const entries = entriesOf(json, 'rules')
  if (!entries.ok) return entries
  const severities = new Map<string, Weight>()
  for (const [name, value] of entries.value) {
    const rule = ruleCalled(name)
    if (rule === undefined) {
      return err({ code: 'unknown-rule', name, meant: ruleMeant(name) })
    }
    if (severities.has(rule.rule)) return err({ code: 'said-twice', name, rule: rule.rule })
    const severity = WEIGHTS.find((word) => word === value)
    if (severity === undefined) {
      return err({ code: 'bad-value', path: `rules.${name}`, allowed: WEIGHTS })
    }
    severities.set(rule.rule, severity)
  }
  return ok(severities)
}

function readOptions(json: unknown): Result<RuleOptions, ConfigError> {
  const entries = entriesOf(json, 'options')
  if (!entries.ok) return entries
  let { standardActionInSecureFlow, callerPatienceSeconds } = DEFAULT_OPTIONS
  for (const [key, value] of entries.value) {
    const path = `options.${key}`
    if (key === STANDARD_ACTION) {
      const word = STANDARD_ACTION_VALUES.find((allowed) => allowed === value)
      if (word === undefined) {
        return err({ code: 'bad-value', path, allowed: STANDARD_ACTION_VALUES })
      }
      standardActionInSecureFlow = word === 'error' ? 'error' : 'warning'
    } else if (key === PATIENCE) {
      if (!isWithin(value, PATIENCE_RANGE)) {
        return err({ code: 'bad-number', path, ...PATIENCE_RANGE })
      }
      callerPatienceSeconds = value
    } else return err({ code: 'unknown-key', path, known: [STANDARD_ACTION, PATIENCE] })
  }
  return ok({ standardActionInSecureFlow, callerPatienceSeconds })
}

function isWithin(value: unknown, { min, max }: typeof PATIENCE_RANGE): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
}

function entriesOf(json: unknown, path: string): Result<[string, unknown][], ConfigError> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return err({ code: 'not-an-object', path })
  }
  return ok(Object.entries(json))
}
