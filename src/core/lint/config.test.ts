import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { type ConfigError, describeConfigError, readLintSettings } from './config.ts'
import { lintDesign } from './lint.ts'

function settings(json: unknown) {
  const read = readLintSettings(JSON.stringify(json))
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

function refused(text: string): ConfigError | null {
  const read = readLintSettings(text)
  return read.ok ? null : read.error
}

const FLOW = `start -> early: fetch -> card: collect(CC) -> pay: pay -> done: return
  otherwise -> done`

function weighed(json: unknown) {
  const { problems } = lintDesign(buildFlow(FLOW), settings(json))
  return problems.flatMap(({ rule, severity }) => (rule === 'token-after-input' ? [severity] : []))
}

describe('a configuration', () => {
  test('that is empty changes nothing', () => {
    expect(weighed({})).toEqual(['error'])
    expect(weighed({ rules: {}, options: {} })).toEqual(['error'])
  })

  test.each([
    ['by its code', 'SF-ORD-02'],
    ['by its name', 'token-after-input'],
  ])('makes a rule lighter, called %s', (_, name) => {
    expect(weighed({ rules: { [name]: 'info' } })).toEqual(['info'])
  })

  test('turns a rule off', () => {
    expect(weighed({ rules: { 'SF-ORD-02': 'off' } })).toEqual([])
  })

  test.each(['warn', 'warning'])('says what a standard data action weighs: %s', (word) => {
    const { options } = settings({ options: { 'standard-action-in-secure-flow': word } })
    expect(options.standardActionInSecureFlow).toBe('warning')
  })

  test('says how long a caller waits', () => {
    const { options } = settings({ options: { 'caller-patience-seconds': 45 } })
    expect(options).toEqual({ standardActionInSecureFlow: 'error', callerPatienceSeconds: 45 })
  })

  test.each([
    ['no JSON', '{\n  "rules": {},}', 'json-syntax', 'This is not JSON: at line 2, column 15'],
    ['a list', '[]', 'not-an-object', 'the whole must be an object'],
    ['rules that are a list', '{"rules": []}', 'not-an-object', '“rules” must be an object'],
    ['a key that is misspelt', '{"rule": {}}', 'unknown-key', '“rule” is not known'],
    ['a key of all objects', '{"__proto__": {}}', 'unknown-key', '“__proto__”'],
    ['a rule that there is not', '{"rules": {"semi": "off"}}', 'unknown-rule', 'Call a rule by'],
    [
      'a rule that is misspelt',
      '{"rules": {"token-after-inputs": "off"}}',
      'unknown-rule',
      'there is no rule “token-after-inputs”. Did you mean token-after-input?',
    ],
    [
      'a rule by its code and its name',
      '{"rules": {"SF-ORD-02": "off", "token-after-input": "error"}}',
      'said-twice',
      '“rules.token-after-input” says again what',
    ],
    ['another severity', '{"rules": {"SF-ORD-02": "fatal"}}', 'bad-value', 'rules.SF-ORD-02'],
    ['another option', '{"options": {"strict": true}}', 'unknown-key', 'options.strict'],
    [
      'another choice',
      '{"options": {"standard-action-in-secure-flow": "off"}}',
      'bad-value',
      'error, warn, warning',
    ],
    ...['1', '121', '1.5', '"45"', 'null'].map((value) => [
      `a patience of ${value}`,
      `{"options": {"caller-patience-seconds": ${value}}}`,
      'bad-number',
      'must be a whole number from 2 to 120',
    ]),
  ])('is refused: %s', (_, text, code, words) => {
    const error = refused(text)
    expect(error?.code).toBe(code)
    expect(error && describeConfigError(error)).toContain(words)
    expect(error && describeConfigError(error)).not.toContain('\n')
  })
})
