import { expect, it } from 'vitest'
import { unreachable } from '../../base/assert.ts'
import { describeExpressionError } from './expression-error.ts'
import { parseExpression } from './parse.ts'
import type { Expression } from './syntax.ts'

/** The structure in prefix form, so that a test shows what binds to what. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text
    case 'string':
      return JSON.stringify(expression.value)
    case 'boolean':
      return String(expression.value)
    case 'not-set':
      return 'NOT_SET'
    case 'reference':
      return expression.name
    case 'member':
      return `(. ${shape(expression.object)} ${expression.property})`
    case 'index':
      return `([ ${shape(expression.object)} ${shape(expression.index)})`
    case 'call':
      return `(${[expression.name, ...expression.args.map(shape)].join(' ')})`
    case 'unary':
      return `(${expression.operator} ${shape(expression.operand)})`
    case 'binary':
      return `(${expression.operator} ${shape(expression.left)} ${shape(expression.right)})`
    case 'conditional':
      return `(? ${shape(expression.condition)} ${shape(expression.whenTrue)} ${shape(expression.whenFalse)})`
    default:
      return unreachable(expression)
  }
}

function parsed(text: string): string {
  const result = parseExpression(text)
  return result.ok ? shape(result.value) : describeExpressionError(result.error)
}

it.each([
  ['1 + 2 * 3', '(+ 1 (* 2 3))'],
  ['1 - 2 - 3', '(- (- 1 2) 3)'],
  ['2 ^ 3 ^ 2', '(^ 2 (^ 3 2))'],
  ['2 ^ 3 * 2', '(* (^ 2 3) 2)'],
  ['-2 ^ 2', '(^ (- 2) 2)'],
  ['2 ^ -1', '(^ 2 (- 1))'],
  ['5--5', '(- 5 (- 5))'],
  ['!!true', '(! (! true))'],
  ['~ -5', '(~ (- 5))'],
  ['-(-5)', '(- (- 5))'],
  ['1 & 3 == 3', '(& 1 (== 3 3))'],
  ['3 | 5 & 1', '(| 3 (& 5 1))'],
  ['1 < 2 == true', '(== (< 1 2) true)'],
  ['true or false and false', '(or true (and false false))'],
  ['true And (false)', '(and true false)'],
  ['1and 2', '(and 1 2)'],
  ['true ? 1 : false ? 3 : 4', '(? (? true 1 false) 3 4)'],
  ['true?.5:2.', '(? true .5 2.)'],
  ['Left ("a", 1)', '(Left "a" 1)'],
  ['GetCurrentDateTimeUtc()', '(GetCurrentDateTimeUtc)'],
  ['Task.amount.code', '(. Task.amount code)'],
  ['ToPhoneNumber(Call.Ani).e164', '(. (ToPhoneNumber Call.Ani) e164)'],
  ['JsonParse("{}").a.b[0].c', '(. ([ (. (. (JsonParse "{}") a) b) 0) c)'],
  ['MakeList(1,2)[0]', '([ (MakeList 1 2) 0)'],
  ['Task.list[0].code', '(. ([ Task.list 0) code)'],
  ['NOT_SET == TRUE', '(== NOT_SET TRUE)'],
  ['"a\\"b\\\\\\t"', '"a\\"b\\\\\\t"'],
  ['"two\nlines"', '"two\\nlines"'],
  ['ä(1)', '(ä 1)'],
])('%s is read as %s', (text, expected) => {
  expect(parsed(text)).toBe(expected)
})

it.each([
  ['', 'The expression is empty. Enter a value, for example "text", 5 or Task.MyVariable.'],
  ['1 +', 'Found the end of the expression at position 4, expected a value.'],
  ['1 2', "Found '2' at position 3, expected an operator or the end of the expression."],
  ['1e3', "Found 'e3' at position 2, expected an operator or the end of the expression."],
  ['(1', 'The ( at position 1 is not closed: expected ) before the end of the expression.'],
  ['Left("a"', 'The ( at position 5 is not closed: expected ) before the end of the expression.'],
  ['Left("a",)', "Found ')' at position 10, expected a value."],
  ['Left("a" 1)', "Found '1' at position 10, expected an operator or ')'."],
  [
    '"a',
    'The string that begins at position 1 has no closing ". Close it, and write a " inside it as \\".',
  ],
  [
    '"a\\q"',
    "'\\q' at position 3 is not an escape. Inside a string only \\\", \\\\, \\n, \\r and \\t are.",
  ],
  [
    "'a'",
    "''' at position 1 means nothing in an expression. Strings are written in double quotes.",
  ],
  [
    '“x”',
    "'“' at position 1 means nothing in an expression. Use straight double quotes for strings.",
  ],
  ['5 = 5', "'=' at position 3 means nothing in an expression. Equality is written ==."],
  ['--5', "Found '-' at position 2, expected a value."],
  ['true && false', "Found '&' at position 7, expected a value."],
  ['(Task.c).code', "Found '.' at position 9, expected an operator or the end of the expression."],
  ['(F(1))[0]', "Found '[' at position 7, expected an operator or the end of the expression."],
  ['"a"[0]', "Found '[' at position 4, expected an operator or the end of the expression."],
  [
    'true ? 1',
    "Found the end of the expression at position 9, expected ':' and the value for false.",
  ],
  ['Task . s', "Found '.' at position 6, expected an operator or the end of the expression."],
])('%s is refused with place and expectation', (text, message) => {
  expect(parsed(text)).toBe(message)
})

it('marks every part with its place in the text', () => {
  const result = parseExpression(' Append( Task.a , "b" )')
  expect(result).toMatchObject({
    ok: true,
    value: {
      start: 1,
      end: 23,
      args: [
        { start: 9, end: 15 },
        { start: 18, end: 21 },
      ],
    },
  })
})

it.each([
  ['parentheses', '('.repeat(10_000)],
  ['prefixes', '!'.repeat(10_000)],
  ['powers', '2^'.repeat(10_000)],
  ['calls', 'Left('.repeat(5000)],
  ['sums', `1${'+1'.repeat(10_000)}`],
  ['properties', `Task.a${'.b'.repeat(10_000)}`],
  ['properties of a call', `F()${'.b'.repeat(10_000)}`],
  ['indexes', `Task.l${'[0]'.repeat(5000)}`],
  ['choices', `true${'?1:1'.repeat(5000)}`],
])('refuses endless %s instead of running out of stack', (_name, text) => {
  expect(parseExpression(text)).toMatchObject({ ok: false, error: { code: 'too-deep' } })
})

function trims(count: number): string {
  return `${'Trim('.repeat(count)}"a"${')'.repeat(count)}`
}

it('accepts 61 operators or calls inside one another, as Architect does, and refuses 62', () => {
  expect(parseExpression(`1${'+1'.repeat(61)}`).ok).toBe(true)
  expect(parseExpression(`1${'+1'.repeat(62)}`)).toMatchObject({ error: { code: 'too-deep' } })
  expect(parseExpression(trims(61)).ok).toBe(true)
  expect(parseExpression(trims(62))).toMatchObject({ error: { code: 'too-deep', limit: 61 } })
})

it('does not count arguments beside one another or parentheses as depth', () => {
  expect(parseExpression(`Append("a"${',"b"'.repeat(5000)})`).ok).toBe(true)
  expect(parseExpression(`${'('.repeat(100)}1${')'.repeat(100)}`).ok).toBe(true)
})

it('refuses a text longer than any real expression', () => {
  expect(parseExpression('1'.repeat(40_000))).toMatchObject({ error: { code: 'too-long' } })
})
