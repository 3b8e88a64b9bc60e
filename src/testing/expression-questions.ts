import { FUNCTIONS } from '#core/language/expression/functions.ts'
import type { Parameter } from '#core/language/expression/signature.ts'
import { CONSTANTS } from './expression-constants.ts'
import type { Question } from './expression-core.ts'

export function operatorQuestions(): readonly Question[] {
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
export function functionQuestions(): readonly Question[] {
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

export function conversionQuestions(): readonly Question[] {
  const sources = [...TYPES, 'user', 'skill', 'group']
  return sources.flatMap((from) =>
    [...sources, 'audio'].map((type) => ({
      expr: 'Task.v',
      type,
      vars: { 'Task.v': { type: from } },
    })),
  )
}

export function secureQuestions(): readonly Question[] {
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

export const VARIABLES = Object.fromEntries(
  [...TYPES, 'user', 'skill', 'group', 'currencyCollection', 'durationCollection'].map((type) => [
    `Task.${type}`,
    { type },
  ]),
)

const ARGUMENTS: Readonly<Record<string, string>> = {
  T: 'Task.string',
  'T[]': 'Task.stringCollection',
  languageSkill: 'ToLanguageSkill(NOT_SET)',
  wrapupCode: 'ToWrapupCode(NOT_SET)',
  ...CONSTANTS,
}

function argumentFor({ type, literal }: Parameter): string {
  if (literal) return type === 'integer' ? '500' : type === 'boolean' ? 'true' : '"en-US"'
  return ARGUMENTS[type] ?? `Task.${type}`
}
