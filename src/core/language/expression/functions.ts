import type { FunctionDefinition } from './definition.ts'
import {
  audioPlaybackOptions,
  toAudio,
  toAudioBlank,
  toAudioBoolean,
  toAudioTts,
} from './functions/audio.ts'
import { toAudioNumber, toAudioNumberOrdinal, toAudioPercent } from './functions/audio-numbers.ts'
import {
  toAudioCurrency,
  toAudioDate,
  toAudioDateTime,
  toAudioDuration,
  toAudioPhoneNumber,
  toAudioTime,
  toAudioTimeRange,
} from './functions/audio-values.ts'
import { logicalIf } from './functions/choice.ts'
import {
  convertCurrency,
  getCurrencySymbol,
  makeCurrency,
  makeListCurrency,
  toCurrency,
} from './functions/currency.ts'
import {
  addDays,
  addDuration,
  addHours,
  addMinutes,
  addMonths,
  addSeconds,
  addYears,
  dateTimeDifference,
} from './functions/date-arithmetic.ts'
import {
  getCurrentDateTimeUtc,
  getDayOfWeekOccurrence,
  makeDateTime,
} from './functions/date-making.ts'
import {
  day,
  dayOfWeek,
  hour,
  minute,
  month,
  second,
  weekNumber,
  year,
} from './functions/date-parts.ts'
import { makeDuration, range, roundUp } from './functions/durations.ts'
import {
  getDefaultLanguage,
  getSupportedLanguages,
  makeEmailAddress,
  makeListAgentScorePair,
} from './functions/elsewhere.ts'
import { emailAddressDomainPart, emailAddressLocalPart } from './functions/email.ts'
import { getJsonObjectProperty, isJsonObjectFunction, jsonParse } from './functions/json.ts'
import {
  addItem,
  count,
  find,
  findFirst,
  getAt,
  makeEmptyList,
  makeList,
} from './functions/list.ts'
import { areAllEqual, isNotSetOrEmpty, isSet } from './functions/logic.ts'
import {
  findLanguageSkill,
  findQueue,
  findQueueById,
  findSkill,
  findSystemPrompt,
  findUser,
  findUserById,
  findUserPrompt,
  toGroup,
  toLanguageSkill,
  toQueue,
  toSkill,
  toUser,
  toWrapupCode,
} from './functions/organization.ts'
import { toPhoneNumber } from './functions/phone.ts'
import { ceiling, floor, round } from './functions/rounding.ts'
import {
  append,
  left,
  leftTrim,
  length,
  lower,
  replace,
  reverse,
  right,
  rightTrim,
  substring,
  trim,
  upper,
} from './functions/text.ts'
import { compare, contains, detectLanguage, findString, split } from './functions/text-search.ts'
import { toBoolean, toDecimal, toInteger } from './functions/to-simple.ts'
import { toDisplayText, toText } from './functions/to-string.ts'
import { toDateTime, toDuration } from './functions/to-time.ts'
import { average, sum } from './functions/totals.ts'

/** Every function, group by group, in the order in which a help page lists them. */
export const FUNCTIONS: readonly FunctionDefinition[] = [
  append,
  left,
  right,
  substring,
  length,
  lower,
  upper,
  trim,
  leftTrim,
  rightTrim,
  reverse,
  replace,
  findString,
  contains,
  compare,
  split,
  detectLanguage,
  ceiling,
  floor,
  round,
  sum,
  average,
  makeDateTime,
  getCurrentDateTimeUtc,
  getDayOfWeekOccurrence,
  year,
  month,
  day,
  hour,
  minute,
  second,
  dayOfWeek,
  weekNumber,
  addYears,
  addMonths,
  addDays,
  addHours,
  addMinutes,
  addSeconds,
  addDuration,
  dateTimeDifference,
  makeDuration,
  roundUp,
  range,
  logicalIf,
  isSet,
  isNotSetOrEmpty,
  areAllEqual,
  makeList,
  makeEmptyList,
  addItem,
  getAt,
  count,
  find,
  findFirst,
  toText,
  toDisplayText,
  toInteger,
  toDecimal,
  toBoolean,
  toDateTime,
  toDuration,
  toCurrency,
  toPhoneNumber,
  makeCurrency,
  makeListCurrency,
  convertCurrency,
  getCurrencySymbol,
  audioPlaybackOptions,
  toAudio,
  toAudioTts,
  toAudioBlank,
  toAudioBoolean,
  toAudioNumber,
  toAudioNumberOrdinal,
  toAudioPercent,
  toAudioCurrency,
  toAudioPhoneNumber,
  toAudioDate,
  toAudioTime,
  toAudioDateTime,
  toAudioDuration,
  toAudioTimeRange,
  toUser,
  toSkill,
  toLanguageSkill,
  toQueue,
  toGroup,
  toWrapupCode,
  findUser,
  findQueue,
  findSkill,
  findLanguageSkill,
  findUserPrompt,
  findSystemPrompt,
  findUserById,
  findQueueById,
  getDefaultLanguage,
  getSupportedLanguages,
  makeListAgentScorePair,
  jsonParse,
  getJsonObjectProperty,
  isJsonObjectFunction,
  emailAddressDomainPart,
  emailAddressLocalPart,
  makeEmailAddress,
]

const BY_NAME: ReadonlyMap<string, FunctionDefinition> = new Map(
  FUNCTIONS.map((definition) => [definition.name.toLowerCase(), definition]),
)

/** Names are found in any case, as published flows write them. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return BY_NAME.get(name.toLowerCase())
}
