import { expect, it } from 'vitest'
import { parseExpression } from './parse.ts'
import { revealedBy } from './reveal.ts'

function revealed(text: string, ...names: readonly string[]) {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`cannot be read: ${text}`)
  return Object.fromEntries(revealedBy(parsed.value, names.length === 0 ? ['Task.Card'] : names))
}

it.each([
  ['Task.Card', 'all'],
  ['task.CARD', 'all'],
  ['Right(Task.Card, 4)', { digits: 4 }],
  ['Left(Task.Card, 6)', { digits: 6 }],
  ['Substring(Task.Card, 6, 2)', { digits: 2 }],
  ['Append(Left(Task.Card, 6), "******", Right(Task.Card, 4))', { digits: 10 }],
  ['Left(Task.Card, 6) + Right(Task.Card, 4)', { digits: 10 }],
  ['Left(Right(Task.Card, 4), 2)', { digits: 2 }],
  ['Left(Task.Card, 0)', 'derived'],
  ['Right(Task.Card, Length(Task.Card))', 'all'],
  ['Right(Task.Card, Task.n)', 'all'],
  ['Right(Task.Card, 2 + 2)', 'all'],
  ['Left("abcdef", ToInt(Task.Card))', 'all'],
  ['Substring("0123456789", ToInt(Substring(Task.Card, 5, 1)), 1)', { digits: 1 }],
  ['Substring(Task.Card, Length(Task.Card) - 4, 4)', { digits: 4 }],
  ['Length(Task.Card)', 'derived'],
  ['IsSet(Task.Card) and Length(Task.Card) == 16', 'derived'],
  ['Task.Card == "4111111111111111"', 'derived'],
  ['Contains(Task.Card, "0000")', 'derived'],
  ['FindString(Task.Card, "4")', { digits: 1 }],
  ['FindString(Task.Card, "*")', 'derived'],
  ['FindString("0123456789", Left(Task.Card, 1))', { digits: 1 }],
  ['FindString(Task.Card, Task.Found)', 'all'],
  ['FindString("3456", Left(Task.Card, 1)) >= 0', 'derived'],
  ['FindFirst(Split("4,5", ","), Left(Task.Card, 1))', { digits: 1 }],
  ['Find(Split(Task.Card, ""), "4")', 'all'],
  ['!IsNotSetOrEmpty(Task.Card)', 'derived'],
  ['Length(Left("xxxxxxxxxx", ToInt(Left(Task.Card, 1))))', { digits: 1 }],
  ['Length(Append("x", Right("xxxxxxxxxx", ToInt(Task.Card))))', 'all'],
  ['Length(Left(Task.Card, Length(Task.Card) - 4))', 'derived'],
  ['Length(Replace(Task.Card, " ", ""))', 'derived'],
  ['Length(If(IsSet(Task.Card), Task.Card, ""))', 'derived'],
  ['Count(Split(Task.Card, ""))', 'derived'],
  ['ToString(Length(Task.Card))', 'derived'],
  ['Append(ToString(Length(Task.Card)), Right(Task.Card, 4))', { digits: 4 }],
  ['If(IsSet(Task.Card), Right(Task.Card, 4), "")', { digits: 4 }],
  ['If(IsSet(Task.Card), "yes", "no")', 'derived'],
  ['Length(Task.Card) > 15 ? Left(Task.Card, 6) : Right(Task.Card, 4)', { digits: 6 }],
  ['ToInt(Task.Card) % 10000', 'all'],
  ['Reverse(Task.Card)', 'all'],
  ['Replace(Task.Card, "1", "x")', 'all'],
  ['Split(Task.Card, "")[0]', 'all'],
  ['ToAudioTTS(Task.Card)', 'all'],
  ['Encrypt(Task.Card)', 'all'],
  ['Encrypt(IsSet(Task.Card))', 'derived'],
])('%s reveals %o', (text, expected) => {
  expect(revealed(text)).toEqual({ 'Task.Card': expected })
})

it('keeps several variables apart and leaves out what is not read', () => {
  expect(
    revealed(
      'Append(Right(Task.Card, 4), "Task.Cvv", Task.Expiry)',
      'Task.Card',
      'Task.Cvv',
      'Task.Expiry',
    ),
  ).toEqual({ 'Task.Card': { digits: 4 }, 'Task.Expiry': 'all' })
})
