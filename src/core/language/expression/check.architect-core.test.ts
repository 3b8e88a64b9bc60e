import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedPath } from '#testing/shared-data.ts'
import { builtInVariables } from './built-in-variables.ts'
import { checkExpression } from './check.ts'
import { FUNCTIONS } from './functions.ts'
import { parseExpression } from './parse.ts'
import type { Parameter } from './signature.ts'
import { dataTypeNamed, typeLabel } from './types.ts'

/**
 * Asks Genesys' own design-time Architect core (of about 2018) the same questions as our checker. It needs an
 * installed copy of the conformance tool, named by SECURE_FLOW_ARCHITECT_CORE; without it the questions are skipped.
 */
const tool = process.env['SECURE_FLOW_ARCHITECT_CORE'] ?? defaultTool()

interface Question {
  readonly expr: string
  readonly type?: string
  readonly vars?: Readonly<Record<string, { readonly type: string; readonly secure?: boolean }>>
  readonly secureAllowed?: boolean
}

interface Answer {
  readonly ok: boolean
  readonly type: string | null
  readonly error: string | null
}

describe.skipIf(tool === undefined)('our checker and the Architect core', () => {
  const used = new Set<string>()

  it.each([
    ['operators between all types', operatorQuestions()],
    ['functions with fitting and unfitting arguments', functionQuestions()],
    ['results where another type is needed', conversionQuestions()],
    ['secure variables', secureQuestions()],
    ['names, literals and syntax', syntaxQuestions()],
  ])('agree about %s', { timeout: 120_000 }, (_name, questions) => {
    const answers = ask(questions)
    expect(answers).toHaveLength(questions.length)
    const disagreements = questions.flatMap((question, index) => {
      const theirs = answers[index]
      const ours = answer(question)
      if (theirs === undefined || isSame(question, ours, theirs)) return []
      const reason = reasonFor(question, theirs)
      if (reason !== undefined) {
        used.add(reason)
        return []
      }
      return [
        `${question.expr} as ${question.type ?? 'anything'}: ours ${say(ours)}, theirs ${say(theirs)}`,
      ]
    })
    expect(disagreements).toEqual([])
  })

  it('still differ for every reason listed', () => {
    expect(DISAGREEMENTS.map(({ reason }) => reason).filter((reason) => !used.has(reason))).toEqual(
      [],
    )
  })
})

/** Where we differ on purpose: which expressions, what the core says, and why. */
const DISAGREEMENTS: readonly {
  readonly about: RegExp
  readonly core: RegExp
  readonly reason: string
}[] = [
  {
    about: /^If\(|\?/,
    core: /^boolean$|cannot be resolved to a data type|Internal expression error/,
    reason:
      'With NOT_SET as condition or as one choice the core stumbles (an internal error, or the type of the condition), against its own help.',
  },
  {
    about: /^To(User|Skill|LanguageSkill|Queue|Group|WrapupCode)\(/,
    core: /no implementation that accepts a parameter of type String/,
    reason: 'The editor hides these conversions; its own examples and public flows use them.',
  },
  {
    about: /^AudioPlaybackOptions\(.*true, true\)/,
    core: /no implementation that accepts/,
    reason: 'A hidden form, which the published function list has.',
  },
  {
    about: /^ToAudio(TTS|PhoneNumber)\(/,
    core: /requires a feature that is not available/,
    reason:
      'In 2018 these forms waited behind a feature switch; the published function list has them.',
  },
  {
    about: /^ToAudio\(NOT_SET\)/,
    core: /no implementation that accepts/,
    reason: 'A public export has it as the audio of nothing.',
  },
  {
    about: /^Task \.string$|^Task\.string \.name$/,
    core: /^string$/,
    reason: 'The core allows a blank before a point; we do not, and no public flow has one.',
  },
]

function reasonFor(question: Question, theirs: Answer): string | undefined {
  const said = theirs.error ?? theirs.type ?? ''
  return DISAGREEMENTS.find(({ about, core }) => about.test(question.expr) && core.test(said))
    ?.reason
}

function defaultTool(): string | undefined {
  if (process.env['SECURE_FLOW_SHARED'] === undefined) return undefined
  const folder = sharedPath('tools', 'architect-core')
  return existsSync(join(folder, 'node_modules')) ? folder : undefined
}

function ask(questions: readonly Question[]): readonly Answer[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('')
  const run = spawnSync(process.execPath, ['expr.mjs'], {
    cwd: tool,
    input,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

function answer(question: Question): Answer {
  const parsed = parseExpression(question.expr)
  if (!parsed.ok) return { ok: false, type: null, error: parsed.error.code }
  const variables = new Map(
    Object.entries(question.vars ?? {}).map(([name, { type, secure = false }]) => [
      name.toLowerCase(),
      { type: dataTypeNamed(type), secure },
    ]),
  )
  for (const { name, type } of builtInVariables()) {
    variables.set(name.toLowerCase(), { type, secure: false })
  }
  const expected = question.type ?? (question.secureAllowed === true ? 'string' : undefined)
  const allowSecure = question.secureAllowed === true || question.type === 'audio'
  const checked = checkExpression(parsed.value, (name) => variables.get(name.toLowerCase()), {
    allowSecure,
    ...(expected === undefined ? {} : { expected: dataTypeNamed(expected) }),
  })
  return checked.ok
    ? { ok: true, type: checked.value.type, error: null }
    : { ok: false, type: null, error: checked.error.map(({ code }) => code).join(', ') }
}

function isSame(question: Question, ours: Answer, theirs: Answer): boolean {
  if (ours.ok !== theirs.ok) return false
  if (!ours.ok) {
    const theirsSecure = theirs.error?.includes('Secure variables cannot be used here') === true
    return theirsSecure === (ours.error?.includes('secure-read') === true)
  }
  if (question.type !== undefined || ours.type === null) return true
  const names = [ours.type, ours.type === 'notSet' ? 'Any' : typeLabel(dataTypeNamed(ours.type))]
  return names.includes(theirs.type ?? '')
}

function say({ ok, type, error }: Answer): string {
  return ok ? `${type}` : `refused (${error})`
}

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
