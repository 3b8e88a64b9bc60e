import { isCurrencyCode } from './currency-codes.ts'
import { MAX_DATE_TIME, MAX_DURATION, MAX_INTEGER, MIN_DATE_TIME } from './outcome.ts'
import type { Expression } from './syntax.ts'
import type { ScalarType } from './types.ts'
import type { Value } from './values.ts'

/** A name that Architect itself defines; `value` is missing where only a running flow knows it. */
export interface Constant {
  readonly type: ScalarType
  readonly value?: Value
}

/** The dotted path of a name with properties, such as `Format.Date.longYear`. */
export function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'reference') return expression.name
  if (expression.kind !== 'member') return undefined
  const path = pathOf(expression.object)
  return path === undefined ? undefined : `${path}.${expression.property}`
}

/** Names are found in any case. */
export function constantNamed(path: string): Constant | undefined {
  const name = path.toLowerCase()
  return NAMED.get(name) ?? formatConstant(path) ?? listedConstant(path)
}

/**
 * Whether a name stands for something that Architect defines and that is no variable: a prompt, a format, or one of
 * the lists under `System`.
 */
export function isFixedName(name: string): boolean {
  const [scope = '', member = ''] = name.toLowerCase().split('.')
  return FIXED_SCOPES.has(scope) || (scope === 'system' && SYSTEM_LISTS.has(member))
}

/** Whether a name is a prompt: `Prompt.Welcome` of the organization, `PromptSystem.processing` of Genesys. */
export function isPromptName(name: string): boolean {
  const scope = name.slice(0, Math.max(name.indexOf('.'), 0)).toLowerCase()
  return scope === 'prompt' || scope === 'promptsystem'
}

/** Whether a text is the whole name of a prompt, as Genesys' core reads one: a letter first, no spaces and no hyphens. */
export function isNameOfPrompt(text: string): boolean {
  return /^Prompt(?:System)?\.[\p{L}_][\p{L}\p{N}_]*$/iu.test(text)
}

const FIXED_SCOPES = new Set(['prompt', 'promptsystem', 'format', 'language'])
const SYSTEM_LISTS = new Set([
  'currencies',
  'languages',
  'regions',
  'datetime',
  'conversation',
  'survey',
])

const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')

const NAMED: ReadonlyMap<string, Constant> = new Map<string, Constant>([
  ['system.maxint', known({ type: 'integer', data: MAX_INTEGER })],
  ['system.minint', known({ type: 'integer', data: -MAX_INTEGER })],
  ['system.maxdatetime', known({ type: 'dateTime', data: MAX_DATE_TIME })],
  ['system.mindatetime', known({ type: 'dateTime', data: MIN_DATE_TIME })],
  ['system.maxduration', known({ type: 'duration', data: MAX_DURATION })],
  ['system.minduration', known({ type: 'duration', data: -MAX_DURATION })],
  ...WEEKDAYS.map((name, index): [string, Constant] => [
    `system.datetime.dayofweek.${name}`,
    known({ type: 'integer', data: index + 1 }),
  ]),
])

type FormatType =
  | 'dateFormat'
  | 'booleanFormat'
  | 'timeFormat'
  | 'currencyFormat'
  | 'numberFormat'
  | 'phoneNumberFormat'
  | 'stringFormat'
  | 'timePart'
  | 'languageContext'

const FORMATS: ReadonlyMap<string, { readonly type: FormatType; readonly names: string }> = new Map(
  [
    [
      'format.date',
      {
        type: 'dateFormat',
        names:
          'longYear shortYear shortMonthAndDay dayOfWeekOnly dayOnly monthOnly shortYearOnly longYearOnly',
      },
    ],
    ['format.bool', { type: 'booleanFormat', names: 'playYesNo' }],
    ['format.time', { type: 'timeFormat', names: 'twentyFourHours twelveHours' }],
    [
      'format.currency',
      { type: 'currencyFormat', names: 'asMinorUnits majorUnitsOnly minorUnitsOnly playDigits' },
    ],
    ['format.number', { type: 'numberFormat', names: 'playDigits' }],
    ['format.phonenumber', { type: 'phoneNumberFormat', names: 'global local' }],
    ['format.string', { type: 'stringFormat', names: 'playChars' }],
    ['format.timepart', { type: 'timePart', names: 'days hours minutes seconds' }],
    ['language.quantity', { type: 'languageContext', names: 'plural singular' }],
    [
      'language.case',
      { type: 'languageContext', names: 'article accusative dative genitive nominative' },
    ],
    ['language.gender', { type: 'languageContext', names: 'common feminine masculine neuter' }],
  ],
)

function known(value: Value & { readonly type: ScalarType }): Constant {
  return { type: value.type, value }
}

function formatConstant(path: string): Constant | undefined {
  const dot = path.lastIndexOf('.')
  const format = FORMATS.get(path.slice(0, Math.max(dot, 0)).toLowerCase())
  const wanted = path.slice(dot + 1).toLowerCase()
  const name = format?.names.split(' ').find((candidate) => candidate.toLowerCase() === wanted)
  if (format === undefined || name === undefined) return undefined
  return known({ type: format.type, data: name })
}

/** `System.Currencies.USD.code` and the like; what needs Genesys' own lists has a type only. */
function listedConstant(path: string): Constant | undefined {
  const [scope = '', list = '', entry = '', property = '', ...rest] = path.toLowerCase().split('.')
  if (scope !== 'system' || entry === '' || rest.length > 0) return undefined
  const place = `${list}.${property}`
  if (place === 'currencies.code') {
    const code = entry.toUpperCase()
    return isCurrencyCode(code) ? known({ type: 'string', data: code }) : undefined
  }
  return LISTED_PROPERTIES.has(place) || (LISTED_GROUPS.has(`${list}.${entry}`) && property !== '')
    ? { type: 'string' }
    : undefined
}

const LISTED_PROPERTIES = new Set(['languages.tag', 'regions.dialingcode', 'regions.countrycode'])
const LISTED_GROUPS = new Set(['conversation.types', 'survey.dispositions'])
