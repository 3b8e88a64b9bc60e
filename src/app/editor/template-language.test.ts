import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanTemplate } from './template-scan.ts'
import { templateLanguage } from './template-language.ts'
import type { TemplateName, TemplateScope } from './template-scope.ts'

const REQUEST: TemplateScope = {
  language: 'velocity',
  side: 'request',
  names: [
    name('input.cardNumber', true),
    name('input.amount'),
    name('input.rawRequest'),
    name('credentials.apiKey'),
  ],
  secureKeys: [],
}
const request = templateLanguage(REQUEST)
const response = templateLanguage({
  language: 'velocity',
  side: 'response',
  names: [name('token'), name('rawResult')],
  secureKeys: ['Session_Token'],
})

/** `|` is where the cursor stands. */
function at(marked: string): [text: string, at: number] {
  return [marked.replace('|', ''), marked.indexOf('|')]
}

function painted(text: string, language = request): string[] {
  return language.tokens(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

function marked(text: string, language = request): string[] {
  return language
    .problems(text)
    .map(({ code, severity, start, end }) => `${severity} ${code}: ${text.slice(start, end)}`)
}

function suggested(marked: string, isAsked = false, language = request): string[] | null {
  return language.suggest(...at(marked), isAsked)?.items.map(({ label }) => label) ?? null
}

/** What the text is when a suggestion is taken, with the cursor. */
function taken(marked: string, label: string, isAsked = false): string {
  const [text, cursor] = at(marked)
  const found = request.suggest(text, cursor, isAsked)
  const item = found?.items.find((candidate) => candidate.label === label)
  if (found === null || found === undefined || item === undefined) return 'not offered'
  const { insert, caret = insert.length, swallows } = item
  const end = swallows !== undefined && text.startsWith(swallows, cursor) ? cursor + 1 : cursor
  const put = `${insert.slice(0, caret)}|${insert.slice(caret)}`
  return text.slice(0, found.from) + put + text.slice(end)
}

describe('colours', () => {
  test('tell names, values and references of JSON apart, with secret inputs in the secure hue', () => {
    expect(painted('{"card": "${input.cardNumber}", "amount": ${input.amount}, "n": 1}')).toEqual([
      'key: "card"',
      'string: "',
      'secure: ${input.cardNumber',
      'secure: }',
      'string: "',
      'key: "amount"',
      'reference: ${input.amount',
      'reference: }',
      'key: "n"',
      'number: 1',
    ])
  })

  test('see a quote inside a call as a part of the call', () => {
    expect(painted('{"a": "$esc.jsonString("${input.amount}")", "b": true}')).toEqual([
      'key: "a"',
      'string: "',
      'function: $esc',
      'function: .jsonString',
      'string: "',
      'reference: ${input.amount',
      'reference: }',
      'string: "',
      'string: "',
      'key: "b"',
      'word: true',
    ])
  })

  test('follow a secret into what is set from it', () => {
    const text = '#set($mm = $input.cardNumber.substring(0, 2)){"m": "$mm", "a": "$input.amount"}'
    expect(painted(text)).toContain('secure: $mm')
    expect(painted(text)).toContain('reference: $input.amount')
  })

  test('of a success template know the outputs that are secret', () => {
    const text = '{"Session_Token": ${token}, "Raw": ${token}}'
    expect(painted(text, response).filter((piece) => piece.includes('token'))).toEqual([
      'secure: ${token',
      'reference: ${token',
    ])
  })

  test('leave text alone that only looks like Velocity', () => {
    expect(painted('$5 #fff \\${input.amount} #elseno')).toEqual([])
  })

  test('leave the digits of a form alone', () => {
    expect(painted('a=1&b=$input.amount')).toEqual(['reference: $input.amount'])
  })

  test('show comments and directives', () => {
    expect(painted('#if($input.amount == 1)x#{else}y#end ## why')).toEqual([
      'directive: #if',
      'reference: $input.amount',
      'number: 1',
      'directive: #{else}',
      'directive: #end',
      'dim: ## why',
    ])
  })

  test('never overlap and never leave the text, whatever is in it', () => {
    const piece = fc.constantFrom(
      '$',
      '{',
      '}',
      '(',
      ')',
      '"',
      '#if',
      '.a',
      'x',
      '\\',
      "'",
      '\n',
      '1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (parts, isJson) => {
        const text = parts.join('')
        let before = 0
        for (const { start, end } of scanTemplate(text, isJson)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('end where nobody nests any more', () => {
    expect(() => painted('$a('.repeat(50_000))).not.toThrow()
  })
})

describe('problems', () => {
  test('mark the place where the parser stops', () => {
    expect(marked('{"a": "$esc.jsonString(${input.amount}"}')[0]).toMatch(/^error unexpected: "/)
    expect(marked('#if($input.amount)x\n')).toEqual(['error unexpected: x'])
  })

  test('find an input that is not in the contract, wherever it stands', () => {
    expect(marked('{"a": ${input.keepOnFile}, "b": "$esc.jsonString($input.c)"}')).toEqual([
      'error unknown-name: ${input.keepOnFile}',
      'error unknown-name: $input.c',
    ])
    const [problem] = request.problems('{\n  "a": ${input.keepOnFile}}')
    expect(problem?.message).toBe(
      'Line 2, column 8: “keepOnFile” is not an input of this action, so the text ${input.keepOnFile} is printed. Add it to the contract, or correct the name.',
    )
  })

  test('are not made of other names, which a request may mean as text', () => {
    expect(marked('mutation T($cc: Card!) { ${credentials.other} }')).toEqual([])
  })

  test('say when the versions of Velocity differ', () => {
    const hyphened = templateLanguage({ ...REQUEST, names: [name('input.a-b')] })
    const [problem, ...others] = hyphened.problems('${input.a-b}')
    expect(others).toEqual([])
    expect(problem).toMatchObject({ severity: 'warning' })
    expect(problem?.message).toContain('Velocity 1.7 reads it')
  })

  test('of a success template are names that nothing maps', () => {
    expect(marked('{"a": ${token}, "b": ${tokn}, "c": ${rawResult}}', response)).toEqual([
      'error unknown-name: ${tokn}',
    ])
    expect(marked('#set($x = 1){"a": $x}', response)).toEqual([])
  })
})

describe('suggestions', () => {
  test('come behind a dollar, or when they are asked for', () => {
    expect(suggested('{"a": |')).toBeNull()
    expect(suggested('{"a": $|')).toContain('input.cardNumber')
    expect(suggested('{"a": |', true)).toContain('input.cardNumber')
    expect(suggested('5 dollars \\$|')).toBeNull()
  })

  test('bring the braces that are missing, and step over the one that is there', () => {
    expect(taken('{"a": "$inp|"', 'input.amount')).toBe('{"a": "${input.amount}|"')
    expect(taken('{"a": "${inp|}"', 'input.amount')).toBe('{"a": "${input.amount}|"')
    expect(taken('{"a": "$!{inp|"', 'input.amount')).toBe('{"a": "$!{input.amount}|"')
    expect(taken('{"a": |', 'input.amount', true)).toBe('{"a": ${input.amount}|')
  })

  test('put the cursor into the parentheses of a helper', () => {
    expect(taken('"$esc.js|"', 'esc.jsonString')).toBe('"$esc.jsonString(|)"')
    expect(taken('"${esc.js|}"', 'esc.jsonString')).toBe('"${esc.jsonString(|)}"')
  })

  test('are the methods of a text behind a value', () => {
    expect(suggested('$input.cardNumber.sub|')).toContain('substring')
    expect(suggested('#set($mm = "a")$mm.|')).toContain('length')
    expect(suggested('$input.|')).toContain('input.amount')
  })

  test('are directives behind a hash', () => {
    expect(suggested('{"a":1#i|')).toContain('#if')
    expect(taken('{"a":1#i|}', '#if')).toBe('{"a":1#if(|)#end}')
  })

  test('know what the template has set', () => {
    expect(suggested('#set($month = "05")$|')).toContain('month')
  })

  test('do not offer the credential that is being written', () => {
    const scope = { ...REQUEST, names: [...REQUEST.names, name('credentials.ap')] }
    const found = suggested('${credentials.ap|}', false, templateLanguage(scope))
    expect(found).toContain('credentials.apiKey')
    expect(found).not.toContain('credentials.ap')
  })
})

describe('help', () => {
  test('of an input says what it is', () => {
    expect(request.explain(...at('{"a": "${input.card|Number}"}'))).toMatchObject({
      title: '${input.cardNumber}',
      isSecure: true,
    })
  })

  test('of a helper says what it does', () => {
    expect(request.explain(...at('$esc.json|String($input.amount)'))?.text).toContain('JSON string')
  })

  test('of a call shows the parameter that is being written', () => {
    expect(request.callAt(...at('$math.mul($input.amount, |'))?.forms).toEqual([
      { before: '$math.mul(a, ', current: 'b', after: ')' },
    ])
    expect(request.callAt(...at('$math.mul(1, 2) |'))).toBeNull()
  })
})

function name(path: string, isSecure = false): TemplateName {
  return { path, isSecure, facts: 'String', text: '' }
}
