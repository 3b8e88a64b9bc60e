import { expect, it } from 'vitest'
import { compareWithCore, DISAGREEMENTS, type Question } from '#testing/expression-core.ts'
import { describeWithSharedData } from '#testing/shared-data.ts'
import { FUNCTIONS } from './functions.ts'
import type { Parameter } from './signature.ts'
import { runMode } from '#testing/run-mode.ts'

/** The core takes some hundredths of a second for a question: most days a sample has to do. */
const isWhole = ['nightly', 'conformance'].includes(runMode)
const SAMPLE = 25

describeWithSharedData('our checker and the Architect core', () => {
  const used = new Set<string>()

  it.each([
    ['operators between all types', operatorQuestions()],
    ['functions with fitting and unfitting arguments', functionQuestions()],
    ['results where another type is needed', conversionQuestions()],
    ['secure variables', secureQuestions()],
    ['names, literals and syntax', syntaxQuestions()],
  ])('agree about %s', { timeout: 300_000 }, (_name, questions) => {
    const asked = isWhole ? questions : questions.filter((_, i) => i % SAMPLE === 0)
    const { disagreements, reasons } = compareWithCore(asked)
    for (const reason of reasons) used.add(reason)
    expect(disagreements).toEqual([])
  })

  it.runIf(isWhole)('still differ for every reason listed', () => {
    const all = DISAGREEMENTS.map(({ reason }) => reason)
    expect(all.filter((reason) => !used.has(reason))).toEqual([])
  })
})

const TYPES = [
  'string',
  'integer',
  'decimal',
  'boolean',
  'dateTime',
  'duration',
  'currency',
  'phoneNumber',
  'queue',
  'prompt',
  'stringCollection',
  'integerCollection',
  'decimalCollection',
]

const OPERATORS = ['+', '-', '*', '/', '%', '^', '&', '|', '<', '>=', '==', '!=', 'and', 'or']

function nameOf(side: string): string {
  return side === 'NOT_SET' ? side : `Task.${side}`
}

function operatorQuestions(): readonly Question[] {
  const sides = [...TYPES, 'NOT_SET']
  const vars = Object.fromEntries(TYPES.map((type) => [`Task.${type}`, { type }]))
  const binary = OPERATORS.flatMap((operator) =>
    sides.flatMap((left) =>
      sides.map((right) => ({ expr: `${nameOf(left)} ${operator} ${nameOf(right)}`, vars })),
    ),
  )
  const unary = ['-', '!', '~'].flatMap((operator) =>
    sides.map((side) => ({ expr: operator + nameOf(side), vars })),
  )
  const choices = sides.flatMap((first) =>
    sides.map((second) => ({ expr: `true ? ${nameOf(first)} : ${nameOf(second)}`, vars })),
  )
  return [...binary, ...unary, ...choices]
}

/** Each overload as it is, with NOT_SET in each place, with a wrong type in each place, and with one more argument. */
function functionQuestions(): readonly Question[] {
  return FUNCTIONS.filter(({ origin }) => origin === undefined).flatMap(({ name, overloads }) => {
    const vars = VARIABLES
    const calls = overloads.flatMap(({ signature }) => {
      const args = signature.parameters.map(argumentFor)
      const variants = args.flatMap((_, index) => [
        args.with(index, 'NOT_SET'),
        args.with(index, 'Task.boolean'),
        args.with(index, 'Task.stringCollection'),
      ])
      return [args, ...variants, [...args, 'Task.string']]
    })
    const texts = new Set(calls.map((args) => `${name}(${args.join(', ')})`))
    return Array.from(texts, (expr) => ({ expr, vars }))
  })
}

const VARIABLES = Object.fromEntries(
  [...TYPES, 'user', 'skill', 'group', 'currencyCollection', 'durationCollection'].map((type) => [
    `Task.${type}`,
    { type },
  ]),
)

const ARGUMENTS: Readonly<Record<string, string>> = {
  T: 'Task.string',
  'T[]': 'Task.stringCollection',
  audioOrPrompt: 'Prompt.x',
  audio: 'ToAudioTTS("a")',
  languageSkill: 'ToLanguageSkill(NOT_SET)',
  wrapupCode: 'ToWrapupCode(NOT_SET)',
  booleanFormat: 'Format.Bool.playYesNo',
  currencyFormat: 'Format.Currency.playDigits',
  dateFormat: 'Format.Date.longYear',
  numberFormat: 'Format.Number.playDigits',
  phoneNumberFormat: 'Format.PhoneNumber.local',
  stringFormat: 'Format.String.playChars',
  timeFormat: 'Format.Time.twelveHours',
  timePart: 'Format.TimePart.days',
  languageContext: 'Language.Gender.masculine',
}

function argumentFor({ type, literal }: Parameter): string {
  if (literal) return type === 'integer' ? '500' : type === 'boolean' ? 'true' : '"en-US"'
  return ARGUMENTS[type] ?? `Task.${type}`
}

function conversionQuestions(): readonly Question[] {
  const sources = [...TYPES, 'user', 'skill', 'group']
  return sources.flatMap((from) =>
    [...sources, 'audio'].map((type) => ({
      expr: 'Task.v',
      type,
      vars: { 'Task.v': { type: from } },
    })),
  )
}

function secureQuestions(): readonly Question[] {
  const vars = {
    'Task.secret': { type: 'string', secure: true },
    'Task.code': { type: 'integer', secure: true },
    'Task.open': { type: 'string' },
  }
  const texts = [
    'Task.secret',
    'task.SECRET',
    'Task.open',
    'IsSet(Task.secret)',
    'Length(Task.secret) > 3',
    'Right(Task.secret, 4)',
    'Append(Task.open, Task.secret)',
    'If(IsSet(Task.secret), Substring(Task.secret, 0, 3), "")',
    'Task.code + 1',
    'ToString(Task.code)',
    'MakeList(Task.secret)[0]',
    'Task.open == Task.secret',
    '"Task.secret"',
  ]
  return texts.flatMap((expr) => [
    { expr, vars },
    { expr, vars, type: 'string' },
    { expr, vars, type: 'audio' },
    { expr, vars, secureAllowed: true },
  ])
}

function syntaxQuestions(): readonly Question[] {
  const vars = { ...VARIABLES, 'Flow.x': { type: 'string' } }
  const texts = [
    '1',
    '.5',
    '5.',
    '007',
    '1e3',
    '0x10',
    '-5',
    '- 5',
    '--5',
    '- -5',
    '5--5',
    '2 - - 5',
    '-(-5)',
    '+5',
    '1 + +1',
    '-!true',
    '!-5',
    '-~5',
    '~~5',
    '!!true',
    '! !true',
    '~ -5',
    '2^3^2',
    '-2^2',
    '2^-1',
    '1<2<3',
    '1==1==true',
    '5 & 6 | 7',
    '5 > 3 & true',
    '1 & 3 == 3',
    'true or true and 1',
    'true And false',
    'true andtrue',
    '1and 2',
    'true ? 1 : false ? 3 : 4',
    'true ? true ? 1 : 2 : 3',
    'true?.5:2.',
    'true ? 1',
    'If(true, 1, 2.0)',
    '"a',
    "'a'",
    '"a\\q"',
    '"a\\u0041"',
    '"a\\"b"',
    '"a\nb"',
    '"\\\\"',
    '“x”',
    '',
    '   ',
    '(1',
    '1)',
    '1 2',
    '1,2',
    '1+',
    'Left("a",)',
    'Left("a"',
    'Left ("a", 1)',
    'LEFT("a", 1)',
    'Foo(1)',
    'foo',
    'Flow.y',
    'Flow.x.length',
    'flow.X',
    'true',
    'True',
    'TRUE',
    'not_set',
    'NOT_SET',
    '999999999999999',
    '1000000000000000',
    '-1000000000000000',
    '1.1234567890123456789012345678901234567890123',
    'Task.currency.amount',
    'Task.currency.AMOUNT',
    'Task.currency["code"]',
    'Task.currency["x"]',
    'Task.currency[Task.string]',
    'Task.currency.x',
    '(Task.currency).code',
    '(Task.stringCollection)[0]',
    '(MakeCurrency(1.0, "USD")).code',
    'Length((MakeList("a"))[0])',
    '5-',
    'Task.integer -',
    'Task.string-',
    'Length(Task.string-)',
    '"a"[0]',
    '5.amount',
    'Task.stringCollection[0]',
    'Task.stringCollection [0]',
    'Task.stringCollection["a"]',
    'Task.stringCollection[0][1]',
    'MakeList(1)[-1]',
    'MakeCurrency(1.0,"USD") .amount',
    'MakeCurrency(1.0,"USD"). amount',
    'Task .string',
    'Task . string',
    'Task .string',
    'Task.phoneNumber.e164',
    'Task.phoneNumber.isTel',
    'Task.queue.name',
    'Task.string.name',
    'Prompt.x',
    'PromptSystem.on_hold_music',
    'Call.Ani',
    'Call.UUIData',
    'Call.Language',
    'Flow.InvocationData',
    'Flow.IsTest',
    'Flow.Version',
    'System.MaxInt',
    'System.MinDateTime',
    'System.MaxDecimal',
    'System.Currencies.USD.code',
    'System.Currencies.ZZZ.code',
    'System.DateTime.DayOfWeek.Sunday',
    'System.Languages.enUS.tag',
    'System.Regions.US.dialingCode',
    'Format.Date.longYear',
    'format.date.LONGYEAR',
    'MakeCurrency(5, "XXZ")',
    'MakeCurrency(5, "usd")',
    'Round(5.0, -1)',
    'Round(5.0, 29)',
    'Left("a", -1)',
    'Left("a", 0-1)',
    '1/0',
    '1/0.0',
    '1%0',
    '1/(1-1)',
    'MakeDateTime(2009, 13, 1)',
    'MakeDateTime(2009, 2, 30)',
    'MakeDateTime(1700, 1, 1)',
    'ToAudioBlank(Task.integer)',
    'ToAudioBlank(20000)',
    'Append(AudioPlaybackOptions(Prompt.x, true), Prompt.x)',
    'AudioPlaybackOptions(Prompt.x, Task.boolean)',
    'ToAudioNumber(1, Language.Gender.masculine, Language.Gender.feminine)',
    'ToAudioNumber(1, Language.Gender.masculine, Language.Case.article)',
    'MakeList(1, 2.5)',
    'MakeList(NOT_SET, 1)',
    'MakeList(NOT_SET)',
    'Sum(NOT_SET, NOT_SET)',
    'Append(NOT_SET, NOT_SET)',
    'Average(NOT_SET)',
    'Sum(5)',
    'Sum()',
    'Sum(1, 2.0)',
    'AreEqual(1, 1.0)',
    'AreEqual(true, "a", "b")',
    'Find(MakeList(1.0), 1)',
    'GetAt(MakeList(1), -1)',
    'IsSet(Task.stringCollection)',
    'MakeEmptyList(NOT_SET)',
    'MakeEmptyList(MakeList(1))',
    `1${'+1'.repeat(60)}`,
    `1${'+1'.repeat(61)}`,
    `${'('.repeat(100)}1${')'.repeat(100)}`,
    '1.2.3',
    '5..5',
    '5a',
    'a5',
    '_a',
    'Task._a',
    '$5',
    '5 = 5',
    '5 <> 5',
    'true && false',
    'true || false',
    'not true',
    '1 // c',
    '[1,2]',
    '@',
    '#',
    'and',
    'AND(true,true)',
  ]
  return texts.map((expr) => ({ expr, vars }))
}
