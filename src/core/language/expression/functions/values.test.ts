import { expect, it } from 'vitest'
import { evaluateLine } from '../evaluate-line.ts'

const variables = {
  'Task.none': { type: 'string' },
  'Task.noMoney': { type: 'currency' },
  'Task.list': { type: 'integerCollection', value: [3, null, 5] },
  'Task.noList': { type: 'stringCollection' },
  'Task.order': { type: 'json', value: { id: 5, big: 12, name: 'Ada', open: null, items: [1, 2] } },
}

function ask(expression: string): string {
  const answer = evaluateLine({ expression, variables })
  return 'result' in answer ? answer.result : answer.error
}

it.each([
  ['ToInt("  42 ")', '42'],
  ['ToInt("+7")', '7'],
  ['ToInt("-0")', '0'],
  ['ToInt("")', 'NOT_SET'],
  ['ToInt(-3.99)', '-3'],
  ['ToDecimal("1234.50")', '1234.5'],
  ['ToDecimal(".5")', '0.5'],
  ['ToDecimal(" ")', 'NOT_SET'],
  ['ToDecimal(Task.noMoney)', 'NOT_SET'],
  ['ToBool("f")', 'false'],
  ['ToBool(0.0)', 'false'],
  ['ToString(7.0)', '"7.0"'],
  ['ToString(2.50)', '"2.5"'],
  ['ToString(1.25, 1)', '"1.3"'],
  ['ToString(-1.005, 2)', '"-1.01"'],
  ['ToString(Task.none)', 'NOT_SET'],
  ['ToString(Task.list, ",")', '"3,,5"'],
  ['ToString(MakeList("a", "b"))', '"a\\nb"'],
  ['ToString(MakeList("a", "b"), Task.none)', '"a\\nb"'],
  ['ToString("say \\"hi\\"")', '"say \\"hi\\""'],
  ['ToDisplayString(5)', '"5"'],
])('conversions: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['MakeCurrency(10, "usd")', '10.00|usd'],
  ['MakeCurrency(1.005, "USD")', '1.01|USD'],
  ['MakeCurrency(NOT_SET, NOT_SET)', '|'],
  ['ToCurrency("5")', '5.00|'],
  ['ToCurrency("|JPY").code', '"JPY"'],
  ['MakeCurrency(1.0, "USD") == MakeCurrency(1.00, "usd")', 'true'],
  ['MakeCurrency(1.0, "USD") == ToCurrency("1.0")', 'false'],
  ['2 * MakeCurrency(1.1, "EUR")', '2.20|EUR'],
  ['Sum(Task.noMoney, MakeCurrency(1.5, "EUR"))', '1.50|EUR'],
  ['ConvertCurrency(MakeCurrency(5.0, "USD"), "EUR", 0.5)["amount"]', '2.5'],
  ['ConvertCurrency(Task.noMoney, "EUR")', 'NOT_SET'],
  ['GetCurrencySymbol("GBP")', '"£"'],
  ['GetCurrencySymbol("CHF")', '"CHF"'],
  ['System.Currencies.eur.code', '"EUR"'],
])('currencies: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['If(Task.none == NOT_SET, "none", "some")', '"none"'],
  ['If(NOT_SET, 1, 2)', '2'],
  ['If(true, 1.0, 1 / (1 - 1))', '1.0'],
  ['false and 1 / (1 - 1) > 0.0', 'false'],
  ['true or 1 / (1 - 1) > 0.0', 'true'],
  ['IsSet(If(true, NOT_SET, "a"))', 'false'],
  ['IsNotSetOrEmpty(" ")', 'false'],
  ['IsNotSetOrEmpty(Task.noList)', 'true'],
  ['AreEqual(true, "ÉA", "éa")', 'true'],
  ['AreEqual(1, 1, 1, 2)', 'false'],
  ['Task.list == MakeList(3.0, NOT_SET, 5.0)', 'true'],
  ['Task.list[1] == NOT_SET', 'true'],
  ['Find(Task.list, 5)', '2'],
  ['FindFirst(Task.list, ToInt(NOT_SET))', '1'],
  ['Count(AddItem(Task.list, NOT_SET))', '4'],
  ['Count(MakeEmptyList("a"))', '0'],
])('logic and lists: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['Task.order.name', 'Ada'],
  ['ToInt(Task.order.id) + 1', '6'],
  ['ToString(Task.order.items)', '"[1,2]"'],
  ['IsSet(Task.order.open)', 'false'],
  ['IsSet(Task.order.missing)', 'false'],
  ['IsSet(Task.order.constructor)', 'false'],
  ['GetJsonObjectProperty(Task.order, "name")', 'Ada'],
  ['JsonParse("{\\"n\\": 12345678901234567890.10}").n', '12345678901234567890.10'],
  ['IsJsonObject(JsonParse("[]"))', 'false'],
])('json: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['ToPhoneNumber("+44 20 7946 0000").e164', '"+442079460000"'],
  ['ToPhoneNumber("tel:+442079460000").dialingCode', '"44"'],
  ['ToPhoneNumber("tel:+35312345678").subscriberNumber', '"12345678"'],
  ['ToPhoneNumber("3178723000").isGlobal', 'false'],
  ['ToPhoneNumber("nobody").scheme', 'NOT_SET'],
  ['ToPhoneNumber("SIPS:a@b.c").isSip', 'true'],
  ['ToUser("Ada@example.com") == ToUser("ada@example.com")', 'true'],
  ['ToQueue("Payments").name', '"Payments"'],
  ['FindQueue("")', 'NOT_SET'],
  ['FindSystemPrompt("processing") == PromptSystem.processing', 'true'],
  ['Prompt.Welcome.name', '"Welcome"'],
  ['PromptSystem.processing.type', '"system"'],
])('objects: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  [
    'AudioPlaybackOptions(Append(ToAudioTTS("Hi"), ToAudioBlank(500), Prompt.x), true)',
    '"Hi", 500 ms of silence, Prompt.x',
  ],
  ['ToAudioTTS("42", Format.String.playChars)', '"4 2"'],
  ['ToAudioNumber(123.127, 2)', '"123.12"'],
  ['ToAudioNumber(-12, Format.Number.playDigits)', '"negative 1 2"'],
  ['ToAudioNumberOrdinal(112)', '"112th"'],
  [
    'ToAudioCurrency(MakeCurrency(2.8, "USD"), Format.Currency.asMinorUnits)',
    '"280 hundredths of USD"',
  ],
  ['ToAudioDuration(MakeDuration(0, -1, 30, 0))', '"negative 30 minutes"'],
  ['ToAudioDate(MakeDateTime(2014, 4, 7))', '"Monday April 7th 2014"'],
  ['ToAudioTime(MakeDateTime(2014, 4, 7, 0, 5, 0))', '"12:05 AM"'],
  ['ToAudioTimeRange(15, 8, Format.TimePart.minutes)', '"8 to 15 minutes"'],
  [
    'ToAudioPhoneNumber(ToPhoneNumber("tel:+31755551212"), Format.PhoneNumber.local)',
    '"7 5 5 5 5 1 2 1 2"',
  ],
  ['ToAudioTTS(Task.none)', ''],
])('audio: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  [
    'ToInt("1,000")',
    '"1,000" cannot be converted to Integer. Expected digits with an optional sign. (position 1)',
  ],
  [
    'ToInt("1.0")',
    '"1.0" cannot be converted to Integer. Expected digits with an optional sign. (position 1)',
  ],
  [
    'ToDecimal("1,5")',
    '"1,5" cannot be converted to Decimal. Expected digits with an optional sign and a decimal point. (position 1)',
  ],
  [
    'ToDecimal("1e3")',
    '"1e3" cannot be converted to Decimal. Expected digits with an optional sign and a decimal point. (position 1)',
  ],
  [
    'ToBool("yes")',
    '"yes" cannot be converted to Boolean. Expected "true", "t", "1", "false", "f" or "0". (position 1)',
  ],
  ['MakeCurrency(1.0, "US" + "X")', '"USX" is not an ISO 4217 currency code. (position 1)'],
  [
    'MakeCurrency(1.0, "USD") + MakeCurrency(1.0, "EUR")',
    'Currencies with different codes, USD and EUR, cannot be combined. Use ConvertCurrency first. (position 1)',
  ],
  ['MakeList(1)[1]', 'There is no item 1: the collection has 1, counted from 0. (position 1)'],
  ['JsonParse("{")', '"{" cannot be converted to JSON. Expected JSON. (position 1)'],
  [
    'ToQueue("Payments").id',
    'The id of Payments is known in a Genesys Cloud organization only. (position 1)',
  ],
  [
    'DetectLanguage("bonjour", "")',
    'The language of a text is known in a Genesys Cloud organization only. (position 1)',
  ],
  [
    'MakeListCurrency(MakeList(1.0), MakeList("USD", "EUR"))',
    'The two collections must have as many items as each other, but have 1 and 2. (position 1)',
  ],
])('%s fails: %s', (expression, error) => {
  expect(ask(expression)).toBe(error)
})
