import { describe, expect, test } from 'vitest'
import type { VariableId } from '#core/base/ids.ts'
import type { Variable } from '#core/model/design.ts'
import { NO_VALUE } from '#core/model/values.ts'
import { expressionLanguage } from './expression-language.ts'
import type { ExpressionScope } from './expression-scope.ts'

const SCOPE: ExpressionScope = {
  language: 'expression',
  variables: [
    variable('Task.Secure_CC', { secure: true, sensitivity: 'pan' }),
    variable('Task.Status', { description: 'What the gateway said.' }),
    variable('Flow.Amount', { type: 'currency', task: null }),
  ],
  refusesSecureIn: null,
  expected: null,
}

const language = expressionLanguage(SCOPE)
const inCondition = expressionLanguage({
  ...SCOPE,
  refusesSecureIn: 'a condition',
  expected: 'boolean',
})

/** `|` is where the cursor stands. */
function at(marked: string): [text: string, at: number] {
  return [marked.replace('|', ''), marked.indexOf('|')]
}

function painted(text: string): string[] {
  return language.tokens(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

function suggested(marked: string, isAsked = false): string[] | null {
  return language.suggest(...at(marked), isAsked)?.items.map(({ label }) => label) ?? null
}

function marked(text: string, scoped = language): string[] {
  return scoped.problems(text).map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`)
}

describe('colours', () => {
  test('tell variables, secure ones, functions, literals and words apart', () => {
    expect(painted('Left(Task.Secure_CC, 4) == "4111" and true')).toEqual([
      'function: Left',
      'secure: Task.Secure_CC',
      'number: 4',
      'string: "4111"',
      'word: and',
      'word: true',
    ])
  })

  test('set the properties of a variable apart, and find names in any case', () => {
    expect(painted('flow.amount.code')).toEqual(['reference: flow.amount', 'dim: .code'])
  })

  test('leave a name and a function plain that mean nothing', () => {
    expect(painted('Shout(Task.Statu)')).toEqual(['name: Shout', 'name: Task.Statu'])
  })

  test.each([
    ['a string without its end', 'Lower(Task.Status) == "pa', 'string: "pa'],
    ['a character that means nothing', 'Task.Status = "x"', 'string: "x"'],
    ['an escape that is none', '"a\\q" + Task.Status', 'reference: Task.Status'],
    ['nothing but a quote', '"', 'string: "'],
  ])('stay on the rest of %s', (_, text, expected) => {
    expect(painted(text)).toContain(expected)
  })
})

describe('problems', () => {
  test('there are none while nothing is written', () => {
    expect(marked(' ')).toEqual([])
  })

  test('stand where the text stops making sense', () => {
    expect(marked('Task.Status == Task.Nothing')).toEqual(['unknown-variable: Task.Nothing'])
    expect(marked('Lower(Task.Status')).toEqual(['unclosed: ('])
  })

  test('at the end of the text mark what stands before it', () => {
    expect(marked('Task.Status == ')).toEqual(['unexpected: ='])
  })

  test('speak of secure variables only where they are refused', () => {
    expect(marked('Length(Task.Secure_CC) == 16')).toEqual([])
    expect(marked('Length(Task.Secure_CC) == 16', inCondition)).toEqual([
      'secure-read: Task.Secure_CC',
    ])
  })

  test('name the type that is needed', () => {
    const [problem] = inCondition.problems('Flow.Amount')
    expect(problem?.message).toContain('Boolean is needed here')
  })
})

describe('suggestions', () => {
  test('come with the first letter, or when they are asked for', () => {
    expect(suggested('|')).toBeNull()
    expect(suggested('|', true)).toContain('Task.Status')
    expect(suggested('Ta|')).toContain('Task.Status')
  })

  test('hold variables, built-in variables, functions and words', () => {
    const found = suggested('L|') ?? []
    for (const label of ['Task.Secure_CC', 'Call.ConversationId', 'Length', 'NOT_SET']) {
      expect(found).toContain(label)
    }
  })

  test('replace the whole name that is begun', () => {
    expect(language.suggest(...at('Length(Task.Sec|'), false)?.from).toBe('Length('.length)
  })

  test.each([
    ['in a string', '"Ta|sk"'],
    ['in a string that is not closed', '"Ta|'],
    ['behind a number', '12|'],
    ['where a property is written', 'JsonParse(Task.Status).na|'],
  ])('are not given %s', (_, text) => {
    expect(suggested(text)).toBeNull()
  })

  test('are given behind a string', () => {
    expect(suggested('"a" + Ta|')).toContain('Task.Status')
  })

  test('a function brings its parentheses, with the cursor in them', () => {
    const length = language
      .suggest(...at('Len|'), false)
      ?.items.find((item) => item.label === 'Length')
    expect(length).toMatchObject({ insert: 'Length()', caret: 'Length('.length })
  })

  test('a function leaves parentheses alone that are there', () => {
    const length = language
      .suggest(...at('Len|(Task.Status)'), false)
      ?.items.find((item) => item.label === 'Length')
    expect(length).toMatchObject({ insert: 'Length', caret: 'Length'.length })
  })

  test('do not offer what a secure flow refuses', () => {
    expect(suggested('Find|')).not.toContain('FindUser')
  })
})

describe('help', () => {
  test('of a variable says its type, its secrecy and what it is for', () => {
    expect(language.explain(...at('Lower(Task.Sta|tus)'))).toMatchObject({
      title: 'Task.Status',
      facts: 'String',
      text: 'What the gateway said.',
      isSecure: false,
    })
    expect(language.explain(...at('Task.Secure_C|C'))).toMatchObject({
      facts: 'Secure · String · card number',
      isSecure: true,
    })
  })

  test('of a secure variable says where it cannot be read', () => {
    expect(inCondition.explain(...at('|Task.Secure_CC'))?.text).toContain(
      'cannot be read in a condition',
    )
  })

  test('of a function lists its forms', () => {
    expect(language.explain(...at('Le|ft("a", 1)'))?.forms).toHaveLength(1)
  })

  test('of a name that means nothing is none', () => {
    expect(language.explain(...at('Task.No|'))).toBeNull()
  })
})

describe('the call around the cursor', () => {
  function hint(marked: string): string[] | null {
    const forms = language.callAt(...at(marked))?.forms ?? null
    return forms?.map(({ before, current, after }) => `${before}[${current}]${after}`) ?? null
  }

  test('shows the parameter that is being written', () => {
    expect(hint('Left(|')?.[0]).toMatch(/^Left\(\[text: string\], /)
    expect(hint('Left(Task.Status, |)')?.[0]).toMatch(/^Left\(text: string, \[/)
  })

  test('is the innermost one, behind a call that is complete', () => {
    expect(hint('Left(Lower(Task.Status), |)')?.[0]).toMatch(/^Left/)
    expect(hint('Left(Lower(|')?.[0]).toMatch(/^Lower/)
  })

  test('is none outside of parentheses, in a group, and for a function that nobody knows', () => {
    expect(hint('Left("a", 1)|')).toBeNull()
    expect(hint('(Task.Status|')).toBeNull()
    expect(hint('Shout(|')).toBeNull()
  })

  test('counts no comma in a string', () => {
    expect(hint('Left("a, b, c"|')?.[0]).toMatch(/^Left\(\[text/)
  })

  test('does not show forms that are too short for what is written', () => {
    const forms = hint('Substring(Task.Status, 0, |') ?? []
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) expect(form.split(',')).toHaveLength(3)
  })
})

function variable(name: string, given: Partial<Variable> = {}): Variable {
  return {
    id: name as VariableId,
    name,
    task: null,
    type: 'string',
    secure: false,
    sensitivity: 'none',
    description: '',
    initial: NO_VALUE,
    ...given,
  }
}
