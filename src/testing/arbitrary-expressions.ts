import fc from 'fast-check'
import { FUNCTIONS } from '#core/language/expression/functions.ts'
import type { Parameter, Signature } from '#core/language/expression/signature.ts'
import { CONSTANTS } from './expression-constants.ts'
import type { Question } from './expression-core.ts'

/** Expressions of all types, nested, mostly right: functions, operators, choices, items, and now and then a typo. */
export function expressionQuestions(): fc.Arbitrary<Question> {
  return fc.gen().map((g): Question => {
    const chance = (percent: number) => g(fc.nat, { max: 99 }) < percent
    const pick = <T>(items: readonly T[]): T => items[g(fc.nat, { max: items.length - 1 })] as T
    const writer = new ExpressionWriter(pick, chance)
    const right = writer.write(pick(TYPES), g(fc.nat, { max: 3 }))
    const expr = chance(15) ? writer.misspell(right) : right
    const type = chance(20) ? { type: pick(SCALARS) } : {}
    return { expr, vars: VARIABLES, ...type, ...(chance(5) ? { secureAllowed: true } : {}) }
  })
}

const SCALARS = ['string', 'integer', 'decimal', 'boolean', 'dateTime', 'duration', 'currency']
const COLLECTIONS = SCALARS.map((type) => `${type}Collection`)
const TYPES = [...SCALARS, ...COLLECTIONS, 'phoneNumber', 'queue', 'user']
const VARIABLES: Record<string, { type: string; secure?: boolean }> = {
  ...Object.fromEntries(TYPES.map((type) => [`Task.${type}`, { type }])),
  'Task.secret': { type: 'string', secure: true },
}

const LITERALS: Readonly<Record<string, readonly string[]>> = {
  string: ['"a"', '""', '"12"', '"\\"q\\""', '"äö€"', '"USD"', 'Task.currency.code', 'Call.Ani'],
  integer: ['0', '1', '-3', '42', '999999999999999', 'System.MaxInt'],
  decimal: ['0.0', '1.5', '-2.25', '.5', '123456789.123456789'],
  boolean: ['true', 'false', 'TRUE', 'IsSet(Task.secret)'],
  dateTime: ['MakeDateTime(2020, 1, 31)', 'System.MinDateTime', 'GetCurrentDateTimeUtc()'],
  duration: ['MakeDuration(1, 2, 3, 4)', 'System.MaxDuration'],
  currency: ['MakeCurrency(5.0, "USD")', 'ToCurrency("5", "EUR")'],
}

/** What stands for types that no variable of these questions has. */
const STAND_INS: Readonly<Record<string, string>> = { ...CONSTANTS, prompt: 'Prompt.x' }

const MATHEMATICS = ['+', '-', '*', '/', '%', '^', '&', '|']
const COMPARISONS = ['<', '>', '<=', '>=', '==', '!=', 'and', 'or', '&', '|']
const TYPOS = ['(', ')', ',', '+', '.', '"', '[', ']', '5', ' ', '!', ' and ', 'NOT_SET', '?', ':']

const OVERLOADS = FUNCTIONS.filter(({ origin }) => origin === undefined).flatMap(
  ({ name, overloads }) => overloads.map(({ signature }) => ({ name, signature })),
)

class ExpressionWriter {
  private readonly pick: <T>(items: readonly T[]) => T
  private readonly chance: (percent: number) => boolean

  constructor(pick: <T>(items: readonly T[]) => T, chance: (percent: number) => boolean) {
    this.pick = pick
    this.chance = chance
  }

  write(type: string, depth: number): string {
    if (this.chance(3)) return 'NOT_SET'
    const constant = STAND_INS[type]
    if (constant !== undefined) return constant
    const wanted = this.chance(5) ? this.pick(TYPES) : type
    if (depth <= 0 || this.chance(15)) return this.leaf(wanted)
    const form = this.pick(['operator', 'choice', 'item', 'call', 'call', 'call'])
    if (form === 'operator' && SCALARS.includes(wanted)) return this.operator(wanted, depth - 1)
    if (form === 'choice') return this.choice(wanted, depth - 1)
    if (form === 'item' && SCALARS.includes(wanted)) {
      return `Task.${wanted}Collection[${this.write('integer', depth - 1)}]`
    }
    return this.call(wanted, depth - 1)
  }

  /** One piece of the text doubled, left out, or another in its place. */
  misspell(text: string): string {
    const pieces: readonly string[] = text.match(/"[^"]*"|[A-Za-z_.]+|\d+|\s+|./gu) ?? []
    const i = this.pick([...pieces.keys()])
    const piece = pieces[i] ?? ''
    return pieces.with(i, this.pick(['', `${piece}${piece}`, this.pick(TYPOS)])).join('')
  }

  private leaf(type: string): string {
    const literals = LITERALS[type]
    if (literals !== undefined && this.chance(50)) return this.pick(literals)
    return VARIABLES[`Task.${type}`] === undefined ? 'Task.string' : `Task.${type}`
  }

  private operator(type: string, depth: number): string {
    const isBoolean = type === 'boolean'
    const operand = isBoolean ? this.pick(SCALARS) : type
    const other = this.chance(20) ? this.pick(SCALARS) : operand
    const operator = this.pick(isBoolean ? COMPARISONS : MATHEMATICS)
    const text = `${this.write(operand, depth)} ${operator} ${this.write(other, depth)}`
    return this.chance(40) ? `(${text})` : text
  }

  private choice(type: string, depth: number): string {
    const [condition, first, second] = ['boolean', type, type].map((t) => this.write(t, depth))
    return this.chance(50)
      ? `If(${condition}, ${first}, ${second})`
      : `(${condition} ? ${first} : ${second})`
  }

  private call(type: string, depth: number): string {
    const fitting = OVERLOADS.filter(({ signature: { returns } }) => fits(returns, type))
    if (fitting.length === 0) return this.leaf(type)
    const { name, signature } = this.pick(fitting)
    const item = type.replace('Collection', '')
    const args = signature.parameters.flatMap((parameter) => {
      const times = parameter.repeatable ? this.pick([1, 2]) : 1
      return Array.from({ length: times }, () => this.argument(parameter, item, depth))
    })
    return `${name}(${args.join(', ')})`
  }

  private argument(parameter: Parameter, item: string, depth: number): string {
    if (parameter.literal) {
      const literals: Record<string, string> = { integer: '500', boolean: 'true' }
      return literals[parameter.type] ?? '"en-US"'
    }
    if (parameter.currencyCode) return '"USD"'
    if (parameter.range !== undefined) return String(parameter.range.min + this.pick([0, 1]))
    if (parameter.type === 'T') return this.write(item, depth)
    return this.write(parameter.type === 'T[]' ? `${item}Collection` : parameter.type, depth)
  }
}

function fits(returns: Signature['returns'], type: string): boolean {
  if (returns === 'T') return !type.endsWith('Collection')
  return returns === 'T[]' ? type.endsWith('Collection') : returns === type
}
